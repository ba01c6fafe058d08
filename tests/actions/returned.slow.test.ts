import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type ExcelJS from 'exceljs';
import { importFile } from '../../src/actions/import-file.js';
import { initialize } from '../../src/actions/initialize.js';
import { prepareExport } from '../../src/actions/prepare-export.js';
import { wholeEdition } from '../../src/catalog/file-mark.js';
import { writeCatalog } from '../../src/export/formats.js';
import { readBytes } from '../../src/import/read-bytes.js';
import type { Database } from '../../src/store/database.js';
import { openDatabase } from '../../src/store/database.js';
import { findVersion } from '../../src/store/versions.js';
import { withPeople } from '../accounts.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { openWorkbook } from '../export/workbook-text.js';
import { publishChanges } from '../publish.js';

const edition = 'longting-district';
const domains = [
  { code: '19', name: '社会救助', aliases: [] },
  { code: '20', name: '养老服务', aliases: [] },
];
const office = spawnSync('soffice', ['--version']).status === 0;

let database: Database;
let sent: Buffer;

/** Version 1 went out as a workbook; version 2 changed two of its items since. */
beforeAll(async () => {
  database = await openDatabase('sqlite::memory:', { create: true });
  const { db } = database;
  await withPeople(db);
  const items = (domain: string, count: number) =>
    Array.from({ length: count }, (_, index) => anItem(`${domain}-00${index + 1}`, { note: `注${index}` }));
  const catalog = aCatalog(
    aDomain('19', items('19', 6), '社会救助'),
    aDomain('20', items('20', 4), '养老服务'),
  );
  await initialize(db, [aStarter(catalog)], anAct('2026-01-10').at);
  sent = await writeCatalog(
    'workbook',
    await prepareExport(db, await findVersion(db, edition, 1), wholeEdition),
  );
  await publishChanges(db, [
    { kind: 'edit', code: '19-002', fields: { timeLimit: '即时' }, reason: '新办法' },
    { kind: 'edit', code: '20-003', fields: { timeLimit: '即时' }, reason: '新办法' },
  ]);
}, 60_000);
afterAll(() => database.close());

const headingRow = 3;
const columnOf = (sheet: ExcelJS.Worksheet, heading: string): number =>
  (sheet.getRow(headingRow).values as unknown[]).indexOf(heading);

/** What a clerk does with it beside the one edit that is meant: 19-004 is to be disclosed within ten days. */
const habits: Record<string, (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void> = {
  'does nothing': () => undefined,
  'sorts the rows the other way': (sheet) => {
    const rows = Array.from({ length: 10 }, (_, index) =>
      (sheet.getRow(4 + index).values as ExcelJS.CellValue[]).slice(1),
    );
    rows.reverse().forEach((values, index) => {
      sheet.getRow(4 + index).values = values;
    });
  },
  'removes columns': (sheet) => {
    for (const heading of ['备注', '公开渠道和载体', '公开依据'])
      sheet.spliceColumns(columnOf(sheet, heading), 1);
  },
  'removes the codes': (sheet) => {
    sheet.spliceColumns(columnOf(sheet, '事项编号'), 1);
  },
  'deletes the hidden sheets': (_sheet, workbook) => {
    for (const name of ['_meta', '选项']) workbook.removeWorksheet(name);
  },
  'copies the table into a new workbook': (_sheet, workbook) => {
    for (const name of ['_meta', '选项', '填写说明']) workbook.removeWorksheet(name);
    workbook.keywords = '';
  },
  'removes columns and copies the rest into a new workbook': (sheet, workbook) => {
    habits['removes columns']?.(sheet, workbook);
    habits['copies the table into a new workbook']?.(sheet, workbook);
  },
};

async function edited(habit: string): Promise<Buffer> {
  const workbook = await openWorkbook(sent);
  const sheet = workbook.getWorksheet('标准目录')!;
  const [code, limit] = [columnOf(sheet, '事项编号'), columnOf(sheet, '公开时限')];
  sheet.eachRow((row) => {
    if (row.getCell(code).value === '19-004') row.getCell(limit).value = '10个工作日内';
  });
  habits[habit]?.(sheet, workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function received(bytes: Buffer, name = '乡镇交回.xlsx') {
  const reading = await readBytes(bytes, name, domains);
  const request = { edition, title: null, dryRun: true };
  return importFile(database.db, { bytes, name, reading }, request, domains, anAct());
}

const meant = {
  baseVersion: 1,
  merge: { behind: 1, conflicts: [], silent: [] },
  added: [],
  changed: [{ code: '19-004', fields: [{ field: 'timeLimit', after: '10个工作日内' }] }],
  missing: [],
  leftOut: 0,
};

it.each(Object.keys(habits))(
  'given a clerk who also %s, then only what was meant is a change',
  async (habit) => {
    const outcome = await received(await edited(habit));
    expect(outcome).toMatchObject(meant);
    const isAsked = outcome.problems.map(({ code }) => code);
    expect(isAsked).toEqual([habit.includes('copies') ? 'file.base-assumed' : 'file.base-old']);
  },
);

const whereOffice = office ? it.each(Object.keys(habits)) : it.skip.each(Object.keys(habits)); // needs LibreOffice
whereOffice(
  'given a clerk with LibreOffice who also %s, then only what was meant is a change',
  async (habit) => {
    const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-office-'));
    try {
      writeFileSync(join(folder, 'a.xlsx'), await edited(habit));
      const args = ['--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'saved'), 'a.xlsx'];
      const env = { ...process.env, HOME: folder };
      expect(spawnSync('soffice', args, { cwd: folder, env }).status).toBe(0);
      const outcome = await received(readFileSync(join(folder, 'saved', 'a.xlsx')));
      expect(outcome).toMatchObject(meant);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  60_000,
);
