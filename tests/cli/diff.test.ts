import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { initialize } from '../../src/actions/initialize.js';
import { openDatabase } from '../../src/store/database.js';
import { withPeople } from '../accounts.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';
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
});
