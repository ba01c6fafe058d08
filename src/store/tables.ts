import type { Generated } from 'kysely';

/** The columns of every table. Blobs are hashes (32 bytes) and deflated contents. */
export type Tables = {
  edition: {
    id: Generated<number>;
    slug: string;
    title: string;
    level: string;
    organization: string;
    upstream: string | null;
    code_space: string;
    position: number;
    organization_id: Generated<string | null>;
  };
  version: {
    edition_id: number;
    number: number;
    hash: string;
    parent_hash: string | null;
    effective_on: string;
    published_at: string;
    published_by: string;
    update_type: string;
    note: string;
    draft_id: number | null;
  };
  item_content: {
    id: Generated<number>;
    format: number;
    hash: Buffer;
    encoding: number;
    body: Buffer;
    /** The content whose JSON is needed to read this one: of encoding 1, which has none. */
    base_id: Generated<number | null>;
  };
  item_span: {
    edition_id: number;
    code: string;
    content_id: number;
    domain: string;
    position: string;
    from_version: number;
    to_version: number | null;
  };
  domain_span: {
    edition_id: number;
    code: string;
    name: string;
    position: string;
    hash: Buffer;
    /** 1: `domain-1`, 2: `domain-2`. */
    format: number;
    from_version: number;
    to_version: number | null;
  };
  /** The chunks of the domains as the newest version has them: each behind the item at a position. */
  domain_chunk: { edition_id: number; domain: string; behind: string; hash: Buffer };
  code_counter: { code_space: string; domain: string; last: number };
  draft: {
    id: Generated<number>;
    edition_id: number;
    base_version: number;
    title: string;
    state: string;
    author: string;
    created_at: string;
    import_id: number | null;
    version: number | null;
    organization_id: Generated<string | null>;
    revision: Generated<number>;
    editors: string;
    digest: Generated<string | null>;
    encoding: Generated<number>;
    body: Buffer;
  };
  review: {
    id: Generated<number>;
    draft_id: number;
    kind: string;
    reviewer: string;
    decision: string;
    digest: string;
    comment: string | null;
    at: string;
  };
  review_mark: {
    id: Generated<number>;
    draft_id: number;
    kind: string;
    reviewer: string;
    digest: string;
    decision: string;
    comment: string | null;
    at: string;
  };
  merge_decision: { edition_id: number; key: string; choice: string; decided_by: string; decided_at: string };
  import_file: { hash: string; size: number; bytes: Buffer };
  import_result: {
    id: Generated<number>;
    file_hash: string;
    file_name: string;
    edition_id: number;
    received_at: string;
    received_by: string;
    digest: string;
    report: string;
    organization_id: Generated<string | null>;
  };
  waiting_import: {
    id: Generated<number>;
    edition_id: number | null;
    file_name: string;
    bytes: Buffer;
    received_at: string;
    received_by: string;
    choices: string;
    state: Generated<string>;
    import_id: Generated<number | null>;
  };
  import_job: { id: string; account: string; state: string; alive_until: string; result: string | null };
  mapping: { sender: string; header: string; column_letters: string; meaning: string };
  row_choice: { sender: string; edition_id: number; topic: string; code: string };
  organization: {
    id: string;
    kind: string;
    parent: string | null;
    position: number;
    successor_mode: string | null;
  };
  organization_name: {
    organization_id: string;
    sequence: number;
    name: string;
    valid_from: string | null;
    valid_to: string | null;
  };
  organization_alias: { organization_id: string; alias: string };
  organization_successor: { organization_id: string; successor_id: string };
  account: {
    id: Generated<number>;
    name: string;
    name_key: string;
    display_name: string;
    password_hash: string | null;
    must_change_password: number;
    password_changed_at: string | null;
    oidc_subject: string | null;
    created_at: string;
    disabled_at: string | null;
  };
  account_role: { account_id: number; role: string; organization_id: string };
  session: {
    id: Buffer;
    account_id: number;
    created_at: string;
    seen_at: string;
    address: string | null;
    csrf: string;
  };
  token: {
    id: Generated<number>;
    account_id: number;
    name: string;
    hash: Buffer;
    scopes: string;
    created_at: string;
    expires_at: string;
    revoked_at: string | null;
  };
  login_failure: { id: Generated<number>; account: string; address: string; purse: string; at: string };
  setting: { name: string; value: string };
  regulation: { id: string; title: string; body: string };
  regulation_event: {
    id: Generated<number>;
    regulation_id: string;
    digest: string;
    body: string;
    recorded_at: string;
    recorded_by: string;
    retracted_at: Generated<string | null>;
    retracted_by: Generated<string | null>;
    retraction_reason: Generated<string | null>;
  };
  citation_choice: { key: string; regulation_id: string; chosen_by: string; chosen_at: string };
  task: {
    id: Generated<number>;
    event_id: number;
    edition_id: number;
    code: string;
    domain: string;
    regulation_id: string;
    body: string | null;
    proposals: string;
    state: string;
    due_on: string | null;
    draft_id: number | null;
    version: number | null;
    reason: string | null;
    made_at: string;
    ended_at: string | null;
  };
  calendar: { name: string; body: string };
  content_citation: { key_hash: number; content_id: number };
  announcement: {
    sequence: number;
    id: string;
    at: string;
    type: string;
    edition: string | null;
    body: string;
  };
  webhook: {
    id: Generated<number>;
    url: string;
    types: string;
    paused: number;
    secret: string;
    former_secret: string | null;
    former_until: string | null;
    created_at: string;
    created_by: string;
  };
  webhook_delivery: {
    id: Generated<number>;
    webhook_id: number;
    sequence: number;
    state: string;
    tries: number;
    due_at: string | null;
    leased_until: string | null;
  };
  webhook_try: { delivery_id: number; at: string; status: number | null; fault: string | null };
  told_standing: { regulation_id: string; body: string };
  receipt: { sequence: number; organization_id: string; signed_by: string; signed_at: string };
  event_log: {
    sequence: number;
    body: string;
    at: string;
    account: string;
    action: string;
    outcome: string;
    thing: string | null;
    edition: string | null;
    sha256: Buffer;
    sm3: Buffer;
  };
};
