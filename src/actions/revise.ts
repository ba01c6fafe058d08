import type { DraftChange, Misfit, NextCode, Revision } from '../catalog/draft.js';
import { applyDraft, followedItems, touchedDomains } from '../catalog/draft.js';
import type { ItemContent } from '../catalog/item.js';
import type { DomainOutline } from '../store/catalogs.js';
import { readContents, readHomes, readOutline } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';
import { readNeighbourhood } from '../store/neighbours.js';

/** What changes make of a version: all its domains, the touched ones with their items. */
export type Revised = {
  before: DomainOutline[];
  revision: Revision;
  touched: Set<string>;
  /** What the edited and withdrawn items say at the version. */
  contents: Map<string, ItemContent>;
  /** In which domains they stand. */
  homes: Map<string, string>;
  misfits: Misfit[];
  /** What new items are called, by their keys. */
  codes: Record<string, string>;
};

/**
 * Applies changes to a version; reads only the domains they touch, or only the `neighbours` of what they touch: enough to
 * publish, though not to show what stands where.
 */
export async function reviseVersion(
  db: Db,
  { edition, number }: { edition: string; number: number },
  changes: readonly DraftChange[],
  nextCode: NextCode,
  reach: 'domains' | 'neighbours' = 'domains',
): Promise<Revised> {
  const named = changes.flatMap((change) => ('code' in change && change.code !== null ? [change.code] : []));
  const homes = await readHomes(db, edition, number, named);
  const touched = touchedDomains(changes, (code) => homes.get(code));
  const before =
    reach === 'domains'
      ? await readOutline(db, edition, number, [...touched])
      : await readNeighbourhood(db, edition, number, {
          codes: [...new Set([...homes.keys(), ...followedItems(changes)])],
          domains: [...touched],
        });
  const contents = await readContents(db, edition, number, [...homes.keys()]);
  const outline = before.map(({ code, name, items }) => ({
    code,
    name,
    items: items.map((item) => item.code),
  }));
  const applied = applyDraft(outline, changes, (code) => contents.get(code), nextCode);
  return { before, touched, contents, homes, ...applied };
}

export function sayMisfit({ change, why }: Misfit): string {
  const what = change.kind === 'add-domain' ? `领域 ${change.domain}` : `事项 ${change.code ?? change.kind}`;
  switch (why) {
    case 'no-such-item':
      return `${what}已不在目录中`;
    case 'no-such-domain':
      return `${what}所在的领域已不在目录中`;
    case 'item-exists':
    case 'domain-exists':
      return `${what}已在目录中`;
  }
}
