import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { withProgress } from '../../src/cli/progress.js';
import { schemaCompiler } from '../../src/schema.js';
import { aWorkplace } from './command-line.js';

const E = 'longting-district';
const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');

/** Row 3 is an item of the starter under a name that is not quite its own; column F has a heading nobody knows. */
function aSheet(folder: string, name: string): { path: string; code: string; title: string } {
  const domain = JSON.parse(
    readFileSync(new URL(`../../catalogs/${E}/20.json`, import.meta.url), 'utf8'),
  ) as { items: { code: string; level1: string; level2: string; content: string[] }[] };
  const [item] = domain.items;
  const { code, level1, level2: title, content } = item!;
  const lines = [
    '养老服务领域基层政务公开标准目录',
    '一级事项,二级事项,公开内容,公开依据,公开主体,办结要求',
    `${level1},${title}一览,${content.join('；')},,,随时`,
    `${level1},养老服务志愿者,服务内容,,,随时`,
  ];
  const path = join(folder, name);
  writeFileSync(path, lines.join('\r\n'));
  return { path, code, title };
}

describe('what a person says about a file on the command line', () => {
  const { cli, folder, begin, remove } = aWorkplace();
  afterAll(remove);
  const { path, code, title } = aSheet(folder, '养老.csv');
  begin();

  it('given a name that is not quite an item, then it is suggested with the words to accept it', () => {
    const run = cli('import', path, '--edition', E, '--dry-run');
    expect(run.out).toContain(`与 ${code} ${title} 相似`);
    expect(run.out).toContain(`--accept 3=${code}`);
    expect(run.err).toBe('');
  });

  it('given --report, then the file is written with its problems as comments, and the number of the import is said', async () => {
    const [wrong, report] = [join(folder, '错.csv'), join(folder, '批注.xlsx')];
    writeFileSync(wrong, '一级事项,二级事项,公开内容,公开依据\r\n甲,乙,#REF!,《律师法》\r\n');
    const run = cli('import', wrong, '--edition', E, '--domain', '20', '--report', report);
    expect(run.out).toMatch(/^文件和报告已存为第 \d+ 次导入。$/m);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(report);
    expect(book.worksheets[0]?.name).toBe('问题一览');
    expect(JSON.stringify(book.worksheets[1]?.getCell('C2').note)).toContain('出错');
    const unwritten = cli(
      'import',
      wrong,
      '--edition',
      E,
      '--domain',
      '20',
      '--report',
      join(folder, 'no', 'x.xlsx'),
    );
    expect([unwritten.status, unwritten.err]).toEqual([2, expect.stringContaining('x.xlsx')]);
    expect(unwritten.out).toMatch(/^文件和报告已存为第 \d+ 次导入。$/m);
  });

  it('given all choices, then the outcome tells what they did and fits its schema', () => {
    const choices = ['--accept', `3=${code}`, '--leave-out', '4', '--map', '办结要求=公开时限'];
    const outcome = cli('import', path, '--edition', E, '--sender', '区民政局', ...choices, '--json').json();
    expect(outcome).toMatchObject({
      outcome: 'drafted',
      sender: '区民政局',
      mapped: [{ column: 'F', field: '公开时限', by: 'request' }],
      changed: [
        { code, by: 'accepted', fields: [{ field: 'level2' }, { field: 'timeLimit', after: '随时' }] },
      ],
      added: [],
      notTaken: [{ title: '养老服务志愿者', why: 'asked' }],
    });
    const validate = schemaCompiler().getSchema('/schemas/import-outcome.json')!;
    expect([validate(outcome), validate.errors]).toEqual([true, null]);
  });

  it('given the next file of the sender, then what was said holds and is told', () => {
    const run = cli('import', path, '--edition', E, '--sender', '区民政局', '--dry-run');
    expect(run.out).toContain('F 列“办结要求”读作“公开时限”（按该来源以前的指定，来源：区民政局）');
    expect(run.out).toContain(`${code} ${title}（按以前的确认对照）`);
  });

  it('given missing rows to withdraw, then each is named', () => {
    const run = cli('import', path, '--edition', E, '--withdraw-missing', '--dry-run', '--json');
    const { withdrawn, missing } = run.json() as { withdrawn: { domain: string }[]; missing: unknown[] };
    expect(new Set(withdrawn.map(({ domain }) => domain))).toEqual(new Set(['20']));
    expect(missing).toMatchObject([{ code }]);
  });

  it('given a wrong cell, then the words to put it right are said, and put it right', () => {
    const wrong = join(folder, '时限.csv');
    writeFileSync(wrong, readFileSync(path, 'utf8').replace(/,随时$/, ',20'));
    const choices = ['--edition', E, '--sender', '区民政局', '--dry-run'];
    const repair = 'F4=信息形成或者变更之日起20个工作日内';
    expect(cli('import', wrong, ...choices).out).toContain(`--cell "${repair}"`);
    const repaired = cli('import', wrong, ...choices, '--cell', repair).out;
    expect(repaired).toContain('表中写的是“20”');
    expect(repaired).not.toContain('可修');
  });

  it.each([
    [['--accept', '3'], '行号=事项编号'],
    [['--accept', '77=20-001'], '77=20-001'],
    [['--leave-out', '五'], '应为行号'],
    [['--leave-out', '99'], '99'],
    [['--cell', 'G9'], '单元格=应写的内容'],
    [['--cell', 'F99=长期'], 'F99=长期'],
    [['--map', 'H=天气'], '列号或表头=栏目名'],
    [['--map', 'Z=公开时限'], 'Z=公开时限'],
  ])('given %j, then it is refused with a sentence', (args, says) => {
    expect(cli('import', path, '--edition', E, ...args)).toMatchObject({
      status: 2,
      err: expect.stringContaining(says),
    });
  });

  it('names every option of import in the README', () => {
    const options = [...cli('import', '--help').out.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, name]) => name!);
    expect(options.length).toBeGreaterThan(9);
    const known = ['--edition', '--as', '--json'];
    expect(options.filter((name) => !known.includes(name) && !readme.includes(name))).toEqual([]);
  });
});

describe('the line that says a file is being read', () => {
  const aTerminal = (isTTY: boolean) => {
    const written: string[] = [];
    return { isTTY, written, write: (text: string) => written.push(text) };
  };
  const slow = () => new Promise<string>((resolve) => setTimeout(resolve, 60, '读完'));

  it('given a terminal and work that lasts, then one line counts and is wiped at the end', async () => {
    const terminal = aTerminal(true);
    expect(await withProgress(terminal, '正在读取 目录.xlsx', slow, 20)).toBe('读完');
    expect(terminal.written[0]).toBe('\r\u001b[K正在读取 目录.xlsx…… 0 秒');
    expect(terminal.written.at(-1)).toBe('\r\u001b[K');
  });

  it.each([
    ['a file instead of a terminal', aTerminal(false), slow],
    ['work that is soon done', aTerminal(true), () => Promise.resolve('读完')],
  ])('given %s, then nothing is written', async (_, target, work) => {
    expect(await withProgress(target, '正在读取', work, 20)).toBe('读完');
    expect(target.written).toEqual([]);
  });

  it('given work that fails, then the line is wiped and the failure passed on', async () => {
    const terminal = aTerminal(true);
    const failing = () => slow().then(() => Promise.reject(new Error('坏了')));
    await expect(withProgress(terminal, '正在读取', failing, 20)).rejects.toThrow('坏了');
    expect(terminal.written.at(-1)).toBe('\r\u001b[K');
  });
});
