import type { Catalog } from '../catalog/catalog.js';
import type { Draft } from '../catalog/draft.js';
import { applyDraft } from '../catalog/draft.js';
import { diffCatalogs } from '../catalog/diff.js';
import type { ItemContent } from '../catalog/item.js';
import { emptyContent } from '../catalog/item.js';
import type { Outline } from '../catalog/outline.js';
import type { WeighedChange } from '../catalog/semantic/weight.js';
import { weighChanges } from '../catalog/semantic/weight.js';
import { readCatalog } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';
import { draftCodes } from './edit-draft.js';
import { reviseVersion } from './revise.js';

/** Compares a draft's base with what the draft makes of it; new items go by their keys. Reads only what it touches. */
export async function weighDraft(db: Db, draft: Draft): Promise<WeighedChange[]> {
  const { edition, baseVersion: number } = draft;
  const { before, revision, touched, contents } = await reviseVersion(
    db,
    { edition, number },
    draft.changes,
    draftKeys(draft),
  );
  const old = before.map(({ code, name, items }) => ({ code, name, items: items.map((item) => item.code) }));
  return weighChanges(
    diffCatalogs(
      catalogOf(old, touched, contents),
      catalogOf(revision.outline, touched, new Map([...contents, ...revision.contents])),
    ),
    draft.weights,
  );
}

/** The whole catalog a draft would make. */
export async function readDraftCatalog(db: Db, draft: Draft): Promise<Catalog> {
  const base = await readCatalog(db, draft.edition, draft.baseVersion);
  const contents = new Map(
    base.domains.flatMap(({ items }) => items.map(({ code, ...content }) => [code, content])),
  );
  const outline = base.domains.map(({ code, name, items }) => ({
    code,
    name,
    items: items.map((item) => item.code),
  }));
  const { revision } = applyDraft(outline, draft.changes, (code) => contents.get(code), draftKeys(draft));
  const after = new Map<string, ItemContent>([...contents, ...revision.contents]);
  return catalogOf(revision.outline, null, after);
}

/** `touched`: the domains to be compared, null = all; items that are the same on both sides need no texts. */
function catalogOf(
  outline: Outline,
  touched: ReadonlySet<string> | null,
  contents: ReadonlyMap<string, ItemContent>,
): Catalog {
  return {
    domains: outline.map(({ code, name, items }) => ({
      code,
      name,
      items:
        touched === null || touched.has(code)
          ? items.map((item) => ({ code: item, ...(contents.get(item) ?? emptyContent) }))
          : [],
    })),
  };
}

/** New items go by their keys until they get a code. */
function draftKeys({ changes }: Draft): (domain: string) => string {
  const keys = changes.flatMap((change) =>
    change.kind === 'add' && change.code === null ? [change.key] : [],
  );
  const spare = draftCodes();
  return (domain) => keys.shift() ?? spare(domain);
}
