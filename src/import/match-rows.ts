import type { Catalog, CatalogDomain } from '../catalog/catalog.js';
import type { CatalogItem } from '../catalog/item.js';
import { pairLikest } from '../catalog/similarity.js';
import { titleOf, topicKey } from '../catalog/topic.js';
import type { ReadItem } from './read.js';

/** How a row was found to be an item: its code, a person's word now or before, its domain and names. */
export type MatchedBy = 'code' | 'remembered' | 'names' | 'accepted';

/** An item much like a new row; it becomes that item only if a person says so. `likeness` from 0 to 1. */
export type Suggestion = { code: string; title: string; likeness: number };

/** Which item of the catalog a row of a file is. */
export type Match = { row: ReadItem; domain: string } & (
  { item: CatalogItem; by: MatchedBy } | { item: null; by: 'new'; suggestion: Suggestion | null }
);

/** What makes a row and an item the same. A row that can't be one is left out, with the reason. */
export type Matching = {
  matches: Match[];
  leftOut: LeftOutRow[];
  /** Codes of the items that have a row, also one that does not count. */
  present: Set<string>;
};

export type LeftOutRow = { row: ReadItem } & (
  | { why: 'no-domain' }
  | { why: 'second-row-of-item'; first: ReadItem }
  /** Several items bear its names, and it has no code to tell which. */
  | { why: 'names-of-several'; codes: string[] }
);

export type KnownChoices = {
  /** Codes accepted now, by row. */
  accepted: ReadonlyMap<ReadItem, string>;
  /** Codes accepted before, by topic. */
  remembered: ReadonlyMap<string, string>;
  /** Rows that are left out: their items have a row, which changes nothing. */
  silent: readonly ReadItem[];
};

export const noChoices: KnownChoices = { accepted: new Map(), remembered: new Map(), silent: [] };

/**
 * Decides which item each row is: by code, by the code remembered for the sender's row, by domain and names after
 * normalising, by a person's word. Each way is tried for all rows before the next. A row number is never identity.
 * Of two rows that are the same item the first one counts.
 */
export function matchRows(
  rows: readonly ReadItem[],
  catalog: Catalog,
  choices: KnownChoices = noChoices,
): Matching {
  const matcher = new Matcher(catalog, choices);
  matcher.matchAll(rows, (row) => matcher.byCode(row), 'code');
  matcher.matchAll(rows, (row) => matcher.byMemory(row), 'remembered');
  matcher.matchAll(rows, (row) => matcher.byNames(row), 'names');
  matcher.matchAll(rows, (row) => choices.accepted.get(row) ?? null, 'accepted');
  return matcher.conclude(rows);
}

class Matcher {
  private readonly items: Map<string, CatalogItem>;
  private readonly homes: Map<string, string>;
  private readonly names: Map<string, string[]>;
  private readonly found = new Map<ReadItem, { code: string; by: MatchedBy }>();
  private readonly rowOf = new Map<string, ReadItem>();

  constructor(
    private readonly catalog: Catalog,
    private readonly choices: KnownChoices,
  ) {
    this.items = new Map(catalog.domains.flatMap(({ items }) => items).map((item) => [item.code, item]));
    this.homes = new Map(
      catalog.domains.flatMap(({ code, items }) => items.map((item) => [item.code, code])),
    );
    this.names = codesByNames(catalog.domains);
  }

  byCode({ code }: ReadItem): string | null {
    return code !== null && this.items.has(code) ? code : null;
  }

  byMemory(row: ReadItem): string | null {
    return this.choices.accepted.has(row) ? null : (this.choices.remembered.get(topicOfRow(row)) ?? null);
  }

  byNames(row: ReadItem): string | null {
    const [code = null, ...others] = this.names.get(topicOfRow(row)) ?? [];
    return others.length === 0 ? code : null;
  }

  /** Gives each row that has no item yet the one it claims, if that is still free. */
  matchAll(rows: readonly ReadItem[], claim: (row: ReadItem) => string | null, by: MatchedBy): void {
    for (const row of rows) {
      // a code of its own decides, also where another row has that item
      if (this.found.has(row) || (by !== 'code' && this.byCode(row) !== null)) continue;
      const code = claim(row);
      if (code === null || !this.items.has(code) || this.rowOf.has(code)) continue;
      this.found.set(row, { code, by });
      this.rowOf.set(code, row);
    }
  }

  conclude(rows: readonly ReadItem[]): Matching {
    const leftOut: Matching['leftOut'] = [];
    const matches: Match[] = [];
    const topics = new Map([...this.rowOf.values()].map((row) => [topicOfRow(row), row]));
    for (const row of rows) {
      const { code, by } = this.found.get(row) ?? { code: null, by: 'new' as const };
      const item = code === null ? undefined : this.items.get(code);
      const domain = this.domainOf(row, code);
      const topic = topicOfRow(row);
      const namesakes = this.names.get(topic) ?? [];
      const claimed = this.byCode(row) ?? this.byNames(row);
      const first = (claimed === null ? undefined : this.rowOf.get(claimed)) ?? topics.get(topic);
      if (item && by !== 'new') matches.push({ row, domain: domain ?? '', item, by });
      else if (domain === null) leftOut.push({ row, why: 'no-domain' });
      else if (first) leftOut.push({ row, why: 'second-row-of-item', first });
      else if (namesakes.length > 1) leftOut.push({ row, why: 'names-of-several', codes: namesakes });
      else {
        topics.set(topic, row);
        matches.push({ row, domain, item: null, by: 'new', suggestion: null });
      }
    }
    const present = this.presentCodes([...this.choices.silent, ...leftOut.map(({ row }) => row)]);
    return { matches: this.withSuggestions(matches, present), leftOut, present };
  }

  private presentCodes(silent: readonly ReadItem[]): Set<string> {
    const claims = silent.flatMap((row) => this.byCode(row) ?? this.byMemory(row) ?? this.byNames(row) ?? []);
    return new Set([...this.rowOf.keys(), ...claims]);
  }

  private withSuggestions(matches: Match[], present: ReadonlySet<string>): Match[] {
    const suggestions = new Map<ReadItem, Suggestion>();
    for (const { code, items } of this.catalog.domains) {
      const rows = matches
        .filter((match) => match.item === null && match.domain === code)
        .map(({ row }) => ({ row, content: row.content }));
      const free = rows.length === 0 ? [] : items.filter((item) => !present.has(item.code));
      for (const { row, item, likeness } of pairLikest(rows, free))
        suggestions.set(row, { code: item.code, title: titleOf(item), likeness });
    }
    return matches.map((match) =>
      match.item === null ? { ...match, suggestion: suggestions.get(match.row) ?? null } : match,
    );
  }

  private domainOf({ domain }: ReadItem, code: string | null): string | null {
    return domain?.code ?? (code === null ? null : (this.homes.get(code) ?? null));
  }
}

const topics = new WeakMap<ReadItem, string>();

/** Under which a person's word on a row is remembered. Asked at each step, and worked out once. */
export function topicOfRow(row: ReadItem): string {
  const known = topics.get(row);
  if (known !== undefined) return known;
  const topic = topicKey(row.domain?.code ?? '', row.content);
  topics.set(row, topic);
  return topic;
}

/** Codes of items by their names; names that several items share identify none of them. */
function codesByNames(domains: readonly CatalogDomain[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { code, items } of domains) {
    for (const item of items) {
      const key = topicKey(code, item);
      found.set(key, [...(found.get(key) ?? []), item.code]);
    }
  }
  return found;
}
