import type { Weight } from '../../../catalog/semantic/weight.js';

/** What differs between two versions, told item by item with both values as text. */
export type ItemChange = { code: string; kind: ChangeKind; title: string; fields: FieldChange[] };

export type ChangeKind = 'added' | 'removed' | 'moved' | 'changed';

/** One value is a text, several are a list; an empty side says nothing. `weight` null: no change of a field's words. */
export type FieldChange = { label: string; before: string[]; after: string[]; weight: Weight | null };

export type ChangeCounts = Record<ChangeKind, number>;

/** How many changes of which kind a domain has. */
export type DomainDigest = { code: string; name: string } & ChangeCounts;

/** In the order people ask for them. */
export const changeKinds = ['added', 'changed', 'removed', 'moved'] as const satisfies readonly ChangeKind[];

export function sumOf(counts: readonly ChangeCounts[]): ChangeCounts {
  const sum = { added: 0, removed: 0, moved: 0, changed: 0 };
  for (const count of counts) for (const kind of changeKinds) sum[kind] += count[kind];
  return sum;
}

export function totalOf(counts: ChangeCounts): number {
  return changeKinds.reduce((total, kind) => total + counts[kind], 0);
}
