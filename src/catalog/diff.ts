import { sameValue } from './canonical.js';
import type { Catalog, CatalogDomain } from './catalog.js';
import type { Change, FieldChange, Place } from './change.js';
import type { CatalogItem } from './item.js';
import { contentOf, itemFields } from './item.js';
import { stationaryKeys } from './order.js';

/**
 * What differs between two catalogs; items are paired by code, never by number or name.
 * `diff(a, a)` is empty; applying `diff(a, b)` to `a` gives `b`; `diff(b, a)` is `diff(a, b)` turned round.
 */
export function diffCatalogs(before: Catalog, after: Catalog): Change[] {
  return [
    ...diffDomains(before.domains, after.domains),
    ...diffPlaces(before, after),
    ...diffFields(before, after),
  ];
}

type NamedDomain = { code: string; name: string };

/** What differs between two lists of domains. */
export function diffDomains(before: readonly NamedDomain[], after: readonly NamedDomain[]): Change[] {
  const old = new Map(before.map((domain) => [domain.code, domain]));
  const now = new Map(after.map((domain) => [domain.code, domain]));
  const oldOrder = follows(before);
  const newOrder = follows(after);
  const still = stationaryKeys([...old.keys()], [...now.keys()]);
  const changes: Change[] = [];
  for (const { code, name } of before) {
    if (!now.has(code)) {
      changes.push({ kind: 'domain-removed', domain: code, name, follows: oldOrder.get(code) ?? null });
    }
  }
  for (const { code, name } of after) {
    const was = old.get(code);
    const behind = newOrder.get(code) ?? null;
    if (!was) {
      changes.push({ kind: 'domain-added', domain: code, name, follows: behind });
      continue;
    }
    if (was.name !== name)
      changes.push({ kind: 'domain-renamed', domain: code, before: was.name, after: name });
    if (!still.has(code)) {
      changes.push({ kind: 'domain-moved', domain: code, before: oldOrder.get(code) ?? null, after: behind });
    }
  }
  return changes;
}

function diffPlaces(before: Catalog, after: Catalog): Change[] {
  const old = placedItems(before);
  const now = placedItems(after);
  const changes: Change[] = [];
  for (const [code, { place, item }] of old) {
    if (!now.has(code)) changes.push({ kind: 'item-removed', code, place, content: contentOf(item) });
  }
  const still = stationaryItems(before, after);
  for (const [code, { place, item }] of now) {
    const was = old.get(code);
    if (!was) changes.push({ kind: 'item-added', code, place, content: contentOf(item) });
    else if (!still.has(code)) changes.push({ kind: 'item-moved', code, before: was.place, after: place });
  }
  return changes;
}

function diffFields(before: Catalog, after: Catalog): Change[] {
  const old = new Map(before.domains.flatMap(({ items }) => items).map((item) => [item.code, item]));
  return after.domains.flatMap(({ items }) =>
    items.flatMap((item) => {
      const was = old.get(item.code);
      return was ? changedFields(was, item) : [];
    }),
  );
}

/** The fields in which two contents of one item differ. */
export function changedFields(before: CatalogItem, after: CatalogItem): FieldChange[] {
  return itemFields
    .filter((field) => !sameValue(before[field], after[field]))
    .map(
      (field) =>
        // a field's two values have that field's type
        ({
          kind: 'field-changed',
          code: after.code,
          field,
          before: before[field],
          after: after[field],
        }) as FieldChange,
    );
}

function stationaryItems(before: Catalog, after: Catalog): Set<string> {
  const now = new Map(after.domains.map((domain) => [domain.code, codesOf(domain)]));
  const still = new Set<string>();
  for (const domain of before.domains) {
    for (const code of stationaryKeys(codesOf(domain), now.get(domain.code) ?? [])) still.add(code);
  }
  return still;
}

type Placed = { place: Place; item: CatalogItem };

function placedItems(catalog: Catalog): Map<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const domain of catalog.domains) {
    let follows: string | null = null;
    for (const item of domain.items) {
      placed.set(item.code, { place: { domain: domain.code, follows }, item });
      follows = item.code;
    }
  }
  return placed;
}

function follows(keyed: readonly { code: string }[]): Map<string, string | null> {
  return new Map(keyed.map(({ code }, index) => [code, keyed[index - 1]?.code ?? null]));
}

function codesOf(domain: CatalogDomain): string[] {
  return domain.items.map(({ code }) => code);
}
