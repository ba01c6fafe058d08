import type { Change } from './change.js';

/** How many items a list of changes adds, removes, moves and changes; an item may be both moved and changed. */
export type ChangeSummary = {
  added: number;
  removed: number;
  moved: number;
  changed: number;
  domains: number;
};

export function summarize(changes: readonly Change[]): ChangeSummary {
  const codes = (kind: Change['kind']) =>
    new Set(changes.flatMap((change) => (change.kind === kind && 'code' in change ? [change.code] : [])))
      .size;
  return {
    added: codes('item-added'),
    removed: codes('item-removed'),
    moved: codes('item-moved'),
    changed: codes('field-changed'),
    domains: changes.filter(({ kind }) => kind.startsWith('domain-')).length,
  };
}
