import { sql } from 'kysely';
import type { ExplainedEntry } from '../catalog/blame.js';
import { explainHistory } from '../catalog/blame.js';
import type { HistoryEntry } from '../catalog/history.js';
import { historyOf } from '../catalog/history.js';
import type { ItemContent } from '../catalog/item.js';
import { Refusal } from '../refusal.js';
import type { ContentToCheck } from './content-codec.js';
import { contentColumns, readContent } from './content-codec.js';
import { readProposals } from './drafts.js';
import type { Db } from './engine.js';
import { editionKey } from './editions.js';

/** An item as a version has it. */
export type ItemAtVersion = {
  domain: string;
  /** What it says; for a withdrawn item, what it said last. */
  content: ItemContent;
  /** The version that made it so. */
  since: number;
  withdrawn: boolean;
};

/**
 * An item at a version; null where it had not come by then. One statement without a builder, which costs more than the
 * rest: this is what a page or a portal asks most often.
 */
export async function readItem(
  db: Db,
  edition: string,
  version: number,
  code: string,
): Promise<ItemAtVersion | null> {
  const { rows } = await sql<ItemSpanRow>`
    select s.domain, s.from_version, s.to_version, c.hash, c.encoding, c.body, b.body as base_body
      from edition e join item_span s on s.edition_id = e.id join item_content c on c.id = s.content_id
      left join item_content b on b.id = c.base_id
     where e.slug = ${edition} and s.code = ${code} and s.from_version <= ${version}
     order by s.from_version desc limit 1`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { domain, from_version, to_version } = row;
  const withdrawn = to_version !== null && to_version <= version;
  return { domain, content: readContent(row), since: withdrawn ? to_version : from_version, withdrawn };
}

type ItemSpanRow = ContentToCheck & { domain: string; from_version: number; to_version: number | null };

/**
 * Every version that touched an item, oldest first; a withdrawn item keeps its history.
 * @throws Refusal `item.unknown` for a code the edition never had.
 */
export async function readHistory(db: Db, edition: string, code: string): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('item_span')
    .innerJoin('item_content', 'item_content.id', 'item_span.content_id')
    .leftJoin('item_content as base', 'base.id', 'item_content.base_id')
    .select(['domain', 'position', 'from_version', 'to_version', ...contentColumns])
    .where('edition_id', '=', await editionKey(db, edition))
    .where('code', '=', code)
    .orderBy('from_version')
    .execute();
  if (rows.length === 0) throw new Refusal('item.unknown', { edition, code });
  return historyOf(
    code,
    rows.map((row) => ({
      domain: row.domain,
      position: row.position,
      content: readContent(row),
      fromVersion: row.from_version,
      toVersion: row.to_version,
    })),
  );
}

/** The same, each with what its draft said of it. */
export async function readExplainedHistory(db: Db, edition: string, code: string): Promise<ExplainedEntry[]> {
  const history = await readHistory(db, edition, code);
  const versions = history.map(({ version }) => version);
  return explainHistory(code, history, await readProposals(db, edition, versions));
}

/** Those of some codes that an item of the edition has or had. */
export async function readEverHad(db: Db, edition: string, codes: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('item_span')
    .select('code')
    .distinct()
    .where('edition_id', '=', await editionKey(db, edition))
    .where('code', 'in', codes.length > 0 ? [...codes] : [''])
    .execute();
  return new Set(rows.map(({ code }) => code));
}
