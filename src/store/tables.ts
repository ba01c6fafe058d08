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
  item_content: { id: Generated<number>; format: number; hash: Buffer; encoding: number; body: Buffer };
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
    from_version: number;
    to_version: number | null;
  };
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
  };
  draft_change: { draft_id: number; sequence: number; body: string; reason: string | null };
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
  };
  mapping: { sender: string; header: string; column_letters: string; meaning: string };
  row_choice: { sender: string; edition_id: number; topic: string; code: string };
};
