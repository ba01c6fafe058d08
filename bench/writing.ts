/* The official table beside exceljs's streaming writer with the same styled cells. `npm run bench:writing` */
import { execFileSync } from 'node:child_process';
import { createWriteStream, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import type { Catalog, Version } from '../src/catalog/catalog.js';
import { markOf } from '../src/catalog/file-mark.js';
import { officialForm } from '../src/export/official/form.js';
import { codeFill, codeFont, ruled, textFont } from '../src/export/official/look.js';
import { fitRow } from '../src/export/official/row-height.js';
import { officialWorkbook } from '../src/export/official-xlsx.js';
import { generateCatalog, generateEdition } from '../tests/generator.js';
import { peakOf } from './process.js';

const edition = generateEdition({ district: 1 });
const version: Version = {
  edition: edition.id,
  number: 1,
  hash: `version-1:${'ab'.repeat(32)}`,
  parentHash: null,
  effectiveOn: '2026-11-01',
  publishedAt: '2026-10-20T01:02:03.000Z',
  publishedBy: '发布员',
  updateType: 'major',
  note: '首次发布',
  draft: null,
};

/** What the other writer is given: texts printed and heights reckoned before its time begins. */
type Prepared = ReturnType<typeof prepare>;

function prepare(catalog: Catalog) {
  return catalog.domains.map(({ name, items }) => {
    const form = officialForm(edition, items);
    const styles = form.map(({ printed, align }) => ({
      font: printed ? textFont : codeFont,
      border: ruled,
      alignment: { horizontal: align, vertical: 'middle', wrapText: true } as const,
      ...(printed ? {} : { fill: codeFill }),
    }));
    const rows = items.map((item) => {
      const texts = form.map(({ print }) => print(item));
      return {
        texts,
        height: fitRow(form.map(({ width }, column) => ({ width, text: texts[column] ?? '' }))).height,
      };
    });
    return { name, styles, widths: form.map(({ width }) => width), rows };
  });
}

async function writeByExceljs(sheets: Prepared): Promise<void> {
  const file = join(tmpdir(), `bench-writing-${process.pid}.xlsx`);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: createWriteStream(file),
    useStyles: true,
    useSharedStrings: false,
  });
  for (const { name, styles, widths, rows } of sheets) {
    const sheet = workbook.addWorksheet(name);
    sheet.columns = [5, ...widths].map((width) => ({ width }));
    for (const [index, { texts, height }] of rows.entries()) {
      const row = sheet.addRow([index + 1, ...texts]);
      row.height = height;
      styles.forEach((style, column) => {
        Object.assign(row.getCell(column + 2), style);
      });
      Object.assign(row.getCell(1), styles[0]);
      row.commit();
    }
    sheet.commit();
  }
  await workbook.commit();
  rmSync(file);
}

type Cost = { ms: number; cpu: number };

async function timed(work: () => Promise<unknown>): Promise<Cost> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const used = process.cpuUsage(before);
  return { ms: performance.now() - started, cpu: (used.user + used.system) / 1_000 };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

async function compare(rows: number, runs: number): Promise<void> {
  const catalog = generateCatalog({ seed: 7, items: rows });
  const prepared = prepare(catalog);
  const mark = markOf(version, catalog); // made where the catalog is read, whatever it is written as
  const ours: Cost[] = [];
  const theirs: Cost[] = [];
  for (let run = 0; run <= runs; run++) {
    const one = await timed(() => officialWorkbook(edition, version, catalog, { mark }));
    const other = await timed(() => writeByExceljs(prepared));
    if (run === 0) continue; // warms up
    ours.push(one);
    theirs.push(other);
  }
  const said = (all: readonly Cost[]) => [median(all.map(({ ms }) => ms)), median(all.map(({ cpu }) => cpu))];
  const [[ms = 0, cpu = 0], [otherMs = 0, otherCpu = 0]] = [said(ours), said(theirs)];
  say(
    `| ${rows} | ${Math.round(ms)} | ${Math.round(cpu)} | ${Math.round(otherMs)} | ${Math.round(otherCpu)} | ${(ms / otherMs).toFixed(2)} | ${(cpu / otherCpu).toFixed(2)} |`,
  );
}

/** In a process of its own: the most memory it ever held. */
function peakAt(rows: number): void {
  const args = [
    '--no-warnings',
    '--import',
    './src/import/source-loader.mjs',
    fileURLToPath(import.meta.url),
  ];
  const printed = execFileSync(process.execPath, [...args, 'peak', String(rows)], { encoding: 'utf8' });
  say(`| ${rows} | ${printed.trim()} |`);
}

if (process.argv[2] === 'peak') {
  const catalog = generateCatalog({ seed: 7, items: Number(process.argv[3]) });
  const before = Math.round(peakOf(process.pid));
  const { length } = await officialWorkbook(edition, version, catalog);
  say(`${before} | ${Math.round(peakOf(process.pid))} | ${(length / 2 ** 20).toFixed(1)}`);
} else {
  say(
    '| rows | ours ms | CPU ms | exceljs ms | CPU ms | ours ÷ it, ms | CPU |\n| --- | --- | --- | --- | --- | --- | --- |',
  );
  await compare(1_500, 9);
  await compare(15_000, 5);
  say('\n| rows | MiB with the catalog only | peak MiB | file MiB |\n| --- | --- | --- | --- |');
  for (const rows of [15_000, 50_000, 150_000]) peakAt(rows);
}
