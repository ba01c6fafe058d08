import type { Catalog, EditionLevel } from '../../../../../catalog/catalog.js';
import { diffCatalogs } from '../../../../../catalog/diff.js';
import type { ItemContent } from '../../../../../catalog/item.js';
import { weighChanges } from '../../../../../catalog/semantic/weight.js';
import type { ItemChange } from '../../../change/view.js';
import { tellChanges } from '../../../handlers/item-changes.js';

/** What differs between two readings of one item; `before` null: it is new. null: nothing differs. */
export function compareContents(
  code: string,
  before: ItemContent | null,
  after: ItemContent,
  level: EditionLevel,
): ItemChange | null {
  const catalog = (content: ItemContent | null): Catalog => ({
    domains: [{ code: '', name: '', items: content === null ? [] : [{ code, ...content }] }],
  });
  const now = catalog(after);
  return tellChanges(weighChanges(diffCatalogs(catalog(before), now)), now, level).changes[0] ?? null;
}
