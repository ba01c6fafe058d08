import { digestGroup } from '../../../../catalog/review-mark.js';
import type { DraftedChange } from '../drafted/told.js';

/** Changes made for one reason, by domain: reviewed together, and marked together by the group's digest. */
export type ReasonGroup = {
  reason: string;
  digest: string;
  domains: { name: string; changes: DraftedChange[] }[];
};

export function groupByReason(changes: readonly DraftedChange[]): ReasonGroup[] {
  const groups = new Map<string, Map<string, DraftedChange[]>>();
  for (const change of changes) {
    const reason = change.reasons.join('；');
    const domains = groups.get(reason) ?? new Map<string, DraftedChange[]>();
    groups.set(reason, domains);
    domains.set(change.domain, [...(domains.get(change.domain) ?? []), change]);
  }
  return [...groups].map(([reason, domains]) => ({
    reason: reason || '没有写缘由（只是文字调整）',
    digest: digestGroup([...domains.values()].flat().map(({ digest }) => digest)),
    domains: [...domains].map(([name, all]) => ({ name, changes: all })),
  }));
}

/** In the order in which they stand on the page. */
export function changesIn(groups: readonly ReasonGroup[]): DraftedChange[] {
  return groups.flatMap(({ domains }) => domains.flatMap(({ changes }) => changes));
}

/** What a mark sent: one change by its digest, or those of a group of which nothing was said yet. */
export function changesMarked(
  groups: readonly ReasonGroup[],
  mark: string,
  known: { has: (digest: string) => boolean },
): DraftedChange[] {
  const group = groups.find(({ digest }) => digest === mark);
  if (group) return changesIn([group]).filter(({ digest }) => !known.has(digest));
  return changesIn(groups).filter(({ digest }) => digest === mark);
}

/** Where to go on after some were marked: the next one nothing was said of, also from the top; null: there is none. */
export function nextOpen(
  all: readonly DraftedChange[],
  marked: readonly DraftedChange[],
  known: { has: (digest: string) => boolean },
): DraftedChange | null {
  const last = all.findLastIndex((change) => marked.includes(change));
  const open = (change: DraftedChange) => !known.has(change.digest) && !marked.includes(change);
  return all.slice(last + 1).find(open) ?? all.find(open) ?? null;
}
