import type { TaskState } from '../../../../src/regulation/task.js';
import type { KeptTask } from '../../../../src/store/tasks.js';
import { emptyEvent } from '../../../../src/http/pages/desk/law/record/form.js';
import type { ImpactPage } from '../../../../src/http/pages/desk/law/impact/page.js';
import type { ImpactRow } from '../../../../src/http/pages/desk/law/impact/row.js';
import type { RecordPage } from '../../../../src/http/pages/desk/law/record/page.js';
import { anEdition } from '../examples.js';
import { aDeskFrame } from './desk-frame.js';

export function aTask(state: TaskState = { state: 'open', dueOn: '2026-12-25' }): KeptTask {
  return {
    id: 7,
    event: '12',
    regulation: 'jiu',
    edition: 'longting-district',
    domain: '20',
    code: '20-003',
    body: '区民政局',
    proposals: [],
    madeAt: '2026-11-27T02:00:00.000Z',
    endedAt: null,
    ...state,
  };
}

export function anImpactRow(differs: Partial<ImpactRow> = {}): ImpactRow {
  return {
    key: 'longting-district/20-003',
    edition: anEdition(),
    code: '20-003',
    title: '养老机构设立许可',
    path: '养老服务 › 业务办理',
    cited: ['《养老机构设立许可办法》（民政部令第48号）'],
    edits: [{ before: '《养老机构设立许可办法》（民政部令第48号）', after: ['《养老机构管理办法》'] }],
    choices: [],
    mechanical: true,
    hints: ['二级事项中还出现「设立许可」 1 处'],
    state: { name: 'open', text: '待修订', tone: 'amber' },
    unlikely: false,
    task: aTask(),
    draftable: true,
    ...differs,
  };
}

const chain: ImpactPage['chain'] = {
  links: [
    {
      kind: 'repealed',
      title: '养老机构设立许可办法',
      documentNumber: '民政部令第48号',
      href: '/desk/regulations/jiu',
      facts: ['2013-07-01 施行', '2020-11-01 废止'],
    },
    { kind: 'enacted', title: '养老机构管理办法', documentNumber: null, href: null, facts: ['尚未登记'] },
  ],
  mode: 'all-of',
};

export function anImpactPage(differs: Partial<ImpactPage> = {}): ImpactPage {
  const drafted = aTask({ state: 'in-draft', draft: 4, dueOn: '2026-12-25' });
  return {
    desk: aDeskFrame(),
    event: 12,
    kind: '部门规章',
    chain,
    recorded: { by: '登记员', on: '2026-11-18' },
    due: '2026-12-25（还有 28 天）',
    retracted: null,
    likely: [
      anImpactRow(),
      anImpactRow({
        key: 'longting-township/20-003',
        edition: anEdition('township'),
        choices: [
          { value: 'longting-township/20-003/choose-successor/甲法', text: '改引《甲法》' },
          { value: 'longting-township/20-003/withdraw-item', text: '删除这个事项' },
        ],
        mechanical: false,
      }),
      anImpactRow({
        key: 'longting-district/20-004',
        code: '20-004',
        title: '养老机构备案',
        state: { name: 'in-draft', text: '草案已改', tone: 'green' },
        task: drafted,
        draftable: false,
        hints: [],
      }),
    ],
    unlikely: [
      anImpactRow({
        key: 'longting-district/20-009',
        code: '20-009',
        edits: [],
        task: null,
        unlikely: true,
        draftable: false,
        state: { name: 'none', text: '未列入任务', tone: 'grey' },
      }),
    ],
    filter: { edition: null, state: null },
    may: { draft: true, close: true, record: true, retract: true },
    sent: { items: ['longting-district/20-003'], choices: [], reason: '', closing: false },
    faults: [],
    ...differs,
  };
}

export function aRecordPage(differs: Partial<RecordPage> = {}): RecordPage {
  const { chain: links, kind, due, likely } = anImpactPage();
  return {
    desk: aDeskFrame(),
    input: { ...emptyEvent, act: '养老机构设立许可办法', kind: 'repealed', on: '2020-11-01' },
    candidates: [],
    preview: {
      kind,
      chain: links,
      due,
      rows: likely,
      tasks: { added: 2, present: 1 },
      known: null,
      unregistered: ['没有登记的办法'],
      digest: 'a-digest',
    },
    changedSince: true,
    faults: [],
    ...differs,
  };
}
