import type { DraftedChange } from '../drafted/told.js';

/** Changes made for one reason, by domain: reviewed together. */
export type ReasonGroup = { reason: string; domains: { name: string; changes: DraftedChange[] }[] };

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
    domains: [...domains].map(([name, all]) => ({ name, changes: all })),
  }));
}
