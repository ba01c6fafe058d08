import type { ItemContent } from '../../../../../catalog/item.js';
import type { Impact } from '../../../../../regulation/impact.js';
import { readContents, readOutline } from '../../../../../store/catalogs.js';
import { findDraft } from '../../../../../store/drafts.js';
import { listEditions } from '../../../../../store/editions.js';
import type { Db } from '../../../../../store/engine.js';
import type { KeptTask } from '../../../../../store/tasks.js';
import type { RowContext } from './row.js';
import { rowKey } from './row.js';

/** What the items that an event touches are called, and where they stand. */
export async function readRowContext(
  db: Db,
  impacts: readonly Impact[],
  tasks: readonly KeptTask[],
): Promise<RowContext> {
  const editions = new Map((await listEditions(db)).map((edition) => [edition.id, edition]));
  const domains = new Map<string, string>();
  const contents = new Map<string, ItemContent>();
  for (const { edition, version, codes } of placesOf(impacts)) {
    for (const { code, name } of await readOutline(db, edition, version, []))
      domains.set(`${edition} ${code}`, name);
    for (const [code, content] of await readContents(db, edition, version, codes))
      keepFirst(contents, rowKey({ edition, code }), content);
  }
  for (const { edition, code, where } of impacts)
    if (where.in === 'draft' && !contents.has(rowKey({ edition, code }))) {
      const content = await readDrafted(db, where.draft, code);
      if (content !== null) contents.set(rowKey({ edition, code }), content);
    }
  return { editions, domains, contents, tasks };
}

type Place = { edition: string; version: number; codes: string[] };

/** The versions that hold the items; those in force come first. */
function placesOf(impacts: readonly Impact[]): Place[] {
  const places = new Map<string, Place>();
  for (const { edition, code, where } of impacts) {
    if (where.in === 'draft') continue;
    const key = `${edition} ${where.number}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, { edition, version: where.number, codes: [code] });
    else known.codes.push(code);
  }
  return [...places.values()];
}

/** What a draft itself says of an item: a new one, or one it brings back. */
async function readDrafted(db: Db, id: number, code: string): Promise<ItemContent | null> {
  const draft = await findDraft(db, id);
  const change = draft?.changes.find((one) =>
    one.kind === 'add' ? one.key === code : one.kind === 'restore' && one.code === code,
  );
  return change !== undefined && 'content' in change ? change.content : null;
}

function keepFirst<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key)) map.set(key, value);
}
