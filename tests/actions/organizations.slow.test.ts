import { expect, it } from '@jest/globals';
import type { Organization } from '../../src/account/organization.js';
import type { ListSheet } from '../../src/import/organizations/table.js';
import { importOrganizations } from '../../src/actions/import-organizations.js';
import {
  changeKnownOrganization,
  registerFirstOrganizations,
  registerOrganizations,
} from '../../src/actions/save-organizations.js';
import { findAccount } from '../../src/store/accounts.js';
import type { Db } from '../../src/store/engine.js';
import { searchLog } from '../../src/store/event-log.js';
import { listOrganizations } from '../../src/store/organizations.js';
import { anAccount, anOrganization, organizations } from '../accounts.js';
import { anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { aGrid } from '../import/builders.js';

const act = anAct();
const find = async (db: Db, id: string) => (await listOrganizations(db)).find((one) => one.id === id);
const sheetOf = (text: string) => () => Promise.resolve({ grids: [aGrid(text) as ListSheet], problem: null });
const importList = (db: Db, text: string, { by = '测试员', dryRun = false } = {}) =>
  importOrganizations(db, sheetOf(text), new Uint8Array(), { dryRun }, anAct('2026-11-25', by));

onBothEngines('organizations', (open) => {
  it('given a new one below mine, then it is there whole and the log says who and what', async () => {
    const { db } = await open();
    const office = { ...anOrganization('office', '区政府办公室'), aliases: ['政府办'] };
    expect(await registerOrganizations(db, [office], act)).toEqual({
      added: ['office'],
      changed: [],
      unchanged: [],
      organizations: [office],
    });
    expect(await find(db, 'office')).toEqual(office);
    expect(await searchLog(db, { action: 'organization.change' }, 10)).toMatchObject([
      {
        account: '测试员',
        thing: { kind: 'organization', id: 'office' },
        details: { before: null, after: office },
      },
    ]);
  });

  it('given what is registered already, then nothing is changed and nothing logged', async () => {
    const { db } = await open();
    const saved = await registerOrganizations(db, organizations, act);
    expect(saved).toEqual({
      added: [],
      changed: [],
      unchanged: organizations.map(({ id }) => id),
      organizations,
    });
    expect(await searchLog(db, {}, 10)).toEqual([]);
  });

  it('given a list where those below stand first, then all are kept, with whom they went on in', async () => {
    const { db } = await open();
    const old: Organization = {
      ...anOrganization('old', '老龄办', 'other', 'new'),
      successors: { mode: 'merged-into', organizations: ['new'] },
    };
    await registerOrganizations(db, [old, anOrganization('new', '民政办')], act);
    expect(await find(db, 'old')).toEqual(old);
  });

  it('given a rename and a merger on a day, then names end and begin there', async () => {
    const { db } = await open();
    await changeKnownOrganization(
      db,
      'beijiao',
      { kind: 'rename', name: '北郊镇人民政府', on: '2027-01-01' },
      act,
    );
    const into = { kind: 'merged-into', organizations: ['liuyuankou'], on: '2028-01-01' } as const;
    await changeKnownOrganization(db, 'beijiao', { ...into, organizations: [...into.organizations] }, act);
    expect(await find(db, 'beijiao')).toMatchObject({
      names: [
        { name: '北郊乡人民政府', validFrom: null, validTo: '2026-12-31' },
        { name: '北郊镇人民政府', validFrom: '2027-01-01', validTo: '2027-12-31' },
      ],
      successors: { mode: 'merged-into', organizations: ['liuyuankou'] },
    });
    await expect(
      changeKnownOrganization(db, 'beijiao', { kind: 'rename', name: '北郊', on: '2029-01-01' }, act),
    ).rejects.toMatchObject({ code: 'organization.invalid' });
  });

  it.each([
    [
      'an id that is another body',
      { ...anOrganization('beijiao', '水稻乡人民政府'), kind: 'township' as const },
    ],
    ['a circle', { ...organizations[0]!, parent: 'beijiao' }],
    ['a parent nobody knows', anOrganization('x', '某办', 'department', 'nowhere')],
  ])('given %s, then it is refused and nothing kept', async (_says, wrong) => {
    const { db } = await open();
    await expect(
      registerOrganizations(db, [anOrganization('office', '区政府办公室'), wrong], act),
    ).rejects.toMatchObject({ code: 'organization.invalid' });
    expect(await listOrganizations(db)).toEqual(organizations);
  });

  it('given an administrator of a town, then the town is in reach and nothing else', async () => {
    const { db } = await open();
    await anAccount(db, '乡管理员', { administrator: 'beijiao' });
    const town = anAct('2026-11-25', '乡管理员');
    await registerOrganizations(db, [anOrganization('village', '某村', 'village', 'beijiao')], town);
    const beyond: Organization[][] = [
      [anOrganization('x', '某办')],
      [anOrganization('x', '某乡', 'township', null)],
      [{ ...organizations[1]!, parent: 'liuyuankou' }],
      [{ ...organizations[2]!, parent: 'beijiao' }],
      [{ ...organizations[1]!, successors: { mode: 'merged-into', organizations: ['liuyuankou'] } }],
      [anOrganization('y', '某村', 'village', 'beijiao'), anOrganization('x', '某办')],
    ];
    for (const wanted of beyond)
      await expect(registerOrganizations(db, wanted, town)).rejects.toMatchObject({ code: 'right.missing' });
    expect((await listOrganizations(db)).map(({ id }) => id)).toEqual([
      ...organizations.map(({ id }) => id),
      'village',
    ]);
    expect(await searchLog(db, { account: '乡管理员' }, 10)).toMatchObject(
      [...beyond.map(() => 'refused'), 'done'].map((outcome) => ({ outcome })),
    );
  });

  it('given an administrator of a town who makes a district of it, or puts one below, then its kind is the district’s to say', async () => {
    const { db } = await open();
    await anAccount(db, '乡管理员', { administrator: 'beijiao' });
    const town = anAct('2026-11-25', '乡管理员');
    const beijiao = organizations[1]!;
    for (const kind of ['district', 'subdistrict', 'other'] as const)
      await expect(registerOrganizations(db, [{ ...beijiao, kind }], town)).rejects.toMatchObject({
        code: 'right.missing',
      });
    const below: Organization[][] = [
      [anOrganization('x', '某区', 'district', 'beijiao')],
      [anOrganization('x', '某局', 'department', 'beijiao')],
      [anOrganization('y', '某办', 'other', 'beijiao'), anOrganization('x', '某区', 'district', 'y')],
    ];
    for (const wanted of below)
      await expect(registerOrganizations(db, wanted, town)).rejects.toMatchObject({
        code: 'organization.invalid',
      });
    await registerOrganizations(db, [{ ...beijiao, kind: 'subdistrict' }], act);
    expect((await listOrganizations(db)).map(({ id, kind }) => [id, kind])).toEqual(
      organizations.map(({ id, kind }) => [id, id === 'beijiao' ? 'subdistrict' : kind]),
    );
  });

  it('given a second district, then who adds it administers both', async () => {
    const { db } = await open();
    await registerOrganizations(db, [anOrganization('gulou', '鼓楼区人民政府', 'district', null)], act);
    expect((await findAccount(db, '测试员'))?.grants).toContainEqual({
      role: 'administrator',
      organization: 'gulou',
    });
    await registerOrganizations(db, [anOrganization('shunhe', '顺河区人民政府', 'district', null)], act);
  });

  it('given a new database, then it begins with what is listed, once', async () => {
    const { db } = await open();
    expect(
      await registerFirstOrganizations(db, [anOrganization('x', '某区', 'district', null)], act.at),
    ).toEqual([]);
    expect(await listOrganizations(db)).toEqual(organizations);
  });
});

const list = `单位标识 | 名称 | 类型 | 上级
office | 区政府办公室 | 部门 | 龙亭区人民政府
beijiao | 北郊乡人民政府 | |`;

onBothEngines('a list of organizations', (open) => {
  it('given a dry run, then it says what would come and writes nothing', async () => {
    const { db } = await open();
    expect(await importList(db, list, { dryRun: true })).toEqual({
      outcome: 'dry-run',
      added: ['office'],
      changed: [],
      unchanged: ['beijiao'],
      problems: [],
    });
    expect([await listOrganizations(db), await searchLog(db, {}, 10)]).toEqual([organizations, []]);
  });

  it('given it is imported twice, then the second time changes nothing', async () => {
    const { db } = await open();
    expect(await importList(db, list)).toMatchObject({ outcome: 'saved', added: ['office'] });
    expect(await importList(db, list)).toMatchObject({ outcome: 'nothing-to-change', added: [] });
    expect(await find(db, 'office')).toEqual(anOrganization('office', '区政府办公室'));
  });

  it('given one wrong row, then nothing is saved and the row is named', async () => {
    const { db } = await open();
    expect(await importList(db, `${list}\nX | 某办 | 部门 | longting`)).toMatchObject({
      outcome: 'not-saved',
      added: [],
      problems: [{ code: 'organization.id-invalid', severity: 'error', at: { row: 4, cell: 'A4' } }],
    });
    expect(await listOrganizations(db)).toEqual(organizations);
  });

  it('given somebody who may not, then not even a wrong file is looked at', async () => {
    const { db } = await open();
    await anAccount(db, '编辑', { editor: 'longting' });
    await anAccount(db, '乡管理员', { administrator: 'beijiao' });
    for (const by of ['编辑', '乡管理员'])
      await expect(importList(db, list, { by })).rejects.toMatchObject({ code: 'right.missing' });
    await expect(importList(db, 'nothing', { by: '编辑' })).rejects.toMatchObject({ code: 'right.missing' });
  });
});
