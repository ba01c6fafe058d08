import { expect, it } from '@jest/globals';
import { publishedCatalog } from '../../src/export/published-catalog.js';
import { interpretItem } from '../../src/catalog/item.js';
import { checkAgainst } from '../../src/schema.js';
import { aVersion, catalog, edition } from './example.js';

it('given a catalog, then it is published with its edition, its version and every text as it is read', () => {
  const version = aVersion();
  expect(publishedCatalog(edition, version, catalog)).toEqual({
    edition,
    version,
    domains: [
      { code: '19', name: '社会救助', items: catalog.domains[0]!.items.map(interpretItem) },
      { code: '14', name: '救灾', items: catalog.domains[1]!.items.map(interpretItem) },
    ],
  });
});

it('given a catalog, then what is published is what its schema describes', () => {
  const published = publishedCatalog(edition, aVersion(), catalog);
  expect(checkAgainst('catalog', published, 'published')).toBe(published);
});
