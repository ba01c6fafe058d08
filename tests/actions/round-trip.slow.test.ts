import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importFile } from '../../src/actions/import-file.js';
import { initialize } from '../../src/actions/initialize.js';
import { prepareExport } from '../../src/actions/prepare-export.js';
import type { Scope } from '../../src/catalog/file-mark.js';
import { wholeEdition } from '../../src/catalog/file-mark.js';
import type { ExportFormat } from '../../src/export/formats.js';
import { writeCatalog } from '../../src/export/formats.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { readKnownDomains, readStarters } from '../../src/import/starter.js';
import type { Database } from '../../src/store/database.js';
import { openDatabase } from '../../src/store/database.js';
import { latestVersion } from '../../src/store/versions.js';
import { withPeople } from '../accounts.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { openWorkbook } from '../export/workbook-text.js';

const folder = new URL('../../catalogs', import.meta.url).pathname;
const domains = readKnownDomains(folder);
const starters = readStarters(folder);

let database: Database;
beforeAll(async () => {
  database = await openDatabase('sqlite::memory:', { create: true });
  await withPeople(database.db);
  await initialize(database.db, starters, anAct('2026-01-10').at);
}, 60_000);
afterAll(() => database.close());

const formats: [format: ExportFormat, name: string][] = [
  ['xlsx', '目录.xlsx'],
  ['workbook', '目录.xlsx'],
  ['docx', '目录.docx'],
  ['csv', '目录.csv'],
  ['html', '目录.html'],
];
const town: Scope = { domains: ['19', '20'], organization: 'beijiao' };

/** Sent out in one format and back in. */
async function sentBack(edition: string, [format, name]: [ExportFormat, string], scope: Scope) {
  const { db } = database;
  const prepared = await prepareExport(db, await latestVersion(db, edition), scope);
  const bytes = await writeCatalog(format, prepared);
  const reading = await readBytes(bytes, name, domains);
  const outcome = await importFile(
    db,
    { bytes, name, reading },
    { edition, title: null, dryRun: true, clearBlanks: true, withdrawMissing: true },
    domains,
    anAct(),
  );
  const items = prepared.catalog.domains.reduce((sum, domain) => sum + domain.items.length, 0);
  return { outcome, items };
}

it.each(starters.flatMap(({ edition }) => formats.map((format) => [edition.id, ...format] as const)))(
  'given %s as %s, then what comes back changes nothing, whatever is asked of it',
  async (edition, format, name) => {
    const { outcome, items } = await sentBack(edition, [format, name], wholeEdition);
    expect(outcome).toMatchObject({
      outcome: 'nothing-to-change',
      rows: items,
      leftOut: 0,
      added: [],
      changed: [],
      missing: [],
      withdrawn: [],
      untouchedDomains: [],
      problems: [],
    });
    expect(outcome.unchanged).toHaveLength(items);
  },
  60_000,
);

it.each(formats.filter(([format]) => format !== 'csv'))(
  'given two domains in the name of a town as %s, then what comes back changes nothing',
  async (format, name) => {
    const { outcome, items } = await sentBack('longting-township', [format, name], town);
    expect(outcome).toMatchObject({ outcome: 'nothing-to-change', rows: items, problems: [] });
  },
  60_000,
);

describe('T-EX-03 an item that no cell holds', () => {
  const whole = ['甲', '乙', '丙', '丁'].map((sign) => sign.repeat(10_000));
  const long = aCatalog(aDomain('19', [anItem('19-001', { content: whole }), anItem('19-002')], '社会救助'));
  let own: Database;
  beforeAll(async () => {
    own = await openDatabase('sqlite::memory:', { create: true });
    await withPeople(own.db);
    await initialize(own.db, [aStarter(long)], anAct('2026-01-10').at);
  });
  afterAll(() => own.close());

  it.each(formats)('given %s, then what comes back loses nothing of it', async (format, name) => {
    const version = await latestVersion(own.db, 'longting-district');
    const bytes = await writeCatalog(format, await prepareExport(own.db, version, wholeEdition));
    const reading = await readBytes(bytes, name, domains);
    const outcome = await importFile(
      own.db,
      { bytes, name, reading },
      { edition: 'longting-district', title: null, dryRun: true, clearBlanks: true, withdrawMissing: true },
      domains,
      anAct(),
    );
    expect(outcome).toMatchObject({ outcome: 'nothing-to-change', rows: 2, changed: [] });
    expect(reading.problems.map(({ code }) => code)).toEqual(['item.cell-cut']);
  });

  it('given such a cell was written in, then the rest of it is not lost either', async () => {
    const bytes = await writeCatalog(
      'workbook',
      await prepareExport(own.db, await latestVersion(own.db, 'longting-district'), wholeEdition),
    );
    const workbook = await openWorkbook(bytes);
    const sheet = workbook.worksheets[0]!;
    const cell = sheet.getCell(4, (sheet.getRow(3).values as string[]).indexOf('公开内容（要素）'));
    cell.value = cell.text.replace('甲甲', '改过');
    const edited = Buffer.from(await workbook.xlsx.writeBuffer());
    const [row] = (await readBytes(edited, 'a.xlsx', domains)).items;
    expect([row?.code, row?.columns.includes('content'), row?.content.content]).toEqual([
      '19-001',
      false,
      [],
    ]);
  });
});
