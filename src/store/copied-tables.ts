import type { Tables } from './tables.js';

/** How a table is read through, a page at a time: by its key, in the order of it. */
export type CopiedTable = { table: keyof Tables; key: readonly string[]; page: number };

const usualPage = 500;
/** Files of up to 20 MB are taken one by one. */
const onePage = 1;
/** Rows that point at each other are written by one statement, behind which alone the engines look whether all is there. */
const wholePage = 5_000;

function copied(table: keyof Tables, key: readonly string[], page = usualPage): CopiedTable {
  return { table, key, page };
}

/** What a backup holds, in the order in which rows may point at earlier ones. */
export const copiedTables: readonly CopiedTable[] = [
  copied('setting', ['name']),
  copied('organization', ['id'], wholePage),
  copied('organization_name', ['organization_id', 'sequence']),
  copied('organization_alias', ['organization_id', 'alias']),
  copied('organization_successor', ['organization_id', 'successor_id']),
  copied('account', ['id']),
  copied('account_role', ['account_id', 'role', 'organization_id']),
  copied('token', ['id']),
  copied('edition', ['id'], wholePage),
  copied('version', ['edition_id', 'number']),
  copied('item_content', ['id']), // a base has the smaller number
  copied('item_span', ['edition_id', 'code', 'from_version']),
  copied('domain_span', ['edition_id', 'code', 'from_version']),
  copied('domain_chunk', ['edition_id', 'domain', 'behind']),
  copied('code_counter', ['code_space', 'domain']),
  copied('content_citation', ['key_hash', 'content_id']),
  copied('import_file', ['hash'], onePage),
  copied('import_result', ['id']),
  copied('waiting_import', ['id'], onePage),
  copied('mapping', ['sender', 'header', 'column_letters']),
  copied('row_choice', ['sender', 'edition_id', 'topic']),
  copied('draft', ['id']),
  copied('review', ['id']),
  copied('review_mark', ['id']),
  copied('merge_decision', ['edition_id', 'key']),
  copied('regulation', ['id']),
  copied('regulation_event', ['id']),
  copied('citation_choice', ['key']),
  copied('task', ['id']),
  copied('calendar', ['name']),
  copied('announcement', ['sequence']),
  copied('told_standing', ['regulation_id']),
  copied('receipt', ['sequence', 'organization_id']),
  copied('webhook', ['id']),
  copied('webhook_delivery', ['id']),
  copied('webhook_try', ['delivery_id', 'at']),
  copied('event_log', ['sequence']),
];

/** What a backup leaves out: who is signed in, who failed to, and what is under way. After a restoration people sign in again. */
export const leftOutTables: readonly (keyof Tables)[] = ['session', 'login_failure', 'import_job'];

/** Settings a backup leaves out: with the first, whoever holds a backup could sign themselves in. It is made anew. */
export const leftOutSettings: readonly string[] = ['session-secret'];
