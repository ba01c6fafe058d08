/*
 * Reading a workbook, from bytes to items and problems, beside the libraries one would take instead; from bytes to a draft
 * beside reading alone; and what refusing a csv of a million rows holds in memory:
 * `npm run bench:reading -- [rows …]`. The reader runs as it is built.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DraftCosts } from './drafting.js';
import { costsOfDraft } from './drafting.js';
import type { Cost } from './process.js';
import { costOf, peakOf } from './process.js';
import { startReader } from './reader.js';
import { writeWorkbook } from './workbook.js';

/** `peak`: the most memory the process that parses ever held, in MiB. */
type Figures = Cost & { peak: number };

const runs = (rows: number): number => (rows > exceljsUpTo ? 3 : 5);
const here = fileURLToPath(import.meta.url);
/** What a warm process has read before. */
const warmUp = { rows: 1_500, reads: 10 };

/** exceljs takes minutes and 1.7 GB where others take seconds. */
const exceljsUpTo = 20_000;

type Measure = (warm: Uint8Array, bytes: Uint8Array) => Promise<Figures>;

const contenders: Record<string, Measure> = {
  ours: async (warm, bytes) => {
    const reader = await startReader();
    for (let read = 0; read < warmUp.reads; read++) await reader.read(warm);
    const cost = await costOf(async () => {
      const [problem] = (await reader.read(bytes)).problems;
      if (problem?.code.startsWith('file.')) throw new Error(JSON.stringify(problem));
    });
    const peak = reader.peak();
    reader.stop();
    return { ...cost, peak };
  },
  sheetjs: (_, bytes) => inThisProcess(async () => (await import('@e965/xlsx')).read(bytes)),
  'sheetjs, warm': async (warm, bytes) => {
    const { read } = await import('@e965/xlsx');
    for (let each = 0; each < warmUp.reads; each++) read(warm);
    return inThisProcess(() => Promise.resolve(read(bytes)));
  },
  exceljs: (_, bytes) =>
    inThisProcess(async () => {
      const { default: ExcelJS } = await import('exceljs');
      // the library's types want a buffer of an older Node
      await new ExcelJS.Workbook().xlsx.load(bytes as never);
    }),
};

async function inThisProcess(work: () => Promise<unknown>): Promise<Figures> {
  const cost = await costOf(work);
  return { ...cost, peak: peakOf(process.pid) };
}

/** Each run in a process of its own. Ours is warm, as it is when a file is sent; the libraries are loaded by the run, and SheetJS is also measured warm. */
function measure(name: string, warm: string, file: string): unknown {
  const loader = new URL('../src/import/source-loader.mjs', import.meta.url).href;
  const flags = ['--no-warnings', '--max-old-space-size=4096', '--import', loader];
  const args = [...flags, here, '--as', name, warm, file];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

async function measureHere(name: string, warm: Uint8Array, bytes: Uint8Array): Promise<unknown> {
  if (name === 'draft') return costsOfDraft(warm, warmUp.reads, bytes);
  return contenders[name]?.(warm, bytes);
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function printRow(...columns: (string | number)[]): void {
  const texts = columns.map((column) => (typeof column === 'number' ? column.toFixed(0) : column));
  process.stdout.write(`| ${texts.join(' | ')} |\n`);
}

function compare(rows: number, file: string, warm: string): void {
  const names = Object.keys(contenders).filter((name) => name !== 'exceljs' || rows <= exceljsUpTo);
  const found = new Map(names.map((name): [string, Figures[]] => [name, []]));
  for (let run = 0; run < runs(rows); run++)
    for (const name of names) found.get(name)?.push(measure(name, warm, file) as Figures); // each contender gives them
  const figure = (name: string, of: keyof Figures): number =>
    median((found.get(name) ?? []).map((figures) => figures[of]));
  for (const name of names) {
    const ratio = (of: 'ms' | 'cpu'): string =>
      name === 'ours' ? '' : (figure('ours', of) / figure(name, of)).toFixed(2);
    const figures = [figure(name, 'ms'), figure(name, 'cpu'), figure(name, 'peak')];
    printRow(String(rows), name, ...figures, ratio('ms'), ratio('cpu'));
  }
  if (!names.includes('exceljs')) printRow(String(rows), 'exceljs', 'takes minutes', '', '', '', '');
}

function compareDrafts(rows: number, file: string, warm: string): void {
  const found: DraftCosts[] = [];
  for (let run = 0; run < runs(rows); run++) found.push(measure('draft', warm, file) as DraftCosts); // what it gives
  for (const kind of ['ms', 'cpu'] as const) {
    const ratio = median(found.map(({ reading, drafting }) => 1 + drafting[kind] / reading[kind]));
    const [reading, drafting] = (['reading', 'drafting'] as const).map((part) =>
      median(found.map((costs) => costs[part][kind])),
    );
    printRow(
      String(rows),
      kind === 'ms' ? 'ms' : 'CPU ms',
      reading ?? NaN,
      drafting ?? NaN,
      ratio.toFixed(2),
    );
  }
}

/** A reader that has read nothing yet, and one that is warm. */
async function refuseLongCsv(warm: Uint8Array): Promise<void> {
  const bytes = Buffer.from('1,甲,乙,内容\n'.repeat(1_000_000));
  for (const reads of [0, warmUp.reads]) {
    const reader = await startReader();
    for (let read = 0; read < reads; read++) await reader.read(warm);
    const { ms } = await costOf(async () => {
      const [problem] = (await reader.read(bytes, 'long.csv')).problems;
      if (problem?.code !== 'file.too-many-rows') throw new Error(JSON.stringify(problem));
    });
    printRow(reads === 0 ? 'started' : 'warm', ms, reader.peak());
    reader.stop();
  }
}

async function measureAll(sizes: number[], folder: string): Promise<void> {
  const warm = join(folder, 'warm.xlsx');
  writeFileSync(warm, writeWorkbook(warmUp.rows, 2));
  const fileOf = (rows: number): string => join(folder, `${rows}.xlsx`);
  for (const rows of sizes) writeFileSync(fileOf(rows), writeWorkbook(rows, 1));
  process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? ''}\n\n`);
  printRow('rows', '', 'ms', 'CPU ms', 'peak MiB', 'ours ÷ it, ms', 'ours ÷ it, CPU');
  printRow('---', '---', '---', '---', '---', '---', '---');
  for (const rows of sizes) compare(rows, fileOf(rows), warm);
  process.stdout.write('\n');
  printRow('rows', '', 'reading', 'drafting', 'both ÷ reading');
  printRow('---', '---', '---', '---', '---');
  for (const rows of sizes) if (rows <= exceljsUpTo) compareDrafts(rows, fileOf(rows), warm);
  process.stdout.write('\n');
  printRow('a csv of a million rows is refused by a reader that is', 'ms', 'peak MiB');
  printRow('---', '---', '---');
  await refuseLongCsv(readFileSync(warm));
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === '--as') {
  const [name = '', warm = '', file = ''] = rest;
  process.stdout.write(JSON.stringify(await measureHere(name, readFileSync(warm), readFileSync(file))));
} else {
  const sizes = process.argv.slice(2).map(Number);
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-bench-'));
  try {
    await measureAll(sizes.length > 0 ? sizes : [1_500, 15_000, 150_000], folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
