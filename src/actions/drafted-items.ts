import { readCitations } from '../catalog/citation.js';
import type { Draft, DraftChange } from '../catalog/draft.js';
import { citationKey } from '../regulation/citation-keys.js';
import type { PlacedItem } from '../regulation/citing.js';
import { readContents, readHomes } from '../store/catalogs.js';
import { findDraft, listDrafts } from '../store/drafts.js';
import type { Db } from '../store/engine.js';

type Edit = Extract<DraftChange, { kind: 'edit' }>;

/**
 * Items as open drafts would have them, where a draft itself says what they rest on and that may be one of these keys. A
 * new item goes by its key.
 */
export async function readDraftedItems(db: Db, keys: ReadonlySet<string>): Promise<PlacedItem[]> {
  const heads = (await listDrafts(db)).filter(({ state }) => state !== 'published' && state !== 'abandoned');
  const items: PlacedItem[] = [];
  for (const { id } of heads.reverse()) {
    const draft = await findDraft(db, id);
    if (draft !== null) items.push(...(await itemsOf(db, draft, keys)));
  }
  return items;
}

async function itemsOf(
  db: Db,
  { id, edition, baseVersion, changes }: Draft,
  keys: ReadonlySet<string>,
): Promise<PlacedItem[]> {
  const where = { in: 'draft', draft: id } as const;
  const whole = changes.flatMap((change): PlacedItem[] => {
    if (change.kind !== 'add' && change.kind !== 'restore') return [];
    const { content, place } = change;
    if (!mayCite(content.legalBases, keys)) return [];
    const code = change.kind === 'add' ? change.key : change.code;
    return [{ edition, domain: place.domain, code, where, content }];
  });
  const edits = changes.filter(
    (change): change is Edit => change.kind === 'edit' && mayCite(change.fields.legalBases ?? [], keys),
  );
  if (edits.length === 0) return whole;
  const codes = edits.map(({ code }) => code);
  const contents = await readContents(db, edition, baseVersion, codes);
  const homes = await readHomes(db, edition, baseVersion, codes);
  const edited = edits.flatMap(({ code, fields }): PlacedItem[] => {
    const [before, domain] = [contents.get(code), homes.get(code)];
    if (before === undefined || domain === undefined) return [];
    return [{ edition, domain, code, where, content: { ...before, ...fields } }];
  });
  return [...whole, ...edited];
}

function mayCite(legalBases: readonly string[], keys: ReadonlySet<string>): boolean {
  return legalBases.some((text) =>
    readCitations(text).citations.some((citation) => keys.has(citationKey(citation))),
  );
}
