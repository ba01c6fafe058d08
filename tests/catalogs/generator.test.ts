import { describe, expect, it } from '@jest/globals';
import type { Catalog } from '../../src/catalog/catalog.js';
import { applyDraft } from '../../src/catalog/draft.js';
import { contentOf } from '../../src/catalog/item.js';
import { topicKey } from '../../src/catalog/topic.js';
import { checkAgainst } from '../../src/schema.js';
import { editsOf, generateCatalog, generateDistricts, generateVersions } from '../generator.js';

function itemsOf({ domains }: Catalog) {
  return domains.flatMap(({ items }) => items);
}

function topicsOf({ domains }: Catalog) {
  return domains.flatMap(({ code, items }) => items.map((item) => topicKey(code, item)));
}

describe('generated catalogs', () => {
  it('given a seed, then the catalog is the same each time; given another, then another', () => {
    const size = { seed: 7, items: 300 };
    expect(generateCatalog(size)).toEqual(generateCatalog(size));
    expect(generateCatalog(size)).not.toEqual(generateCatalog({ ...size, seed: 8 }));
  });

  it.each([
    { items: 1, domains: 1 },
    { items: 30, domains: 40 },
    { items: 5003, domains: 27 },
    { items: 3000, domains: 2 },
  ])(
    'given $items items in $domains domains, then there are as many, all different',
    ({ items, domains }) => {
      const catalog = generateCatalog({ seed: 1, items, domains });
      expect(catalog.domains).toHaveLength(domains);
      expect(itemsOf(catalog)).toHaveLength(items);
      expect(new Set(itemsOf(catalog).map(({ code }) => code)).size).toBe(items);
      expect(new Set(topicsOf(catalog)).size).toBe(items);
      for (const item of itemsOf(catalog).slice(0, 100))
        checkAgainst('item-content', contentOf(item), item.code);
    },
  );

  it('given 1000 districts, then each has an edition of its own', () => {
    const starters = generateDistricts({ seed: 1, districts: 1000, items: 2, domains: 2 });
    for (const { edition } of starters) checkAgainst('edition', edition, edition.id);
    expect(new Set(starters.map(({ edition }) => edition.id)).size).toBe(1000);
    expect(new Set(starters.map(({ edition }) => edition.title)).size).toBe(1000);
  });
});

describe('generated changes', () => {
  const first = generateCatalog({ seed: 3, items: 400, domains: 10 });

  it('given a share, then as many items are touched, in every way, each once', () => {
    const { changes } = editsOf(first, { seed: 5, share: 0.2 });
    expect(changes).toHaveLength(80);
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['add', 'edit', 'withdraw', 'move']));
    const codes = changes.flatMap((change) =>
      'code' in change && change.code !== null ? [change.code] : [],
    );
    expect(new Set(codes).size).toBe(codes.length);
    expect(changes.every(({ reason }) => reason !== null)).toBe(true);
  });

  it('given the changes, when a draft applies them, then it becomes the catalog that was told', () => {
    for (let seed = 0; seed < 8; seed++) {
      const { catalog, changes } = editsOf(first, { seed, share: seed / 8 });
      expect(applied(first, changes)).toEqual(catalog);
    }
  });

  it('given many versions, then no code is given twice and no matter stands in one twice', () => {
    const versions = generateVersions(first, { seed: 11, share: 0.05, versions: 12 });
    const given = new Set(itemsOf(first).map(({ code }) => code));
    let before = first;
    for (const { catalog, changes } of versions) {
      expect(applied(before, changes)).toEqual(catalog);
      const old = new Set(itemsOf(before).map(({ code }) => code));
      for (const { code } of itemsOf(catalog).filter((item) => !old.has(item.code))) {
        expect(given.has(code)).toBe(false);
        given.add(code);
      }
      expect(new Set(topicsOf(catalog)).size).toBe(itemsOf(catalog).length);
      before = catalog;
    }
  });
});

/** The base with the draft's changes; codes are counted on from the highest of each domain, as at publication. */
function applied(base: Catalog, changes: Parameters<typeof applyDraft>[1]): Catalog {
  const contents = new Map(itemsOf(base).map((item) => [item.code, contentOf(item)]));
  const last = new Map(
    base.domains.map(({ code, items }) => [
      code,
      Math.max(0, ...items.map((item) => Number(item.code.slice(3)))),
    ]),
  );
  const { revision, misfits } = applyDraft(
    base.domains.map(({ code, name, items }) => ({ code, name, items: items.map((item) => item.code) })),
    changes,
    (code) => contents.get(code),
    (domain) => {
      last.set(domain, (last.get(domain) ?? 0) + 1);
      return `${domain}-${String(last.get(domain)).padStart(3, '0')}`;
    },
  );
  expect(misfits).toEqual([]);
  for (const [code, content] of revision.contents) contents.set(code, content);
  return {
    domains: revision.outline.map(({ code, name, items }) => ({
      code,
      name,
      items: items.map((item) => ({ code: item, ...contents.get(item)! })),
    })),
  };
}
