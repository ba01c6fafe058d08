import type { ItemField } from './item.js';
import type { WeighedChange } from './semantic/weight.js';

/**
 * How many items a list of changes adds, removes, moves and changes; an item may be moved, renamed and changed at once.
 * `changed`: with a substantive change of a field; `reworded`: with formal ones only.
 */
export type ChangeSummary = {
  added: number;
  changed: number;
  reworded: number;
  removed: number;
  moved: number;
  /** Of the changed ones those with another name. */
  renamed: number;
  /** Domains added, removed, renamed or moved. */
  domains: number;
};

export function summarize(changes: readonly WeighedChange[]): ChangeSummary {
  const codes = (counts: (change: WeighedChange) => boolean) =>
    new Set(changes.flatMap((change) => ('code' in change && counts(change) ? [change.code] : [])));
  const changed = codes((change) => change.kind === 'field-changed' && change.weight === 'substantive');
  const reworded = codes((change) => change.kind === 'field-changed' && !changed.has(change.code));
  return {
    added: codes(({ kind }) => kind === 'item-added').size,
    changed: changed.size,
    reworded: reworded.size,
    removed: codes(({ kind }) => kind === 'item-removed').size,
    moved: codes(({ kind }) => kind === 'item-moved').size,
    renamed: codes(isRenaming).size,
    domains: new Set(changes.flatMap((change) => ('domain' in change ? [change.domain] : []))).size,
  };
}

const names: readonly ItemField[] = ['level1', 'level2', 'level3'];

function isRenaming(change: WeighedChange): boolean {
  return change.kind === 'field-changed' && change.weight === 'substantive' && names.includes(change.field);
}
