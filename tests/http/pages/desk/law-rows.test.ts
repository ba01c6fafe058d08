import { describe, expect, it } from '@jest/globals';
import { chosenItems } from '../../../../src/http/pages/desk/law/impact/routes.js';
import type { ImpactRow } from '../../../../src/http/pages/desk/law/impact/row.js';
import { impactRows } from '../../../../src/http/pages/desk/law/impact/row.js';
import { emptyEvent, findNamedAct, readEventForm } from '../../../../src/http/pages/desk/law/record/form.js';
import { sayDue } from '../../../../src/http/pages/desk/law/impact/due.js';
import type { Impact } from '../../../../src/regulation/impact.js';
import { aContent } from '../../../builders.js';
import { aRegulation, anEvent } from '../../../regulation/builders.js';
import { anEdition } from '../examples.js';
import { aTask } from './law-examples.js';

const inForce: Impact = {
  edition: 'longting-district',
  domain: '20',
  code: '20-003',
  where: { in: 'version', number: 1 },
  bodies: ['区民政局'],
  how: 'whole-act',
  level: 'likely',
  cited: ['《养老机构设立许可办法》'],
  proposals: [
    {
      kind: 'replace-citation',
      edits: [{ basis: 0, before: '《养老机构设立许可办法》', after: ['《养老机构管理办法》'] }],
      legalBases: ['《养老机构管理办法》'],
    },
  ],
};

function rowsOf(impacts: Impact[], tasks = [aTask()]): ImpactRow[] {
  const district = anEdition();
  return impactRows(impacts, {
    editions: new Map([district, anEdition('township')].map((edition) => [edition.id, edition])),
    domains: new Map([['longting-district 20', '养老服务']]),
    contents: new Map([
      ['longting-district/20-003', aContent({ level1: '业务办理', level2: '养老机构设立许可' })],
    ]),
    tasks,
  });
}

describe('the rows of an impact', () => {
  it('given an item in force and in a version to come, then it is one row with what would be drafted', () => {
    const later = { ...inForce, where: { in: 'scheduled', number: 2, effectiveOn: '2026-12-01' } } as const;
    expect(rowsOf([later, inForce])).toEqual([
      {
        key: 'longting-district/20-003',
        edition: anEdition(),
        code: '20-003',
        title: '养老机构设立许可',
        path: '养老服务 › 业务办理',
        cited: ['《养老机构设立许可办法》'],
        edits: [{ basis: 0, before: '《养老机构设立许可办法》', after: ['《养老机构管理办法》'] }],
        choices: [],
        mechanical: true,
        hints: [],
        state: { name: 'open', text: '待修订', tone: 'amber' },
        unlikely: false,
        task: aTask(),
        draftable: true,
      },
    ]);
  });

  it('given the same item in another edition, then each row says so', () => {
    const rows = rowsOf([inForce, { ...inForce, edition: 'longting-township' }]);
    expect(rows.map(({ hints }) => hints)).toEqual([
      ['与乡镇 20-003 同源，可一并修订'],
      ['与区级 20-003 同源，可一并修订'],
    ]);
  });

  it('given one of two successors, then a person chooses, or withdraws the item', () => {
    const candidate = { edits: [], legalBases: [] };
    const proposals: Impact['proposals'] = [
      {
        kind: 'choose-successor',
        candidates: [
          { title: '甲法', ...candidate },
          { title: '乙条例', ...candidate },
        ],
      },
      { kind: 'withdraw-item' },
      { kind: 'check-articles', articles: ['第五条'] },
      { kind: 'name-in-text', places: [{ field: 'level2', name: '设立许可', times: 2 }] },
    ];
    const [row] = rowsOf([{ ...inForce, proposals }]);
    expect(row).toMatchObject({
      edits: [{ before: '《养老机构设立许可办法》', after: [] }],
      choices: [
        { value: 'longting-district/20-003/choose-successor/甲法', text: '改引《甲法》' },
        { value: 'longting-district/20-003/choose-successor/乙条例', text: '改引《乙条例》' },
        { value: 'longting-district/20-003/withdraw-item', text: '删除这个事项' },
      ],
      mechanical: false,
      draftable: true,
      hints: [
        '取代它的是其中一件，请选定',
        '除此以外没有其他有效依据，可考虑删除事项',
        '条款号需人工核对：第五条',
        '二级事项中还出现「设立许可」 2 处',
      ],
    });
  });

  it.each([
    [{ state: 'blocked' } as const, '等施行日', false],
    [{ state: 'in-draft', draft: 4, dueOn: '2026-12-25' } as const, '草案已改', false],
    [{ state: 'done', version: 2 } as const, '已随第2版办结', false],
    [{ state: 'closed', reason: '不涉及' } as const, '无需修改', false],
  ])('given a task that is %j, then its state is said', (state, text, draftable) => {
    const [row] = rowsOf([inForce], [aTask(state)]);
    expect([row?.state.text, row?.draftable]).toEqual([text, draftable]);
  });

  it('given nothing but a withdrawal to propose, then the state suggests it', () => {
    const [row] = rowsOf([{ ...inForce, proposals: [{ kind: 'withdraw-item' }] }]);
    expect(row?.state).toEqual({ name: 'withdraw', text: '建议删除', tone: 'red' });
  });
});

describe('what is ticked and chosen', () => {
  it('given nothing, then all are meant', () => {
    expect(chosenItems([], [''])).toBeNull();
  });

  it('given a tick, a successor and a withdrawal, then each item is named once with its choice', () => {
    const choices = [
      'longting-district/20-003/choose-successor/甲/乙法',
      'longting-town/20-004/withdraw-item',
    ];
    expect(chosenItems(['longting-district/20-003', 'longting-district/20-005'], choices)).toEqual([
      {
        edition: 'longting-district',
        code: '20-003',
        choice: { kind: 'choose-successor', title: '甲/乙法' },
      },
      { edition: 'longting-district', code: '20-005', choice: null },
      { edition: 'longting-town', code: '20-004', choice: { kind: 'withdraw-item' } },
    ]);
  });
});

describe('the form of an event', () => {
  const filled = { ...emptyEvent, act: '旧办法', kind: 'superseded', on: '2026-12-01' };

  it('given what was filled in, then it is a request', () => {
    const input = {
      ...filled,
      articles: '第十条、第十二条',
      successors: '《甲法》\r\n乙条例\r\n',
      mode: 'one-of',
    };
    expect(readEventForm({ ...input, number: '国务院令第999号', workingDays: '10' })).toEqual({
      request: {
        event: anEvent('superseded', '2026-12-01', {
          documentNumber: '国务院令第999号',
          articles: ['第十条', '第十二条'],
          successors: { mode: 'one-of', titles: ['甲法', '乙条例'] },
        }),
        workingDays: 10,
      },
    });
  });

  it('given a day that is not known, then the last day it may have happened is kept, and commencement may be open', () => {
    const input = { ...filled, kind: 'amended', on: '', by: '2026-11-01', commencement: 'unknown' };
    expect(readEventForm(input)).toEqual({
      request: {
        event: { ...anEvent('amended', null), by: '2026-11-01' },
        workingDays: 20,
        commencesOn: null,
      },
    });
  });

  it('given a successor with another title within its own, then those marks stay', () => {
    const successors = '《关于实施《甲办法》的意见》\n关于贯彻《乙条例》的通知';
    const read = readEventForm({ ...filled, kind: 'superseded', on: '2026-11-01', successors });
    expect(read).toMatchObject({
      request: {
        event: { successors: { titles: ['关于实施《甲办法》的意见', '关于贯彻《乙条例》的通知'] } },
      },
    });
  });

  it('given several things wrong, then each is said at its field', () => {
    const input = { ...filled, kind: '', on: '明天', commencement: 'on', workingDays: '0' };
    expect(readEventForm(input)).toMatchObject({
      faults: [{ field: 'kind' }, { field: 'on' }, { field: 'commencesOn' }, { field: 'workingDays' }],
    });
  });

  const acts = [
    aRegulation('旧办法', { id: 'jiu', documentNumber: '民政部令第1号' }),
    aRegulation('旧办法实施细则', { id: 'xize' }),
    aRegulation('新条例', { id: 'xin' }),
  ];
  it.each([
    ['《旧办法》', '', { regulation: acts[0] }],
    ['民政部令第1号', '', { regulation: acts[0] }],
    ['细则', '', { regulation: acts[1] }],
    ['办法', '', { candidates: [acts[0], acts[1]] }],
    ['办法', 'xize', { regulation: acts[1] }],
    ['办法', 'xin', { candidates: [acts[0], acts[1]] }],
    ['没有', '', { candidates: [] }],
    ['', '', { candidates: [] }],
  ])('given %s with %s picked, then it means what fits', (act, regulation, expected) => {
    expect(findNamedAct(acts, { act, regulation }, '2026-11-27')).toEqual(expected);
  });
});

describe('when the work is due', () => {
  const told = { effectiveOn: '2026-11-20', dueOn: '2026-12-18', dueProblem: null };
  it.each([
    [told, [], '2026-12-18（还有 21 天）'],
    [told, [aTask()], '2026-12-25（还有 28 天）'],
    [told, [aTask({ state: 'done', version: 2 })], '全部办结'],
    [{ ...told, effectiveOn: null, dueOn: null }, [aTask({ state: 'blocked' })], '施行日未定，任务等待'],
    [{ ...told, dueOn: null, dueProblem: '工作日历只到年底。' }, [], '工作日历只到年底。'],
  ])('given %j and %j', (due, tasks, expected) => {
    expect(sayDue(due, tasks, '2026-11-27')).toBe(expected);
  });
});
