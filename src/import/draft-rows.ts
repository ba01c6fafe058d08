import type { Catalog } from '../catalog/catalog.js';
import type { KnownDomain } from '../catalog/domain.js';
import type { DraftChange } from '../catalog/draft.js';
import type { ItemContent } from '../catalog/item.js';
import { titleOf, topicKey } from '../catalog/topic.js';
import type { Position } from '../problem.js';
import type { FieldEdit, KeptField } from './edit-row.js';
import { editsOf } from './edit-row.js';
import type { Match, MatchedBy, Matching, Suggestion } from './match-rows.js';
import { topicOfRow } from './match-rows.js';
import type { ReadItem } from './read.js';

/** What the rows of a file would do to a catalog. */
export type ImportPlan = {
  changes: DraftChange[];
  /** `suggestion`: the item it may be; it becomes that one only if a person accepts it. */
  added: {
    at: Position;
    domain: string;
    title: string;
    code: string | null;
    suggestion: Suggestion | null;
  }[];
  changed: { at: Position; code: string; title: string; by: MatchedBy; fields: FieldEdit[] }[];
  unchanged: { at: Position; code: string; by: MatchedBy }[];
  /** Fields with a column in which the row of an item says nothing: kept as they are. */
  blankKept: ({ code: string } & KeptField)[];
  addedDomains: { code: string; name: string }[];
  /** Items of the domains in the file that have no row there: kept as they are. */
  missing: MissingItem[];
  /** Those of them that are withdrawn, because a person said so. */
  withdrawn: MissingItem[];
  /** Domains of the edition that the file does not speak of. */
  untouchedDomains: { code: string; name: string; items: number }[];
};

export type MissingItem = { code: string; domain: string; title: string };

/** What a person may say a file means beyond its words. */
export type PlanChoices = { clearBlanks: boolean; withdrawMissing: boolean };

/**
 * Turns matched rows into the changes of a draft. What a file does not say is kept unless a person chose otherwise: an
 * empty cell clears no field, an item without a row is not withdrawn. An item that a new row may be is never withdrawn.
 * @param sisterCodes codes of the same matters in the sister editions, by topic
 */
export function planImport(
  { matches, present }: Matching,
  catalog: Catalog,
  domains: readonly KnownDomain[],
  sisterCodes: ReadonlyMap<string, string>,
  { clearBlanks, withdrawMissing }: PlanChoices,
): ImportPlan {
  const plan: ImportPlan = {
    changes: [],
    added: [],
    changed: [],
    unchanged: [],
    blankKept: [],
    addedDomains: [],
    missing: [],
    withdrawn: [],
    untouchedDomains: [],
  };
  addDomains(plan, matches, catalog, domains);
  const places = new PlacesOfNew(catalog, sisterCodes);
  for (const match of matches) {
    if (match.item) planEdit(plan, match, clearBlanks);
    else {
      const { row, domain, suggestion } = match;
      const added = places.add(domain, row);
      plan.changes.push({ kind: 'add', ...added, content: row.content, reason: null });
      plan.added.push({ at: row.at, domain, title: titleOf(row.content), code: added.code, suggestion });
    }
  }
  tellMissing(plan, matches, catalog, present, withdrawMissing);
  return plan;
}

function planEdit(
  plan: ImportPlan,
  { row, item, by }: Extract<Match, { by: MatchedBy }>,
  clear: boolean,
): void {
  const { edits, kept } = editsOf(row, item, clear);
  const { code } = item;
  plan.blankKept.push(...kept.map((field) => ({ code, ...field })));
  if (edits.length === 0) {
    plan.unchanged.push({ at: row.at, code, by });
    return;
  }
  const fields = Object.fromEntries(edits.map(({ field, after }) => [field, after])) as Partial<ItemContent>; // each after is its field's
  plan.changes.push({ kind: 'edit', code, fields, reason: null });
  plan.changed.push({ at: row.at, code, title: titleOf(item), by, fields: edits });
}

/** Where new items go: behind the last one with their level 1, else at the end of their domain. */
class PlacesOfNew {
  private readonly used: Set<string>;
  private readonly ends: Map<string, string | null>;
  private readonly groupEnds: Map<string, string>;
  private count = 0;

  constructor(
    { domains }: Catalog,
    private readonly sisterCodes: ReadonlyMap<string, string>,
  ) {
    this.used = new Set(domains.flatMap(({ items }) => items.map(({ code }) => code)));
    this.ends = new Map(domains.map(({ code, items }) => [code, items.at(-1)?.code ?? null]));
    this.groupEnds = new Map(
      domains.flatMap(({ code, items }) => items.map((item) => [groupKey(code, item), item.code])),
    );
  }

  add(domain: string, row: ReadItem) {
    const key = `+${++this.count}`;
    const sister = this.sisterCodes.get(topicOfRow(row)) ?? null;
    const code = sister !== null && !this.used.has(sister) ? sister : null;
    if (code !== null) this.used.add(code);
    const group = groupKey(domain, row.content);
    const end = this.ends.get(domain) ?? null;
    const follows = this.groupEnds.get(group) ?? end;
    const name = code ?? key;
    if (follows === end) this.ends.set(domain, name);
    this.groupEnds.set(group, name);
    return { key, code, place: { domain, follows } };
  }
}

function groupKey(domain: string, { level1 }: Pick<ItemContent, 'level1'>): string {
  return topicKey(domain, { level1, level2: null, level3: null });
}

function addDomains(
  plan: ImportPlan,
  matches: readonly Match[],
  catalog: Catalog,
  domains: readonly KnownDomain[],
): void {
  const present = catalog.domains.map(({ code }) => code);
  const wanted = new Set(matches.filter(({ item }) => item === null).map(({ domain }) => domain));
  for (const { code, name } of domains) {
    if (!wanted.has(code) || present.includes(code)) continue;
    const follows = present.filter((other) => other < code).at(-1) ?? null;
    plan.changes.push({ kind: 'add-domain', domain: code, name, follows, reason: null });
    plan.addedDomains.push({ code, name });
    present.push(code);
  }
}

function tellMissing(
  plan: ImportPlan,
  matches: readonly Match[],
  catalog: Catalog,
  present: ReadonlySet<string>,
  withdraw: boolean,
): void {
  const spokenOf = new Set(matches.map(({ domain }) => domain));
  const suggested = new Set(plan.added.map(({ suggestion }) => suggestion?.code));
  for (const { code: domain, name, items } of catalog.domains) {
    if (!spokenOf.has(domain)) {
      plan.untouchedDomains.push({ code: domain, name, items: items.length });
      continue;
    }
    for (const item of items.filter(({ code }) => !present.has(code))) {
      const missing = { code: item.code, domain, title: titleOf(item) };
      if (!withdraw || suggested.has(item.code)) plan.missing.push(missing);
      else {
        plan.withdrawn.push(missing);
        plan.changes.push({ kind: 'withdraw', code: item.code, reason: null });
      }
    }
  }
}
