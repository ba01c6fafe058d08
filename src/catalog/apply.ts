import type { Catalog, CatalogDomain } from './catalog.js';
import type { Change } from './change.js';
import type { CatalogItem } from './item.js';
import { rearrange } from './order.js';

/**
 * The catalog after the changes.
 * @throws RangeError when a change does not fit: it names an item or a domain that is not there.
 */
export function applyChanges(catalog: Catalog, changes: readonly Change[]): Catalog {
  const fields = changes.filter((change) => change.kind === 'field-changed');
  const contents = new Map(catalog.domains.flatMap(({ items }) => items).map((item) => [item.code, item]));
  for (const change of changes) {
    if (change.kind === 'item-added') contents.set(change.code, { code: change.code, ...change.content });
  }
  for (const change of fields) {
    const item = contents.get(change.code);
    if (!item) throw new RangeError(`no item ${change.code}`);
    contents.set(change.code, { ...item, [change.field]: change.after });
  }
  const domains = applyToDomains(catalog, changes).map(({ code, name, items }) => ({
    code,
    name,
    items: rearrangeItems(code, items, changes).map((itemCode) => {
      const item = contents.get(itemCode);
      if (!item) throw new RangeError(`no item ${itemCode}`);
      return item;
    }),
  }));
  return { domains };
}

function applyToDomains(catalog: Catalog, changes: readonly Change[]): CatalogDomain[] {
  const domains = new Map(catalog.domains.map((domain) => [domain.code, domain]));
  const out = new Set<string>();
  const put: { key: string; follows: string | null }[] = [];
  for (const change of changes) {
    if (change.kind === 'domain-removed' || change.kind === 'domain-moved') out.add(change.domain);
    if (change.kind === 'domain-moved') put.push({ key: change.domain, follows: change.after });
    if (change.kind === 'domain-added') {
      put.push({ key: change.domain, follows: change.follows });
      domains.set(change.domain, { code: change.domain, name: change.name, items: [] });
    }
    if (change.kind === 'domain-renamed') {
      const domain = domains.get(change.domain);
      if (domain) domains.set(change.domain, { ...domain, name: change.after });
    }
  }
  return rearrange([...catalog.domains.map(({ code }) => code)], out, put).map((code) => {
    const domain = domains.get(code);
    if (!domain) throw new RangeError(`no domain ${code}`);
    return domain;
  });
}

function rearrangeItems(domain: string, items: readonly CatalogItem[], changes: readonly Change[]): string[] {
  const out = new Set<string>();
  const put: { key: string; follows: string | null }[] = [];
  for (const change of changes) {
    if (change.kind === 'item-removed') out.add(change.code);
    if (change.kind === 'item-moved') {
      out.add(change.code);
      if (change.after.domain === domain) put.push({ key: change.code, follows: change.after.follows });
    }
    if (change.kind === 'item-added' && change.place.domain === domain) {
      put.push({ key: change.code, follows: change.place.follows });
    }
  }
  return rearrange(
    items.map(({ code }) => code),
    out,
    put,
  );
}
