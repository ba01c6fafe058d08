import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { initialize } from '../../src/actions/initialize.js';
import { openDatabase } from '../../src/store/database.js';
import { withPeople } from '../accounts.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { textIn } from '../export/file-text.js';
import { publishChanges } from '../publish.js';
import { aWorkplace } from './command-line.js';

const E = 'longting-district';

describe('the differences of versions by the command line', () => {
  const { cli, folder, remove } = aWorkplace();
  afterAll(remove);

  /** Version 2 changes a limit and reprints a basis; version 3 reprints a body. */
  beforeAll(async () => {
    mkdirSync(join(folder, 'data'));
    const { db, close } = await openDatabase(`sqlite:${join(folder, 'data', 'catalog.db')}`, {
      create: true,
    });
    await withPeople(db);
    const catalog = aCatalog(aDomain('19', [anItem('19-001'), anItem('19-002')], '社会救助'));
    await initialize(db, [aStarter(catalog)], anAct('2026-01-10').at);
    const reason = '新办法';
    await publishChanges(db, [
      {
        kind: 'edit',
        code: '19-001',
        fields: {
          timeLimit: '信息形成或者变更之日起10个工作日内',
          legalBases: ['《社会救助暂行办法》(国务院令第649号)第11条'],
        },
        reason,
      },
    ]);
    await publishChanges(
      db,
      [{ kind: 'edit', code: '19-002', fields: { disclosingBodies: ['区民政局。'] }, reason }],
      '2026-12-02',
    );
    await close();
  });

  it('given changes of both weights, then each is named by its own, word by word', () => {
    expect(cli('diff', E, '1', '2').out).toBe(
      [
        '修改 1 项。涉及 社会救助 1 个领域。主要修改：公开时限 1 项。',
        '',
        '文字调整 19-001 公开依据：《社会救助暂行办法》[（→(]国务院令第649号[）第十一条→)第11条]',
        '修改 19-001 公开时限：信息形成或者变更之日起[20→10]个工作日内',
        '',
      ].join('\n'),
    );
  });

  it('given --substantive, then changes of form are left out, but counted', () => {
    expect(cli('diff', E, '1', '3', '--substantive', '--json').json()).toMatchObject({
      summary: { changed: 1, reworded: 1 },
      changes: [{ code: '19-001', field: 'timeLimit', weight: 'substantive' }],
    });
  });

  it('given nothing but changes of form, then --substantive finds none', () => {
    const run = cli('diff', E, '2', '3', '--substantive', '--exit-code');
    expect([run.status, run.out]).toEqual([
      0,
      '修改 1 项（均为文字调整）。涉及 社会救助 1 个领域。\n没有实质变更。\n',
    ]);
    expect(cli('diff', E, '2', '3', '--exit-code').status).toBe(1);
  });

  it.each([
    ['docx', ['--paper', 'explanation'], '修订说明'],
    ['xlsx', ['--paper', 'list'], '变动清单'],
    ['html', [], '新旧条目对照表'],
  ])('given --format %s %j, then that paper is written', async (format, options, title) => {
    const file = join(folder, `paper.${format}`);
    const run = cli('diff', E, '1', '3', '--format', format, ...options, '-o', file, '--exit-code');
    expect([run.status, run.out]).toEqual([1, '']);
    const bytes = readFileSync(file);
    const text = format === 'html' ? bytes.toString() : await textIn(bytes);
    expect(text).toContain(`龙亭区基层政务公开标准目录（区级版）${title}`);
    expect(text).toContain('新办法');
  });

  it('given a draft, then it is compared with its base, as text and as a paper', () => {
    const draft = String(cli('draft', 'add', E, '--title', '再改', '--as', '起草人', '--json').json()['id']);
    const file = join(folder, 'change.json');
    writeFileSync(
      file,
      JSON.stringify({ kind: 'edit', code: '19-002', fields: { note: '新' }, reason: '因故' }),
    );
    expect(cli('draft', 'propose', draft, file, '--as', '起草人').status).toBe(0);
    expect(cli('diff', E, '3', `draft:${draft}`).out).toMatch(/修改 19-002 备注：（空） → 新/);
    expect(cli('diff', E, '3', `draft:${draft}`, '--format', 'html').out).toMatch(/第\d+号草案（再改）/);
    expect(cli('diff', E, '2', `draft:${draft}`).err).toMatch(/草案的底版/);
    expect(cli('diff', 'longting-township', '3', `draft:${draft}`).status).toBe(2);
  });

  it.each([
    [['--format', 'pdf'], '--format'],
    [['--format', 'xlsx', '--paper', 'explanation'], '--paper'],
    [['--paper', 'list'], '--format'],
  ])('given %j, then it is refused', (options, parameter) => {
    const run = cli('diff', E, '1', '2', ...options);
    expect([run.status, run.out]).toEqual([2, '']);
    expect(run.err).toContain(parameter);
  });
});
