import { sameValue } from '../catalog/canonical.js';
import type { Catalog } from '../catalog/catalog.js';
import type { KnownDomain } from '../catalog/domain.js';
import type { DraftChange } from '../catalog/draft.js';
import type { CatalogItem, ItemContent, ItemField } from '../catalog/item.js';
import { contentOf } from '../catalog/item.js';
import { titleOf, topicKey } from '../catalog/topic.js';
import type { Position } from '../problem.js';
import type { Match } from './match-rows.js';
import type { ReadItem } from './read.js';

/** What the rows of a file would do to a catalog. */
export type ImportPlan = {
  changes: DraftChange[];
  added: { at: Position; domain: string; title: string; code: string | null }[];
  changed: { at: Position; code: string; title: string; by: 'code' | 'names'; fields: ItemField[] }[];
  unchanged: { at: Position; code: string }[];
  addedDomains: { code: string; name: string }[];
  /** Items of the domains in the file that have no row there: kept as they are. */
  missing: { code: string; domain: string; title: string }[];
  /** Domains of the edition that the file does not speak of. */
  untouchedDomains: { code: string; name: string; items: number }[];
};

/**
 * Turns matched rows into the changes of a draft. What a file does not say is kept: an empty cell never clears a field,
 * an item without a row is never withdrawn.
 * @param sisterCodes codes of the same matters in the sister editions, by topic
 */
export function planImport(
  matches: readonly Match[],
  catalog: Catalog,
  domains: readonly KnownDomain[],
  sisterCodes: ReadonlyMap<string, string>,
): ImportPlan {
  const plan: ImportPlan = {
    changes: [],
    added: [],
    changed: [],
    unchanged: [],
    addedDomains: [],
    missing: [],
    untouchedDomains: [],
  };
  addDomains(plan, matches, catalog, domains);
  const used = new Set(catalog.domains.flatMap(({ items }) => items.map(({ code }) => code)));
  const ends = new Map(catalog.domains.map(({ code, items }) => [code, items.at(-1)?.code ?? null]));
  const groupEnds = new Map(
    catalog.domains.flatMap(({ code, items }) => items.map((item) => [groupKey(code, item), item.code])),
  );
  for (const match of matches) {
    const { row, item } = match;
    if (item) {
      planEdit(plan, row, item, match.by === 'code' ? 'code' : 'names');
      continue;
    }
    const domain = row.domain?.code ?? '';
    const key = `+${plan.added.length + 1}`;
    const sister = sisterCodes.get(topicKey(domain, row.content)) ?? null;
    const code = sister !== null && !used.has(sister) ? sister : null;
    if (code !== null) used.add(code);
    const group = groupKey(domain, row.content);
    const follows = groupEnds.get(group) ?? ends.get(domain) ?? null;
    const name = code ?? key;
    if (follows === (ends.get(domain) ?? null)) ends.set(domain, name);
    groupEnds.set(group, name);
    plan.changes.push({
      kind: 'add',
      key,
      code,
      place: { domain, follows },
      content: row.content,
      reason: null,
    });
    plan.added.push({ at: row.at, domain, title: titleOf(row.content), code });
  }
  tellUntouched(plan, matches, catalog);
  return plan;
}

function planEdit(plan: ImportPlan, row: ReadItem, item: CatalogItem, by: 'code' | 'names'): void {
  const before = contentOf(item);
  const said: Partial<ItemContent> = Object.fromEntries(
    row.columns
      .filter((field) => !isSilent(row.content[field]))
      .map((field) => [
        field,
        field === 'extra' ? { ...before.extra, ...row.content.extra } : row.content[field],
      ])
      .filter(([field, value]) => !sameValue(before[field as ItemField], value)),
  );
  const fields = Object.keys(said) as ItemField[]; // built from ItemField keys just above
  if (fields.length === 0) {
    plan.unchanged.push({ at: row.at, code: item.code });
    return;
  }
  plan.changes.push({ kind: 'edit', code: item.code, fields: said, reason: null });
  plan.changed.push({ at: row.at, code: item.code, title: titleOf(item), by, fields });
}

/** Whether a value says nothing at all. */
function isSilent(value: ItemContent[ItemField]): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'string') return value === '';
  return Object.values(value).every((part) => part === null);
}

function addDomains(
  plan: ImportPlan,
  matches: readonly Match[],
  catalog: Catalog,
  domains: readonly KnownDomain[],
): void {
  const present = catalog.domains.map(({ code }) => code);
  const wanted = new Set(matches.flatMap(({ row }) => row.domain?.code ?? []));
  for (const { code, name } of domains) {
    if (!wanted.has(code) || present.includes(code)) continue;
    const follows = present.filter((other) => other < code).at(-1) ?? null;
    plan.changes.push({ kind: 'add-domain', domain: code, name, follows, reason: null });
    plan.addedDomains.push({ code, name });
    present.push(code);
  }
}

function tellUntouched(plan: ImportPlan, matches: readonly Match[], catalog: Catalog): void {
  const spokenOf = new Set(matches.map(({ row }) => row.domain?.code));
  const matched = new Set(matches.map(({ item }) => item?.code));
  for (const { code, name, items } of catalog.domains) {
    if (!spokenOf.has(code)) plan.untouchedDomains.push({ code, name, items: items.length });
    else {
      for (const item of items) {
        if (!matched.has(item.code))
          plan.missing.push({ code: item.code, domain: code, title: titleOf(item) });
      }
    }
  }
}

function groupKey(domain: string, content: Pick<ItemContent, 'level1'>): string {
  return topicKey(domain, { level1: content.level1, level2: null, level3: null });
}
