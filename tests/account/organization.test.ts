import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeOrganization } from '../../src/account/organization-change.js';
import { faultOf, isReused } from '../../src/account/organization-fault.js';
import type { Organization } from '../../src/account/organization.js';
import { nameOn } from '../../src/account/organization.js';
import { anOrganization } from '../accounts.js';

const district = anOrganization('longting', '龙亭区人民政府', 'district', null);
const bureau = anOrganization('bureau', '区民政局');
const other = anOrganization('other', '区司法局');
const third = anOrganization('third', '区财政局');

function faultIn(changed: Partial<Organization>, ...others: Organization[]): string | null {
  const organization = { ...bureau, ...changed };
  return faultOf(
    organization,
    new Map([district, other, third, ...others, organization].map((o) => [o.id, o])),
  );
}

const period = (name: string, validFrom: string | null, validTo: string | null) => ({
  name,
  validFrom,
  validTo,
});

describe('the name of an organization on a day', () => {
  const names = [period('民政科', null, '2009-12-31'), period('民政局', '2010-01-01', '2018-12-31')];
  it.each([
    ['1990-01-01', '民政科'],
    ['2009-12-31', '民政科'],
    ['2010-01-01', '民政局'],
    ['2030-01-01', '民政局'],
  ])('given %s, then %s', (day, name) => {
    expect(nameOn({ names }, day)).toBe(name);
  });

  it('given a day before its first name, then that one', () => {
    expect(nameOn({ names: [period('应急管理局', '2019-03-01', null)] }, '2018-01-01')).toBe('应急管理局');
  });

  it('given any renames one after another, then each name holds from its day to the day before the next', () => {
    const years = fc.uniqueArray(fc.integer({ min: 1950, max: 2090 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(years, (some) => {
        const days = some.sort((one, two) => one - two).map((year) => `${year}-03-01`);
        const renamed = days.reduce(
          (organization, on, index) =>
            changeOrganization(organization, { kind: 'rename', name: `名${index}`, on }),
          bureau,
        );
        expect(faultOf(renamed, new Map([[district.id, district]]))).toBeNull();
        expect(isReused(bureau, renamed)).toBe(false);
        days.forEach((day, index) => {
          expect(nameOn(renamed, day)).toBe(`名${index}`);
          expect(nameOn(renamed, day.replace('03-01', '02-28'))).toBe(
            index === 0 ? '区民政局' : `名${index - 1}`,
          );
        });
      }),
    );
  });
});

describe('what happens to an organization', () => {
  it('given it is merged on a day, then its name ends the day before and it says into what', () => {
    expect(
      changeOrganization(bureau, { kind: 'merged-into', organizations: ['other'], on: '2027-03-01' }),
    ).toEqual({
      ...bureau,
      names: [period('区民政局', null, '2027-02-28')],
      successors: { mode: 'merged-into', organizations: ['other'] },
    });
  });

  it('given a name that ended already, then a new one leaves the gap', () => {
    const ended = { ...bureau, names: [period('区民政局', null, '2020-01-31')] };
    expect(changeOrganization(ended, { kind: 'rename', name: '区民政办', on: '2021-01-01' }).names).toEqual([
      period('区民政局', null, '2020-01-31'),
      period('区民政办', '2021-01-01', null),
    ]);
  });

  it('given an alias it has, then nothing changes', () => {
    const known = { ...bureau, aliases: ['民政局'] };
    expect(changeOrganization(known, { kind: 'alias', alias: '民政局' })).toEqual(known);
  });
});

describe('what a register of organizations may not say', () => {
  const faults: [says: string, changed: Partial<Organization>, why: string][] = [
    ['an id with capitals', { id: 'Bureau' }, '标识'],
    ['no name', { names: [] }, '没有名称'],
    ['a blank name', { names: [period(' ', null, null)] }, '1 到 100 个字'],
    ['a line break in an alias', { aliases: ['民\n政'] }, '1 到 100 个字'],
    ['an alias twice', { aliases: ['民政', '民政'] }, '别名重复'],
    [
      'a name that ends before it begins',
      { names: [period('甲', '2020-02-01', '2020-01-01')] },
      '早于启用日',
    ],
    [
      'names whose periods overlap by a day',
      { names: [period('甲', null, '2020-01-01'), period('乙', '2020-01-01', null)] },
      '重叠',
    ],
    [
      'two names without end',
      { names: [period('甲', null, null), period('乙', '2020-01-01', null)] },
      '重叠',
    ],
    ['a parent nobody knows', { parent: 'nowhere' }, 'nowhere'],
    ['a department below a department', { parent: 'other' }, '部门'],
    ['a district below a district', { kind: 'district' }, '区'],
    ['a village below a district', { kind: 'village' }, '村'],
    ['a township below nothing', { kind: 'township', parent: null }, '乡镇'],
    ['itself as its parent', { parent: 'bureau' }, '绕成了圈'],
    ['a parent below itself', { parent: 'below' }, '绕成了圈'],
    [
      'a successor nobody knows',
      { successors: { mode: 'merged-into', organizations: ['nowhere'] } },
      'nowhere',
    ],
    [
      'itself as its successor',
      { successors: { mode: 'merged-into', organizations: ['bureau'] } },
      '绕成了圈',
    ],
    [
      'a successor that went on in it',
      { successors: { mode: 'merged-into', organizations: ['went'] } },
      '绕成了圈',
    ],
    [
      'a merger into two',
      { successors: { mode: 'merged-into', organizations: ['other', 'third'] } },
      '只能并入一个',
    ],
    ['a split into one', { successors: { mode: 'split-into', organizations: ['other'] } }, '两个以上'],
  ];
  const below = anOrganization('below', '社会救助中心', 'other', 'bureau');
  const went: Organization = {
    ...anOrganization('went', '老龄办'),
    successors: { mode: 'merged-into', organizations: ['bureau'] },
  };

  it.each(faults)('given %s, then it says so', (_says, changed, why) => {
    expect(faultIn(changed, below, went)).toContain(why);
  });

  it('given names one after another and successors that are known, then nothing', () => {
    const names = [period('甲', null, '2019-12-31'), period('乙', '2020-01-01', '2020-06-30')];
    const successors = { mode: 'split-into', organizations: ['other', 'third'] } as const;
    expect(
      faultIn({ names, successors: { ...successors, organizations: [...successors.organizations] } }),
    ).toBeNull();
  });

  it('given an id for another body, then it is re-used; with the old name as an alias it is put right', () => {
    const named = (name: string, aliases: string[] = []) => ({
      ...bureau,
      names: [period(name, null, null)],
      aliases,
    });
    expect(isReused(bureau, named('区教育局'))).toBe(true);
    expect(isReused(named('区民正局'), named('区民政局', ['区民正局']))).toBe(false);
  });
});
