import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { schemaCompiler } from '../../src/schema.js';
import { aWorkplace } from './command-line.js';

function expectValid(schema: string, value: unknown): void {
  const validate = schemaCompiler().getSchema(`/schemas/${schema}.json`)!;
  expect([validate(value), validate.errors]).toEqual([true, null]);
}

const chosen = 'Sunlit-7-orchards';

describe('accounts, tokens and organizations on the command line', () => {
  const { cli, folder, remove } = aWorkplace({ ADMIN_ACCOUNT: '管理科', ADMIN_PASSWORD: chosen });
  afterAll(remove);
  const asAdmin = (...args: string[]) => cli(...args, '--as', '管理科');
  const town = ['--display-name', '北郊乡', '--role', 'township=beijiao'];

  it('given a chosen administrator, then init makes it, never says its password, and does it once (T-AU-07)', () => {
    const first = cli('init');
    expect([first.status, first.err]).toEqual([0, '']);
    expect(first.out).toContain('已建立管理员“管理科”，口令取自 ADMIN_PASSWORD');
    expect(first.out).not.toContain(chosen);
    expect(cli('init').out).toBe('数据库已建立过，没有改动。\n');
    for (const file of readdirSync(join(folder, 'data')))
      expect(readFileSync(join(folder, 'data', file)).includes(chosen)).toBe(false);
  });

  it('given accounts, then they are made, changed, disabled and enabled, as the schemas say', () => {
    const made = asAdmin('account', 'add', '北郊乡', ...town, '--json').json();
    expectValid('added-account', made);
    const change = ['--role', 'administrator=beijiao', '--drop-role', 'township=beijiao', '--json'];
    const changed = asAdmin('account', 'change', '北郊乡', ...change).json();
    expectValid('account', changed);
    expect(changed['grants']).toEqual([{ role: 'administrator', organization: 'beijiao' }]);
    expect(asAdmin('account', 'disable', '北郊乡').out).toContain('已停用');
    expect(cli('account', 'list', '--as', '北郊乡')).toMatchObject({
      status: 2,
      err: expect.stringContaining('不存在或已停用'),
    });
    expect(asAdmin('account', 'enable', '北郊乡').status).toBe(0);
    expect(cli('account', 'list', '--as', '北郊乡').out).toMatch(/^北郊乡\t北郊乡\t管理员（beijiao）/);
    const reset = asAdmin('account', 'password', '北郊乡', '--json').json();
    expectValid('first-password', reset);
    expectValid('accounts', asAdmin('account', 'list', '--json').json());
    expectValid('account', asAdmin('account', 'show', '北郊乡', '--json').json());
  });

  it('given a token, then it alone is printed, and the rest beside it', () => {
    const added = cli('token', 'add', '--name', '门户', '--scope', 'import', '--as', '北郊乡');
    expect(added.out).toMatch(/^dct_[\w-]{43}\n$/);
    expect(added.err).toContain('门户\timport\t至');
    expectValid('token-secret', cli('token', 'add', '--name', '另一个', '--as', '北郊乡', '--json').json());
    const listed = asAdmin('token', 'list', '--account', '北郊乡', '--json').json();
    expectValid('tokens', listed);
    expectValid('token', asAdmin('token', 'revoke', '1', '--json').json());
    expect(cli('token', 'list', '--as', '北郊乡').out).toContain('已停用');
  });

  it('given organizations, then they are saved, renamed, merged and split, each from a day on', () => {
    const save = ['organization', 'save', 'office-2', '--name', '区信访局', '--kind', 'department'];
    expectValid('organization', asAdmin(...save, '--parent', 'longting', '--json').json());
    const renamed = asAdmin(
      'organization',
      'rename',
      'office-2',
      '区社会工作部',
      '--on',
      '2027-01-01',
      '--json',
    );
    expect(renamed.json()['names']).toEqual([
      { name: '区信访局', validFrom: null, validTo: '2026-12-31' },
      { name: '区社会工作部', validFrom: '2027-01-01', validTo: null },
    ]);
    const merged = asAdmin('organization', 'merge', 'office-2', 'longting-office', '--on', '2028-01-01');
    expect(merged.out).toContain('已并入 longting-office');
    const split = ['organization', 'split', 'longting-housing', 'longting-finance', 'longting-justice'];
    expect(asAdmin(...split, '--on', '2028-01-01').out).toContain(
      '已分设为 longting-finance、longting-justice',
    );
    expectValid('organizations', cli('organization', 'list', '--json').json());
    expectValid('organization', cli('organization', 'show', 'office-2', '--json').json());
  });

  it('given a list with a wrong cell, then the cell is named, nothing is saved, and the exit code says so', () => {
    writeFileSync(join(folder, '单位.csv'), '名称,单位标识,类型,上级\n区农机站,nongji,部门,区农业局\n');
    const run = asAdmin('organization', 'import', '单位.csv', '--json');
    expectValid('organization-import', run.json());
    expect([run.status, run.json()]).toMatchObject([
      1,
      { outcome: 'not-saved', problems: [{ code: 'organization.parent-unknown', at: { cell: 'D2' } }] },
    ]);
    writeFileSync(join(folder, '单位.csv'), '名称,单位标识,类型,上级\n区农机站,nongji,部门,龙亭区人民政府\n');
    expect(asAdmin('organization', 'import', '单位.csv', '--dry-run').out).toContain('新增 nongji');
    expect(asAdmin('organization', 'import', '单位.csv').status).toBe(0);
    expect(asAdmin('organization', 'import', '单位.csv').out).toContain('没有改动');
  });

  it.each([
    [['account', 'list'], '账号“法制科”不存在'],
    [['account', 'add', '甲科', '--display-name', '甲', '--role', 'editor', '--as', '管理科'], '角色'],
    [
      ['account', 'add', '甲科', '--display-name', '甲', '--role', 'root=longting', '--as', '管理科'],
      '没有角色',
    ],
    [
      ['account', 'add', '甲科', '--display-name', '甲', '--role', 'editor=longting', '--as', '北郊乡'],
      '权限',
    ],
    [['account', 'show', '管理科', '--as', '北郊乡'], '没有账号“管理科”'],
    [['account', 'disable', '管理科', '--as', '管理科'], '最后一个管理员'],
    [['token', 'add', '--name', 'x', '--scope', 'all', '--as', '管理科'], '没有范围'],
    [['token', 'add', '--name', 'x', '--days', '367', '--as', '管理科'], '366'],
    [['organization', 'show', 'nowhere'], '没有单位'],
    [['organization', 'save', 'x', '--as', '管理科'], '--name'],
    [['organization', 'rename', 'beijiao', '北郊镇', '--on', '明天', '--as', '管理科'], '明天'],
  ])('%j is refused with a sentence', (args, says) => {
    expect(cli(...args)).toMatchObject({ status: 2, err: expect.stringContaining(says) });
  });
});
