import { byReason, digestGroup } from '../../../../catalog/review-mark.js';
import type { DraftedChange } from '../drafted/told.js';

/** Changes made for one reason, by domain: reviewed together, and marked together by the group's digest. */
export type ReasonGroup = {
  reason: string;
  digest: string;
  domains: { name: string; changes: DraftedChange[] }[];
};

export function groupByReason(changes: readonly DraftedChange[]): ReasonGroup[] {
  return [...byReason(changes)].map(([reason, own]) => ({
    reason: reason || '没有写缘由（只是文字调整）',
    digest: digestGroup(own),
    domains: byDomain(own),
  }));
}

function byDomain(changes: readonly DraftedChange[]): ReasonGroup['domains'] {
  const domains = new Map<string, DraftedChange[]>();
  for (const change of changes) domains.set(change.domain, [...(domains.get(change.domain) ?? []), change]);
  return [...domains].map(([name, own]) => ({ name, changes: own }));
}

/** In the order in which they stand on the page. */
export function changesIn(groups: readonly ReasonGroup[]): DraftedChange[] {
  return groups.flatMap(({ domains }) => domains.flatMap(({ changes }) => changes));
}
