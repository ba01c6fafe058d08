import { draftListPage } from '../../../../src/http/pages/desk/drafts/list-page.js';
import { draftPage } from '../../../../src/http/pages/desk/drafts/draft-page.js';
import type { DraftPage } from '../../../../src/http/pages/desk/drafts/draft-page.js';
import { compareContents } from '../../../../src/http/pages/desk/drafts/item/comparison.js';
import { toInput } from '../../../../src/http/pages/desk/drafts/item/form.js';
import { itemPage } from '../../../../src/http/pages/desk/drafts/item/page.js';
import { newDraftPage } from '../../../../src/http/pages/desk/drafts/new-page.js';
import type { Html } from '../../../../src/http/pages/html.js';
import type { ToldDraft } from '../../../../src/http/pages/desk/drafted/told.js';
import { aCatalog, aContent, aDomain, aDraftValue, anItem } from '../../../builders.js';
import { aChange, aDigest, anEdition, aVersion } from '../examples.js';
import { aDeskFrame } from './desk-frame.js';

const desk = aDeskFrame();
const edition = anEdition();
const draft = aDraftValue({ title: '2026年修订', state: 'returned' });

export const aToldDraft: ToldDraft = {
  changes: (['added', 'changed', 'removed', 'moved'] as const).map((kind) => ({
    change: aChange({ kind, code: `19-${kind}` }),
    domain: '社会救助',
    reasons: kind === 'added' ? [] : ['新办法施行'],
    events: [{ id: '1', kind: '废', said: '《旧办法》废止' }],
    twin:
      kind === 'added'
        ? { code: '19-004', title: '养老机构备案信息', href: '/editions/longting-district/items/19-004' }
        : null,
    digest: `change-1:${kind}`,
  })),
  digest: [aDigest()],
  domains: ['新增领域 26 数据'],
  catalog: aCatalog(aDomain('19', [anItem('19-changed'), anItem('19-002')], '社会救助')),
};

const whole: DraftPage = {
  desk,
  draft,
  author: '王芳',
  edition,
  behind: 2,
  reviews: [
    {
      kind: 'legality',
      reviewer: '李明',
      decision: 'return',
      digest: 'draft-1:1',
      comment: '条款号有误。',
      at: '2026-11-25T02:00:00.000Z',
    },
  ],
  can: ['edit', 'submit', 'rebase', 'abandon'],
  toReview: ['legality'],
  view: { kind: 'changes' },
  told: aToldDraft,
  input: { title: '2026年修订', reason: '' },
  faults: [],
};

export const aDraftPage = (differs: Partial<DraftPage> = {}): Html => draftPage({ ...whole, ...differs });

const seen = aContent();
const yours = aContent({ timeLimit: '10个工作日内' });

export const anItemPage = (): Html =>
  itemPage({
    desk,
    draft,
    level: 'district',
    code: '19-001',
    title: seen,
    input: {
      ...toInput(yours),
      revision: '4',
      seen: '{}',
      domain: '19',
      follows: '',
      find: '社会',
      reason: '新办法',
      event: '',
      step: 'save',
    },
    withdrawal: '',
    domains: [{ code: '19', name: '社会救助' }],
    neighbours: [anItem('19-002')],
    timeLimits: ['长期公开'],
    bases: [
      { text: '《旧办法》', status: '已废止', isInDoubt: false },
      { text: '《消防条例》', status: null, isInDoubt: true },
      { text: '', status: null, isInDoubt: false },
    ],
    mayChoose: true,
    found: [{ id: 'shjz', text: '《社会救助暂行办法》（国务院令第649号）', kind: '行政法规' }],
    events: [{ value: '1', text: '《旧办法》2020年1月1日 废止' }],
    comparison: compareContents('19-001', seen, yours, 'district'),
    clash: {
      what: '这份草案',
      by: { name: '李明', at: '2026-11-25T02:42:00.000Z' },
      fields: [
        { label: '公开时限', seen: ['20个工作日内'], theirs: ['7个工作日内'], yours: ['10个工作日内'] },
      ],
    },
    faults: [{ field: 'reason', message: '有人改过。' }],
  });

export const draftPages: Html[] = [
  draftListPage({ desk, drafts: [{ draft, edition, author: '王芳' }], shown: 'open', mayAdd: true }),
  newDraftPage({
    desk,
    editions: [edition],
    edition,
    versions: [aVersion(), aVersion({ number: 1 })],
    input: { title: '', restore: '' },
    faults: [],
  }),
  aDraftPage(),
  aDraftPage({ view: { kind: 'items', domain: aToldDraft.catalog.domains[0]! } }),
  aDraftPage({
    view: {
      kind: 'problems',
      problems: [
        { code: 'draft.level-empty', item: '19-001', field: 'level2', message: '19-001 没有二级事项' },
      ],
    },
  }),
  aDraftPage({ draft: aDraftValue({ state: 'in-review' }), can: ['recall'] }),
  anItemPage(),
];
