import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { approve, aWorkplace } from './command-line.js';

const E = 'longting-district';

/** Two rows: one of the starter with another limit, one that is new. */
const sheet = [
  '﻿养老服务领域基层政务公开标准目录',
  '序号,一级事项,二级事项,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,全社会,特定群体,主动,依申请,县级,乡级',
  '1,通用政策,养老服务志愿服务,服务内容；报名方式,《中华人民共和国政府信息公开条例》（国务院令第711号）,信息形成或者变更之日起5个工作日内,区民政局,■政府网站□政府公报,√,,√,,√,',
].join('\r\n');

describe('the main job by the command line, without the server', () => {
  const { cli, folder, begin, remove } = aWorkplace();
  afterAll(remove);
  const file = join(folder, '养老.csv');
  writeFileSync(file, sheet);

  it('refuses to work before there is a database, and leaves none behind', () => {
    expect(cli('editions')).toMatchObject({ status: 2, err: expect.stringContaining('init') });
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('init loads the three starter editions, and does it once', () => {
    expect(cli('init', '--json').json()).toMatchObject({
      versions: [
        { edition: E, number: 1, effectiveOn: '2020-11-02' },
        { edition: 'longting-township' },
        { edition: 'longting-subdistrict' },
      ],
    });
    expect(cli('init').out).toContain('没有改动');
  });

  it('init makes an administrator, whose accounts do the rest', () => {
    expect(cli('import', file, '--edition', E)).toMatchObject({
      status: 2,
      err: expect.stringContaining('账号“法制科”不存在'),
    });
    begin();
    const { accounts } = cli('account', 'list', '--as', 'admin', '--json').json() as {
      accounts: { name: string }[];
    };
    expect(new Set(accounts.map(({ name }) => name))).toEqual(
      new Set(['admin', '法制科', '法审员', '密审员', '张科长']),
    );
  });

  it('import --dry-run says what would come and writes nothing', () => {
    const run = cli('import', file, '--edition', E, '--dry-run', '--json');
    expect(run.status).toBe(0);
    expect(run.json()).toMatchObject({
      outcome: 'dry-run',
      draft: null,
      added: [{ title: '养老服务志愿服务' }],
      changed: [],
      leftOut: 0,
    });
    expect(cli('draft', 'list', '--json').json()).toEqual({ drafts: [] });
  });

  it('import makes a draft that says what it adds, changes and does not touch', () => {
    const outcome = cli('import', file, '--edition', E, '--json').json() as unknown as {
      missing: { domain: string }[];
      untouchedDomains: unknown[];
    };
    expect(outcome).toMatchObject({
      outcome: 'drafted',
      draft: 1,
      baseVersion: 1,
      added: [{ domain: '20' }],
    });
    expect(outcome.untouchedDomains).toHaveLength(24);
    expect(new Set(outcome.missing.map(({ domain }) => domain))).toEqual(new Set(['20']));
    expect(cli('show', E, '--json').json()).toMatchObject({ version: { number: 1 } });
  });

  it('the same file again makes no second draft', () => {
    expect(cli('import', file, '--edition', E, '--json').json()).toMatchObject({
      outcome: 'already-drafted',
      draft: 1,
    });
    expect(cli('draft', 'list', '--json').json()).toMatchObject({ drafts: [{ id: 1 }] });
  });

  it('is submitted by its author and reviewed by two others', () => {
    expect(cli('review', '1', '--kind', 'legality', '--approve').status).toBe(2);
    expect(approve(cli, '1').map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(cli('draft', 'show', '1', '--json').json()).toMatchObject({ state: 'approved' });
  });

  it.each([
    [['publish', '1', '--effective-on', '2026-13-01', '--note', 'x'], '2026-13-01'],
    [['publish', '1', '--effective-on', '1900-01-01', '--note', 'x'], '早于首个版本'],
    [['publish', '1', '--effective-on', '2026-12-01', '--note', ' '], '修订说明'],
    [['publish', '7', '--effective-on', '2026-12-01', '--note', 'x'], '没有第 7 号草案'],
    [['publish', 'one', '--effective-on', '2026-12-01', '--note', 'x'], 'one'],
    [['publish', '1'], '--effective-on'],
  ])('%j is refused with a sentence and publishes nothing', (args, says) => {
    expect(cli(...args, '--as', '张科长')).toMatchObject({ status: 2, err: expect.stringContaining(says) });
    expect(cli('log', E, '--json').json()).toMatchObject({ versions: [{ number: 1 }] });
  });

  it('publish makes version 2, once', () => {
    const run = cli(
      'publish',
      '1',
      '--effective-on',
      '2026-12-01',
      '--note',
      '增加志愿服务',
      '--as',
      '张科长',
      '--json',
    );
    expect(run.json()).toMatchObject({
      number: 2,
      effectiveOn: '2026-12-01',
      publishedBy: '张科长',
      draft: 1,
    });
    expect(
      cli('publish', '1', '--effective-on', '2026-12-01', '--note', '又一次', '--as', '张科长'),
    ).toMatchObject({
      status: 2,
    });
    expect(cli('log', E, '--json').json()).toMatchObject({
      versions: [{ number: 2, note: '增加志愿服务' }, { number: 1 }],
    });
  });

  it('a file that is already in the catalog changes nothing and makes no draft', () => {
    expect(cli('import', file, '--edition', E, '--json').json()).toMatchObject({
      outcome: 'nothing-to-change',
      draft: null,
    });
    expect(cli('draft', 'list', '--json').json()).toMatchObject({ drafts: [{ id: 1, state: 'published' }] });
  });

  it('show --on tells one day from another', () => {
    const numberOn = (day: string) => cli('show', E, '--on', day, '--json').json()['version'];
    expect(numberOn('2026-11-30')).toMatchObject({ number: 1 });
    expect(numberOn('2026-12-01')).toMatchObject({ number: 2 });
    expect(cli('show', E, '--on', '2020-11-01')).toMatchObject({
      status: 2,
      err: expect.stringContaining('2020-11-02'),
    });
    expect(cli('show', E, '--version', '2', '--domain', '20').out).toContain('养老服务志愿服务');
    expect(cli('show', E, '--version', '2', '--domain', '77')).toMatchObject({ status: 2 });
  });

  it('diff and history name the change', () => {
    const { changes } = cli('diff', E, '1', '2', '--json').json() as {
      changes: { kind: string; code: string }[];
    };
    expect(changes).toMatchObject([{ kind: 'item-added', place: { domain: '20' } }]);
    expect(cli('diff', E, '1', '2').out).toMatch(
      /^新增 1 项。涉及 养老服务 1 个领域。\n\n新增 20-\d{3} 养老服务志愿服务\n$/,
    );
    expect(cli('diff', E, '1', '2', '--substantive', '--json').json()).toMatchObject({
      summary: { added: 1, changed: 0, reworded: 0 },
      digest: '新增 1 项。涉及 养老服务 1 个领域。',
      changes: [{ kind: 'item-added', weight: 'substantive' }],
    });
    expect(cli('diff', E, '2', '2').out).toBe('两个版本内容相同。\n');
    expect(cli('diff', E, '1', '2', '--exit-code').status).toBe(1);
    expect(cli('diff', E, '2', '2', '--exit-code').status).toBe(0);
    expect(cli('history', E, changes[0]!.code, '--json').json()).toMatchObject({
      history: [{ version: 2, kind: 'added' }],
    });
    expect(cli('history', E, '20-999')).toMatchObject({ status: 2 });
  });

  it.each(['xlsx', 'csv', 'json'])('export --format %s writes a whole file', (format) => {
    const target = join(folder, `out.${format}`);
    expect(cli('export', E, '--format', format, '--version', '2', '-o', target).status).toBe(0);
    expect(readFileSync(target).byteLength).toBeGreaterThan(10_000);
  });

  it.each(['xlsx', 'csv'])('what was exported as %s comes back without a change', (format) => {
    const run = cli('import', join(folder, `out.${format}`), '--edition', E, '--json');
    expect(run.json()).toMatchObject({
      outcome: 'nothing-to-change',
      added: [],
      changed: [],
      missing: [],
      leftOut: 0,
    });
  });

  it('verify finds all as it was', () => {
    expect(cli('verify', '--json')).toMatchObject({ status: 0 });
    expect(cli('verify', '--json').json()).toMatchObject({ editions: 3, versions: 4, finding: null });
  });
});

describe('bad input', () => {
  const { cli, folder, begin, remove } = aWorkplace();
  afterAll(remove);
  begin();
  const files = {
    'empty.xlsx': '',
    'prose.txt': '今天天气很好。',
    'zip.xlsx': 'PK\u0003\u0004broken',
    'picture.csv': '\u0089PNG\r\n\u001a\n\u0000\u0000',
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes, 'latin1');

  it.each(Object.keys(files))('%s is answered with a problem and leaves nothing behind', (name) => {
    const run = cli('import', name, '--edition', E, '--json');
    expect(run.status).toBe(1);
    expect(run.json()).toMatchObject({ outcome: 'nothing-readable', draft: null });
    expect(JSON.stringify(run.json()['problems'])).toContain('"severity":"error"');
    expect(cli('draft', 'list', '--json').json()).toEqual({ drafts: [] });
  });

  it.each([
    [['import', 'nothing.xlsx', '--edition', E], '没有这个文件'],
    [['import', '.', '--edition', E], '文件夹'],
    [['import', 'empty.xlsx', '--edition', 'nowhere'], '没有目录版'],
    [['import', 'empty.xlsx'], '--edition'],
    [['pulish', '1'], 'publish'],
    [['show', E, '--on', 'tomorrow'], 'tomorrow'],
    [['show', E, '--version', '2', '--on', '2026-12-01'], '--version'],
    [['export', E, '--format', 'pdf', '-o', 'x.pdf'], 'xlsx'],
    [['export', E, '--format', 'csv', '-o', 'no/such/folder/x.csv'], '写不了文件'],
    [['diff', E, '1', '9'], '没有第 9 版'],
  ])('%j is refused with a sentence', (args, says) => {
    const run = cli(...args);
    expect(run.status).toBe(2);
    expect(run.err + run.out).toContain(says);
  });
});

const sample = fileURLToPath(new URL('../../../shared/samples/c22-fuling-row-errors.xlsx', import.meta.url));
const onSample = existsSync(sample) ? it : it.skip;
if (!existsSync(sample)) console.log('skipped: ../shared/samples is not here');

describe('a real spreadsheet with errors in some rows', () => {
  const { cli, begin, remove } = aWorkplace();
  afterAll(remove);

  onSample('comes in without its bad rows, is published, and then changes nothing', () => {
    begin();
    const run = cli('import', sample, '--edition', E, '--json');
    expect(run.status).toBe(1);
    expect(run.json()).toMatchObject({ outcome: 'drafted', draft: 1 });
    approve(cli, '1');
    const publish = ['publish', '1', '--effective-on', '2026-12-01', '--note', '修订', '--as', '张科长'];
    expect(cli(...publish).status).toBe(0);
    expect(cli('import', sample, '--edition', E, '--json').json()).toMatchObject({
      outcome: 'nothing-to-change',
    });
    expect(cli('verify').status).toBe(0);
  });
});

describe('starter catalogs that are wrong', () => {
  it.each([['serve'], ['init']])('%s refuses them and makes no database', (command) => {
    const { cli, folder, remove } = aWorkplace({ CATALOGS: '/nowhere' });
    expect(cli(command)).toMatchObject({ status: 2, err: expect.stringContaining('editions.json') });
    expect(existsSync(join(folder, 'data'))).toBe(false);
    remove();
  });
});
