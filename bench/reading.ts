/*
 * Reading a workbook, from bytes to items and problems, beside the libraries one would take instead:
 * `npm run build && npm run bench:reading -- [rows …]`. The reader runs as it is built.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CatalogItem } from '../src/catalog/item.js';
import type { ReaderProcess } from '../src/import/reader-process.js';
import { readKnownDomains } from '../src/import/starter.js';
import { generateCatalog } from '../tests/generator.js';
import { aXlsx } from '../tests/import/zip-writer.js';

/** Milliseconds on the clock and of all processors, and the most memory the process that parses ever held, in MiB. */
type Figures = { ms: number; cpu: number; peak: number; items: number };

const runs = (rows: number): number => (rows > exceljsUpTo ? 3 : 5);
const here = fileURLToPath(import.meta.url);
/** What a warm process has read before. */
const warmUp = { rows: 1_500, reads: 3 };

/** exceljs takes minutes and 1.7 GB where others take seconds. */
const exceljsUpTo = 20_000;

const contenders: Record<string, (warm: Uint8Array, bytes: Uint8Array) => Promise<Figures>> = {
  ours: async (warm, bytes) => {
    const built = new URL('../dist/import/reader-process.js', import.meta.url).href;
    const reader = await startReader(built);
    const domains = readKnownDomains(fileURLToPath(new URL('../catalogs/', import.meta.url)));
    for (let read = 0; read < warmUp.reads; read++)
      await reader.read({ bytes: warm, name: 'warm.xlsx', domains });
    const [child] = childrenOf(process.pid);
    if (child === undefined) throw new Error('no reader process');
    const before = cpuOf(child) + process.cpuUsage().user / 1000;
    const started = performance.now();
    const { items, problems } = await reader.read({ bytes, name: 'catalog.xlsx', domains });
    const ms = performance.now() - started;
    if (problems.some(({ code }) => code.startsWith('file.'))) throw new Error(JSON.stringify(problems[0]));
    const cpu = cpuOf(child) + process.cpuUsage().user / 1000 - before;
    const peak = peakOf(child);
    reader.stop();
    return { ms, cpu, peak, items: items.length };
  },
  sheetjs: (_, bytes) =>
    inThisProcess(async () => (await import('@e965/xlsx')).read(bytes).SheetNames.length),
  'sheetjs, warm': async (warm, bytes) => {
    const { read } = await import('@e965/xlsx');
    for (let each = 0; each < warmUp.reads; each++) read(warm);
    return inThisProcess(() => Promise.resolve(read(bytes).SheetNames.length));
  },
  exceljs: (_, bytes) =>
    inThisProcess(async () => {
      const { default: ExcelJS } = await import('exceljs');
      const workbook = new ExcelJS.Workbook();
      // the library's types want a buffer of an older Node
      await workbook.xlsx.load(bytes as never);
      return workbook.worksheets.length;
    }),
};

async function startReader(module: string): Promise<ReaderProcess> {
  const loaded = (await import(module)) as { ReaderProcess: new () => ReaderProcess }; // the build of that source
  return new loaded.ReaderProcess();
}

async function inThisProcess(work: () => Promise<number>): Promise<Figures> {
  const before = process.cpuUsage();
  const started = performance.now();
  const items = await work();
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  return { ms, cpu: (user + system) / 1000, peak: peakOf(process.pid), items };
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}

/** Linux counts processor time in hundredths of a second. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function peakOf(pid: number): number {
  const line = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1024;
}

/** A sheet for each domain: its title, two header rows, 17 columns, level 1 merged over its rows, shared strings. */
function writeWorkbook(rows: number, seed: number): Buffer {
  const strings = new Map<string, number>();
  const sheets: string[] = [];
  const names: string[] = [];
  for (const { name, items } of generateCatalog({ seed, items: rows }).domains) {
    names.push(name);
    sheets.push(sheetOf(name, items, strings));
  }
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const parts = Object.fromEntries(
    sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheet]),
  );
  const kind = (path: string, type: string) =>
    `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const texts = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('');
  return aXlsx('', {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${kind('xl/workbook.xml', 'sheet.main')}${kind('xl/sharedStrings.xml', 'sharedStrings')}${kind('xl/styles.xml', 'styles')}${Object.keys(
      parts,
    )
      .map((path) => kind(path, 'worksheet'))
      .join('')}</Types>`,
    'xl/styles.xml': `<styleSheet ${main}><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" applyAlignment="1"><alignment wrapText="1"/></xf></cellXfs></styleSheet>`,
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${link('s', 'sharedStrings', 'sharedStrings.xml')}${link('f', 'styles', 'styles.xml')}${names.map((_, index) => link(`r${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst ${main} uniqueCount="${strings.size}">${texts}</sst>`,
    ...parts,
  });
}

const upper =
  '序号|公开事项|||公开内容（要素）|公开依据|公开时限|公开主体|公开渠道和载体|公开对象||公开方式||公开层级|||备注';
const lower = '|一级事项|二级事项|三级事项||||||全社会|特定群体|主动|依申请公开|县级|乡级|村级|';

function sheetOf(domain: string, items: CatalogItem[], strings: Map<string, number>): string {
  const rows: string[] = [];
  const merges = [
    'A1:Q1',
    'B2:D2',
    'J2:K2',
    'L2:M2',
    'N2:P2',
    ...'AEFGHIQ'.split('').map((c) => `${c}2:${c}3`),
  ];
  const write = (texts: string[]): void => {
    const number = rows.length + 1;
    const cells = texts.map((text, column) => {
      const at = `${String.fromCharCode(65 + column)}${number}`;
      if (text === '') return `<c r="${at}" s="1"/>`;
      if (/^\d+$/.test(text)) return `<c r="${at}" s="1"><v>${text}</v></c>`;
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const index = strings.get(escaped) ?? strings.size;
      strings.set(escaped, index);
      return `<c r="${at}" s="1" t="s"><v>${index}</v></c>`;
    });
    rows.push(`<row r="${number}" spans="1:17" ht="60" customHeight="1">${cells.join('')}</row>`);
  };
  write([`${domain}领域基层政务公开标准目录`, ...Array.from({ length: 16 }, () => '')]);
  write(upper.split('|'));
  write(lower.split('|'));
  let first = 4;
  for (const [index, item] of items.entries()) {
    const above = items[index - 1];
    const begins = above?.level1 !== item.level1;
    if (begins && index + 3 > first) merges.push(`B${first}:B${index + 3}`);
    if (begins) first = index + 4;
    write([String(index + 1), begins ? (item.level1 ?? '') : '', ...textsOf(item)]);
  }
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData><mergeCells count="${merges.length}">${merged}</mergeCells></worksheet>`;
}

function textsOf(item: CatalogItem): string[] {
  const tick = (ticked: boolean): string => (ticked ? '√' : '');
  return [
    item.level2 ?? '',
    item.level3 ?? '',
    item.content.map((element, index) => `${index + 1}.${element}`).join('\n'),
    item.legalBases.join('\n'),
    item.timeLimit ?? '',
    item.disclosingBodies.join('；'),
    item.channels.map((channel) => `■${channel}`).join('\n'),
    tick(item.audience.everyone === true),
    item.audience.groups ?? '',
    tick(item.methods.includes('主动公开')),
    tick(item.methods.includes('依申请公开')),
    tick(item.levels.includes('县级')),
    tick(item.levels.includes('乡级')),
    tick(item.levels.includes('村级')),
    item.note ?? '',
  ];
}

/** Every run in a process of its own. Ours is warm, as it is when a file is sent; the libraries are loaded by the run, and SheetJS is also measured warm. */
function measure(name: string, warm: string, file: string): Figures {
  const loader = new URL('../src/import/source-loader.mjs', import.meta.url).href;
  const args = [
    '--no-warnings',
    '--max-old-space-size=4096',
    '--import',
    loader,
    here,
    '--as',
    name,
    warm,
    file,
  ];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Figures; // printed below
}

function median(figures: Figures[], of: 'ms' | 'cpu' | 'peak'): number {
  return figures.map((each) => each[of]).sort((a, b) => a - b)[figures.length >> 1] ?? Number.NaN;
}

function compare(rows: number, folder: string, warm: string): void {
  const file = join(folder, `${rows}.xlsx`);
  writeFileSync(file, writeWorkbook(rows, 1));
  const names = Object.keys(contenders).filter((name) => name !== 'exceljs' || rows <= exceljsUpTo);
  const found = new Map(names.map((name): [string, Figures[]] => [name, []]));
  for (let run = 0; run < runs(rows); run++)
    for (const name of names) found.get(name)?.push(measure(name, warm, file));
  const ours = found.get('ours') ?? [];
  for (const [name, figures] of found) {
    const ratio = (of: 'ms' | 'cpu'): string => (median(ours, of) / median(figures, of)).toFixed(2);
    const columns = [
      String(rows),
      name,
      ...(['ms', 'cpu', 'peak'] as const).map((of) => median(figures, of).toFixed(0)),
      ...(name === 'ours' ? ['', ''] : [ratio('ms'), ratio('cpu')]),
    ];
    process.stdout.write(`| ${columns.join(' | ')} |\n`);
  }
  if (!names.includes('exceljs')) process.stdout.write(`| ${rows} | exceljs | takes minutes | | | | |\n`);
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === '--as') {
  const [name = '', warm = '', file = ''] = rest;
  const figures = await contenders[name]?.(readFileSync(warm), readFileSync(file));
  process.stdout.write(JSON.stringify(figures));
} else {
  const sizes = process.argv.slice(2).map(Number);
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-bench-'));
  try {
    const warm = join(folder, 'warm.xlsx');
    writeFileSync(warm, writeWorkbook(warmUp.rows, 2));
    process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? ''}\n`);
    process.stdout.write('| rows | | ms | CPU ms | peak MiB | ours ÷ it, ms | ours ÷ it, CPU |\n');
    process.stdout.write('|---|---|---|---|---|---|---|\n');
    for (const rows of sizes.length > 0 ? sizes : [1_500, 15_000, 150_000]) compare(rows, folder, warm);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
