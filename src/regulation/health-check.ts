import type { CitingItem } from './citing.js';
import type { Finding, FindingState } from './finding.js';
import { examiner } from './finding.js';
import type { Register } from './register.js';

/** Every citation of an edition, and whether its items still rest on something, on a day. */
export type HealthCheck = {
  on: string;
  citations: CheckedCitation[];
  items: CheckedItem[];
  /** How many citations of each domain are found to be what. */
  counts: Record<string, Partial<Record<FindingState, number>>>;
  /** Items every basis of which is repealed or expired. */
  orphans: ItemPlace[];
  /** Regulations marked as demanding disclosure that no item cites, by id. */
  uncited: string[];
};

type ItemPlace = { edition: string; code: string };

export type CheckedCitation = ItemPlace & {
  domain: string;
  /** Which of the item's 公开依据, from 0. */
  basis: number;
  text: string;
  regulation: string | null;
  finding: Finding;
};

/** `holds`: whether any basis is in force; null = the register does not tell. */
export type CheckedItem = ItemPlace & { domain: string; holds: boolean | null };

export function checkHealth(
  items: Iterable<Omit<CitingItem, 'where' | 'content'>>,
  register: Register,
  on: string,
  knownThrough: string | null = null,
): HealthCheck {
  const examine = examiner(register, on, knownThrough);
  const check: HealthCheck = { on, citations: [], items: [], counts: {}, orphans: [], uncited: [] };
  const cited = new Set<string>();
  for (const { edition, code, domain, citations } of items) {
    const checked = citations.map(({ basis, citation, link }): CheckedCitation => {
      const regulation = link.state === 'linked' ? link.id : null;
      const { finding } = examine(citation, link);
      return { edition, code, domain, basis, text: citation.text, regulation, finding };
    });
    const counts = (check.counts[domain] ??= {});
    for (const each of checked) {
      check.citations.push(each);
      counts[each.finding.state] = (counts[each.finding.state] ?? 0) + 1;
      if (each.regulation !== null) cited.add(each.regulation);
    }
    check.items.push({ edition, code, domain, holds: anyHolds(checked) });
    if (checked.length > 0 && checked.every(({ finding }) => isGone(finding)))
      check.orphans.push({ edition, code });
  }
  check.uncited = register.regulations
    .filter(({ id, demandsDisclosure }) => demandsDisclosure === true && !cited.has(id))
    .map(({ id }) => id);
  return check;
}

/** A health check in numbers, for who imports or publishes: the whole can be asked for. */
export type HealthSummary = Pick<HealthCheck, 'on'> & {
  /** How many citations are found to be what. */
  citations: Partial<Record<FindingState, number>>;
  /** The codes of items every basis of which is repealed or expired. */
  orphans: string[];
};

export function summarizeHealth({ on, citations, orphans }: HealthCheck): HealthSummary {
  const counted: HealthSummary['citations'] = {};
  for (const { finding } of citations) counted[finding.state] = (counted[finding.state] ?? 0) + 1;
  return { on, citations: counted, orphans: orphans.map(({ code }) => code) };
}

const holding: Record<FindingState, boolean | null> = {
  'in-force': true,
  'older-edition': true,
  renamed: true,
  'article-moved': true,
  'not-yet-in-force': false,
  repealed: false,
  expired: false,
  'not-registered': null,
  ambiguous: null,
  'status-unknown': null,
};

/** An item without a citation rests on words that nobody can check. */
function anyHolds(checked: readonly CheckedCitation[]): boolean | null {
  const found = checked.map(({ finding }) => holding[finding.state]);
  if (found.includes(true)) return true;
  return found.length === 0 || found.includes(null) ? null : false;
}

function isGone({ state }: Finding): boolean {
  return state === 'repealed' || state === 'expired';
}

/** What each finding is called. */
export const findingWords: Record<FindingState, string> = {
  'in-force': '有效',
  'older-edition': '引用旧版',
  'not-yet-in-force': '尚未生效',
  repealed: '已废止',
  expired: '已失效',
  renamed: '已更名',
  'article-moved': '条款号有变动',
  'not-registered': '未登记',
  ambiguous: '指向不明',
  'status-unknown': '效力待核',
};
