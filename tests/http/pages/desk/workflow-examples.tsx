import { conflictsPage } from '../../../../src/http/pages/desk/drafts/conflicts/page.js';
import { releasePage } from '../../../../src/http/pages/desk/release/page.js';
import { groupByReason } from '../../../../src/http/pages/desk/review/groups.js';
import type { ReviewMark } from '../../../../src/catalog/review-mark.js';
import type { ReviewPage } from '../../../../src/http/pages/desk/review/page.js';
import { reviewPage } from '../../../../src/http/pages/desk/review/page.js';
import { reviewQueuePage } from '../../../../src/http/pages/desk/review/queue-page.js';
import type { Html } from '../../../../src/http/pages/html.js';
import { aDraftValue } from '../../../builders.js';
import { anEdition } from '../examples.js';
import { aDeskFrame } from './desk-frame.js';
import { aToldDraft } from './draft-examples.js';

const desk = aDeskFrame();
const edition = anEdition();
const { changes, digest, domains } = aToldDraft;

const marked = { kind: 'legality', reviewer: 'wang.fang', at: '2026-11-25T04:00:00.000Z' } as const;

const review: ReviewPage = {
  desk,
  draft: aDraftValue({ title: '2026年修订', state: 'in-review', digest: 'draft-1:1' }),
  author: '王芳',
  edition,
  kind: 'legality',
  otherKinds: [],
  digest,
  domains,
  groups: groupByReason(changes),
  marks: new Map(
    (['added', 'changed'] as const).map((kind): [string, ReviewMark] => {
      const digest = `change-1:${kind}`;
      return kind === 'added'
        ? [digest, { ...marked, digest, decision: 'approve', comment: null }]
        : [digest, { ...marked, digest, decision: 'return', comment: '条款号有误' }];
    }),
  ),
  focus: '19-removed',
  typed: { mark: 'change-1:moved', comment: '位置' },
  comment: '条款号',
  faults: [],
};

export const aReviewPage = (differs: Partial<ReviewPage> = {}): Html => reviewPage({ ...review, ...differs });

export const aReleasePage = releasePage({
  desk,
  draft: aDraftValue({ title: '2026年修订', state: 'approved' }),
  edition,
  changes: changes.slice(0, 1),
  digest,
  domains,
  checks: [
    { title: '以最新版为底', stops: true, found: [] },
    {
      title: '公开时限都已填写',
      stops: false,
      found: [{ text: '19-001 没有公开时限', href: '#item-19-001' }],
    },
  ],
  input: { effectiveOn: '2026-12-01', note: '新办法施行' },
  doubts: [{ kind: 'past' }, { kind: 'superseded', number: 1, from: '2027-01-01' }],
  isChecked: true,
  faults: [],
});

const aConflictsPage = conflictsPage({
  desk,
  draft: aDraftValue({ title: '旧底稿' }),
  behind: 1,
  remembered: 1,
  conflicts: [
    {
      key: 'conflict-1:1',
      title: '19-001 的公开时限：草案和现行版改得不一样',
      base: ['20个工作日内'],
      ours: ['每月10日前'],
      theirs: ['10个工作日内'],
      choices: [{ value: 'conflict-1:1 ours', text: '用草案的' }],
      suggested: '用现行版的',
      why: '没有倾向哪一方的依据，以已发布的为准',
    },
  ],
  chosen: [],
  faults: [],
});

export const workflowPages: Html[] = [
  reviewQueuePage({
    desk,
    queue: [{ draft: aDraftValue({ title: '修订' }), kinds: ['secrecy'], edition, author: '王芳' }],
  }),
  aReviewPage(),
  aReleasePage,
  releasePage({
    desk,
    draft: aDraftValue({ state: 'approved' }),
    edition,
    changes: [],
    digest,
    domains: [],
    checks: [{ title: '以最新版为底', stops: true, found: [{ text: '落后一版', href: null }] }],
    input: { effectiveOn: '', note: '' },
    doubts: [],
    isChecked: false,
    faults: [],
  }),
  aConflictsPage,
];
