import type { ItemField } from '../item.js';
import { itemFields } from '../item.js';
import type { ChangeSummary } from '../summary.js';
import { summarize } from '../summary.js';
import { fieldNames } from '../words.js';
import type { WeighedChange } from './weight.js';

/** What changes are told with: where items stand (after the changes) and what domains are called. */
export type Whereabouts = {
  /** Code of an item → code of its domain. */
  homes: ReadonlyMap<string, string>;
  /** Code of a domain → its name, in the order of the catalog. */
  domains: ReadonlyMap<string, string>;
};

/** So many fields and domains are named; the sentence is read, not searched. */
const mostNamed = 5;

/** 新增 2 项、修改 13 项（其中 3 项仅为文字调整）、删除 1 项。涉及 社会救助、养老服务 2 个领域。主要修改：公开依据 8 项、公开时限 5 项。 */
export function digestOf(changes: readonly WeighedChange[], where: Whereabouts): string {
  const sentences = [sayCounts(summarize(changes)), sayDomains(changes, where), sayFields(changes)];
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => `${sentence}。`)
    .join('');
}

/** The items whose domain the changes don't tell themselves. */
export function homelessCodes(changes: readonly WeighedChange[]): string[] {
  return [...new Set(changes.flatMap((change) => (change.kind === 'field-changed' ? [change.code] : [])))];
}

function sayCounts(summary: ChangeSummary): string {
  const { added, changed, reworded, removed, moved, renamed, domains } = summary;
  const parts: [words: string, count: number, tail: string][] = [
    ['新增', added, ' 项'],
    ['修改', changed + reworded, ` 项${sayOfThese(changed, reworded, renamed)}`],
    ['删除', removed, ' 项'],
    ['移动', moved, ' 项'],
    ['调整领域', domains, ' 个'],
  ];
  const said = parts.filter(([, count]) => count > 0);
  return said.length === 0
    ? '没有变动'
    : said.map(([words, count, tail]) => `${words} ${count}${tail}`).join('、');
}

function sayOfThese(changed: number, reworded: number, renamed: number): string {
  const parts = [
    ...(renamed > 0 ? [`${renamed} 项更名`] : []),
    ...(reworded > 0 ? [changed > 0 ? `${reworded} 项仅为文字调整` : '均为文字调整'] : []),
  ];
  if (parts.length === 0) return '';
  return changed > 0 ? `（其中 ${parts.join('、')}）` : `（${parts.join('、')}）`;
}

function sayDomains(changes: readonly WeighedChange[], { homes, domains }: Whereabouts): string {
  const touched = new Set(changes.flatMap((change) => domainsOf(change, homes)));
  if (touched.size === 0) return '';
  const order = [...domains.keys(), ...[...touched].filter((code) => !domains.has(code)).sort()];
  const removed = new Map(
    changes.flatMap((change) =>
      change.kind === 'domain-removed' ? [[change.domain, change.name] as const] : [],
    ),
  );
  const named = order
    .filter((code) => touched.has(code))
    .map((code) => domains.get(code) ?? removed.get(code) ?? code);
  const listed = named.slice(0, mostNamed).join('、');
  return `涉及 ${listed}${named.length > mostNamed ? ' 等' : ''} ${named.length} 个领域`;
}

/** Where a change happens: of a move both where it was and where it is. */
export function domainsOf(change: WeighedChange, homes: ReadonlyMap<string, string>): string[] {
  switch (change.kind) {
    case 'domain-added':
    case 'domain-removed':
    case 'domain-renamed':
    case 'domain-moved':
      return [change.domain];
    case 'item-added':
    case 'item-removed':
      return [change.place.domain];
    case 'item-moved':
      return [change.before.domain, change.after.domain];
    case 'field-changed': {
      const home = homes.get(change.code);
      return home === undefined ? [] : [home];
    }
  }
}

/** The fields most items changed in, more than form; equals in the order of the table. */
function sayFields(changes: readonly WeighedChange[]): string {
  const counts = new Map<ItemField, number>();
  for (const change of changes) {
    if (change.kind === 'field-changed' && change.weight === 'substantive')
      counts.set(change.field, (counts.get(change.field) ?? 0) + 1);
  }
  const most = itemFields
    .flatMap((field) => ((counts.get(field) ?? 0) > 0 ? [{ field, count: counts.get(field) ?? 0 }] : []))
    .sort((a, b) => b.count - a.count)
    .slice(0, mostNamed);
  return most.length === 0
    ? ''
    : `主要修改：${most.map(({ field, count }) => `${fieldNames[field]} ${count} 项`).join('、')}`;
}
