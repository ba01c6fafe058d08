import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Catalog, Edition, Version } from '../../src/catalog/catalog.js';
import { contentOf } from '../../src/catalog/item.js';
import { catalogCsv } from '../../src/export/csv.js';
import { editableWorkbook } from '../../src/export/editable-xlsx.js';
import { officialDocument } from '../../src/export/official-docx.js';
import { officialWorkbook } from '../../src/export/official-xlsx.js';
import { joinBodies, joinElements } from '../../src/catalog/printed-fields.js';
import { readBodies } from '../../src/import/cells/bodies.js';
import { readContent } from '../../src/import/cells/content.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { readKnownDomains, readStarters } from '../../src/import/starter.js';
import { anEdition } from '../builders.js';
import { aVersion, checkpoint } from './example.js';
import { editionLevel, printableCatalog, printedElement } from './printable.js';

const folder = new URL('../../catalogs', import.meta.url).pathname;
const domains = readKnownDomains(folder);

type Write = (edition: Edition, version: Version, catalog: Catalog) => Promise<Buffer>;
/** `coded`: the file has a column for the codes; the paper form of Word has none, and its items are known by their names. */
const formats: { name: string; write: Write; runs: number; coded: boolean }[] = [
  { name: 'catalog.xlsx', write: (...of) => officialWorkbook(...of, { checkpoint }), runs: 60, coded: true },
  { name: 'to-edit.xlsx', write: (...of) => editableWorkbook(...of), runs: 30, coded: true },
  { name: 'catalog.csv', write: (...of) => Promise.resolve(catalogCsv(...of)), runs: 200, coded: true },
  { name: 'catalog.docx', write: (...of) => officialDocument(...of, { checkpoint }), runs: 40, coded: false },
];

/** The rows a file is read as, each with its domain and code. */
async function rowsIn(bytes: Buffer, name: string): Promise<unknown[]> {
  const { items } = await readBytes(bytes, name, domains);
  return items.map(({ domain, code, content }) => [domain?.code, code, content]);
}

function rowsOf(catalog: Catalog, coded: boolean): unknown[] {
  return catalog.domains.flatMap(({ code, items }) =>
    items.map((item) => [code, coded ? item.code : null, contentOf(item)]),
  );
}

/** Without codes a blank name is taken from the row above, as forms print it. */
function isKnownByNames(catalog: Catalog): boolean {
  return catalog.domains
    .flatMap(({ items }) => items)
    .every(({ level1, level2, level3 }) => level1 !== null && (level2 !== null || level3 === null));
}

describe.each(formats)('$name', ({ name, write, runs, coded }) => {
  it.each(readStarters(folder).map(({ edition, catalog }) => [edition.id, edition, catalog] as const))(
    'given the starter catalog of %s, then the file reads back as the same catalog',
    async (_id, edition, catalog) => {
      const bytes = await write(edition, aVersion({ edition: edition.id }), catalog);
      expect(await rowsIn(bytes, name)).toEqual(rowsOf(catalog, coded));
    },
    60_000,
  );

  it('given any printable catalog, then the file reads back as the same catalog', async () => {
    await fc.assert(
      fc.asyncProperty(editionLevel, printableCatalog(domains), async (level, catalog) => {
        fc.pre(coded || isKnownByNames(catalog));
        const bytes = await write(anEdition({ level }), aVersion(), catalog);
        expect(await rowsIn(bytes, name)).toEqual(rowsOf(catalog, coded));
      }),
      { numRuns: runs },
    );
  }, 120_000);
});

it('given any printable elements, then their cell reads back as the same elements', () => {
  fc.assert(
    fc.property(fc.array(printedElement, { maxLength: 12 }), (elements) => {
      expect(readContent(joinElements(elements))).toEqual(elements);
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  [['名单、标准、电话']],
  [['名单；标准', '电话']],
  [['对象（低保；特困）', '电话']],
  [['12345热线', '名单；标准']],
  [['申请表（样表', '电话']],
])('given the elements %j, then their cell reads back as the same elements', (elements) => {
  expect(readContent(joinElements(elements))).toEqual(elements);
});

it.each([
  [['区民政局', '乡镇人民政府']],
  [['村民代表', '村民小组']],
  [['区民政局', '公共图书馆、文化馆等公共文化机构']],
])('given the bodies %j, then their cell reads back as the same bodies', (bodies) => {
  expect(readBodies(joinBodies(bodies))).toEqual(bodies);
});
