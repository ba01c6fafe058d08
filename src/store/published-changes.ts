import { sameValue } from '../catalog/canonical.js';
import type { DraftChange } from '../catalog/draft.js';
import type { ItemContent, ItemField } from '../catalog/item.js';
import { itemFields } from '../catalog/item.js';

/**
 * A change of a published draft as it is kept: without what its version has. What is left out of an `add` or a `restore` is
 * its content, of an `edit` the values of the fields named in `published`.
 */
export type KeptChange =
  Exclude<DraftChange, Whole | Edit> | MaybeWithout<Whole> | (Edit & { published?: ItemField[] });

type Whole = Extract<DraftChange, { kind: 'add' | 'restore' }>;
type MaybeWithout<T> = T extends Whole ? Omit<T, 'content'> & Partial<Pick<T, 'content'>> : never;
type Edit = Extract<DraftChange, { kind: 'edit' }>;

/** What an item says in the version; undefined: the version does not have it. */
type ContentOf = (code: string) => ItemContent | undefined;

/** The codes of items whose contents are needed for changes; `codes`: those of new items, by their keys. */
export function publishedItems(changes: readonly KeptChange[], codes: Record<string, string>): string[] {
  return changes.flatMap((change) => {
    const code = codeOf(change, codes);
    return code === null ? [] : [code];
  });
}

export function keepChange(
  change: DraftChange,
  contentOf: ContentOf,
  codes: Record<string, string>,
): KeptChange {
  const published = contentOf(codeOf(change, codes) ?? '');
  if (published === undefined) return change;
  if (change.kind === 'add' || change.kind === 'restore') {
    const { content, ...rest } = change;
    return sameValue(content, published) ? rest : change;
  }
  if (change.kind !== 'edit') return change;
  const same = itemFields.filter(
    (field) => field in change.fields && sameValue(change.fields[field], published[field]),
  );
  const others = Object.entries(change.fields).filter(([field]) => !same.includes(field as ItemField)); // its keys are fields
  return { ...change, fields: Object.fromEntries(others), published: same };
}

/** @throws Error where the version no longer has what was left out. */
export function wholeChange(
  kept: KeptChange,
  contentOf: ContentOf,
  codes: Record<string, string>,
): DraftChange {
  const code = codeOf(kept, codes) ?? '';
  if (kept.kind === 'add' || kept.kind === 'restore')
    return { ...kept, content: kept.content ?? contentOf(code) ?? missing(code) };
  if (kept.kind !== 'edit' || !('published' in kept)) return kept;
  const { published = [], ...change } = kept;
  const content = contentOf(code) ?? missing(code);
  const fields = published.map((field) => [field, content[field]] as const);
  return { ...change, fields: { ...change.fields, ...Object.fromEntries(fields) } };
}

function codeOf(change: KeptChange, codes: Record<string, string>): string | null {
  switch (change.kind) {
    case 'add':
      return codes[change.key] ?? change.code;
    case 'restore':
    case 'edit':
      return change.code;
    case 'withdraw':
    case 'move':
    case 'add-domain':
      return null;
  }
}

function missing(code: string): never {
  throw new Error(`item ${code} is not in the version its draft became`);
}
