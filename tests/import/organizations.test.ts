import { describe, expect, it } from '@jest/globals';
import type { Organization } from '../../src/account/organization.js';
import { readOrganizations } from '../../src/import/organizations/read-organizations.js';
import type { ProblemCode } from '../../src/problem.js';
import { reportProblem, sayPosition } from '../../src/problem.js';
import { readOrganizations as readStarter } from '../../src/import/starter.js';
import { fileURLToPath } from 'node:url';
import { anOrganization } from '../accounts.js';
import { aGrid } from './builders.js';

const district = anOrganization('longting', '龙亭区人民政府', 'district', null);
const known: Organization = { ...anOrganization('civil', '区民政局'), aliases: ['民政'] };
const register = [district, known];
const header = '单位标识 | 名称 | 类型 | 上级 | 别名 | 启用 | 停用';
const read = (...lines: string[]) => readOrganizations([aGrid([header, ...lines].join('\n'))], register);

describe('a list of organizations', () => {
  it('given columns in another order, with a title above and other words, then they are found', () => {
    const sheet = aGrid(
      `龙亭区单位表
备注 | 上级单位 | 单位名称 | 启用日期 | 单位编号 | 类别 | 简称
 | 龙亭区人民政府 | 北郊乡人民政府 | 2020/1/5 | beijiao | 乡镇 | 北郊乡、北郊`,
    );
    expect(readOrganizations([sheet], register)).toEqual({
      organizations: [
        {
          id: 'beijiao',
          kind: 'township',
          parent: 'longting',
          names: [{ name: '北郊乡人民政府', validFrom: '2020-01-05', validTo: null }],
          aliases: ['北郊乡', '北郊'],
          successors: null,
        },
      ],
      problems: [],
    });
  });

  it('given several rows of one id, then they are its names over time; a parent may stand further down', () => {
    const { organizations, problems } = read(
      'fupin | 区扶贫办 | 其他 | office | | | 2021年4月30日',
      'fupin | 区乡村振兴局 | | | 振兴局 | 2021.5.1 |',
      'office | 区政府办公室 | 部门 | longting | | |',
    );
    expect(problems).toEqual([]);
    expect(organizations[0]).toEqual({
      id: 'fupin',
      kind: 'other',
      parent: 'office',
      names: [
        { name: '区扶贫办', validFrom: null, validTo: '2021-04-30' },
        { name: '区乡村振兴局', validFrom: '2021-05-01', validTo: null },
      ],
      aliases: ['振兴局'],
      successors: null,
    });
  });

  it('given a known one, then what the file does not say is kept', () => {
    expect(read('civil | 区民政局 | | | 民政局 | |')).toEqual({
      organizations: [{ ...known, aliases: ['民政', '民政局'] }],
      problems: [],
    });
  });

  it('given a known one with a further name, then the old one needs its end', () => {
    const renamed = read(
      'civil | 区民政局 | | | | | 2026-12-31',
      'civil | 区民政和老龄局 | | | | 2027-01-01 |',
    );
    expect([renamed.problems, renamed.organizations[0]?.names]).toEqual([
      [],
      [
        { name: '区民政局', validFrom: null, validTo: '2026-12-31' },
        { name: '区民政和老龄局', validFrom: '2027-01-01', validTo: null },
      ],
    ]);
  });

  it('given a slip of the pen put right, with the old spelling as an alias, then it is no other body', () => {
    expect(read('civil | 区民政局机关 | | | 区民政局').organizations[0]).toMatchObject({
      names: [{ name: '区民政局机关' }],
      aliases: ['民政', '区民政局'],
    });
  });

  it('given a cell merged over rows, then it holds for each', () => {
    const sheet = aGrid([header, 'a | 甲办 | 部门 | longting', 'b | 乙办 | 部门 |'].join('\n'), {
      merges: ['D2:D3'],
    });
    expect(readOrganizations([sheet], register).organizations.map(({ parent }) => parent)).toEqual([
      'longting',
      'longting',
    ]);
  });
});

const of = (code: ProblemCode, place: string, says: string) => [code, place, says] as const;
type Expected = ReturnType<typeof of>;

describe('what is wrong in a list of organizations', () => {
  const wrong: [lines: string[], Expected][] = [
    [['Civil | 甲 | 部门 | longting'], of('organization.id-invalid', '目录!A2', 'Civil')],
    [[' | 甲 | 部门 | longting'], of('organization.id-invalid', '目录!A2', '没有单位标识')],
    [['a |  | 部门 | longting'], of('organization.name-missing', '目录!B2', '没有单位名称')],
    [['a | 甲 | 部委 | longting'], of('organization.kind-unknown', '目录!C2', '部委')],
    [['a | 甲 |  | longting'], of('organization.kind-unknown', '目录!C2', '没有写明类型')],
    [['a | 甲 | 部门 | 市政府'], of('organization.parent-unknown', '目录!D2', '市政府')],
    [['a | 甲 | 部门 |'], of('organization.parent-missing', '目录!D2', '没有写明上级')],
    [
      ['a | 甲 | 部门 | longting | | 2026年13月1日'],
      of('organization.day-unreadable', '目录!F2', '2026年13月1日'),
    ],
    [
      ['a | 甲 | 部门 | longting | | 2020-01-01', 'a | 乙 | 部门 | longting | | 2021-01-01'],
      of('organization.contradictory', '目录!A2', '重叠'),
    ],
    [['a | 甲 | 部门 | b', 'b | 乙 | 部门 | a'], of('organization.contradictory', '目录!A2', '绕成了圈')],
    [['civil | 区教育局 | 部门 | longting'], of('organization.contradictory', '目录!A2', '已是“区民政局”的')],
    [
      ['a | 同名办 | 部门 | longting', 'b | 同名办 | 部门 | longting', 'c | 丙 | 部门 | 同名办'],
      of('organization.parent-unknown', '目录!D4', 'a、b'),
    ],
  ];

  it.each(wrong)('given %j, then %j', (lines, [code, place, says]) => {
    const [problem] = read(...lines).problems;
    expect([problem?.code, problem && sayPosition(problem.at)]).toEqual([code, place]);
    expect(problem && reportProblem(problem).message).toContain(says);
  });

  it('given no such table, then it says what its header must have', () => {
    const { problems } = readOrganizations([aGrid('序号 | 事项\n1 | 低保')], register);
    expect(problems.map(({ code }) => code)).toEqual(['organization.no-table']);
  });

  it('given more rows than may be read, then all is refused, never a part', () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => `a${index} | 甲${index} | 部门 | longting`);
    expect(read(...rows)).toMatchObject({ organizations: [], problems: [{ code: 'file.too-many-rows' }] });
  });
});

it('the organizations a new database begins with are examples that contradict nothing', () => {
  const starter = readStarter(fileURLToPath(new URL('../../catalogs/', import.meta.url)));
  expect(new Set(starter.map(({ kind }) => kind))).toEqual(
    new Set(['district', 'department', 'township', 'subdistrict']),
  );
  expect(starter.filter(({ successors }) => successors !== null)).toEqual([]);
  expect(starter.find(({ parent }) => parent === null)).toMatchObject({ id: 'longting' });
});
