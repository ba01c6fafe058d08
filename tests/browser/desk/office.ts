import { proposeChanges, startDraft } from '../../../src/actions/edit-draft.js';
import { recordEvent } from '../../../src/actions/record-event.js';
import { reviewDraft } from '../../../src/actions/review-draft.js';
import { submitDraft } from '../../../src/actions/submit-draft.js';
import type { DraftChange } from '../../../src/catalog/draft.js';
import type { Db } from '../../../src/store/engine.js';
import { addDraft } from '../../../src/store/drafts.js';
import { anAccount } from '../../accounts.js';
import { aContent, anAct } from '../../builders.js';
import { approveDraft } from '../../publish.js';
import { anEvent } from '../../regulation/builders.js';
import type { TestServer } from '../../http/service.js';
import { aServer } from '../../http/service.js';
import { withPasswords } from '../../http/visitor.js';

/** A server with an office at work: a draft in each state, one behind and at odds, a change of law with its tasks. */
export async function anOffice(): Promise<TestServer> {
  const server = await aServer();
  await anAccount(server.db, '发布员', { publisher: 'longting' });
  await anAccount(server.db, '管理员', { administrator: 'longting' });
  await anAccount(server.db, '北郊乡', { township: 'beijiao' });
  await withPasswords(server);
  await fillDesk(server.db);
  return server;
}

/** By what they are there for. */
export const drafts = { editing: 2, inReview: 3, approved: 4, returned: 5, behind: 6 } as const;

async function fillDesk(db: Db): Promise<void> {
  const act = anAct('2026-11-24', '起草人');
  const end = anEvent('superseded', '2026-11-10', {
    documentNumber: '国务院令第800号',
    successors: { mode: 'all-of', titles: ['社会救助法'] },
  });
  const { event } = await recordEvent(
    db,
    'shjz',
    { event: end, dryRun: false },
    anAct('2026-11-20', '法制办'),
  );
  for (const title of ['社会救助法施行修订', '低保时限修订', '年度核对', '文字统一'])
    await draftOf(db, title, changesFor(String(event)));
  await submitDraft(db, { draft: drafts.inReview, revision: null }, null, act);
  await approveDraft(db, drafts.approved, '2026-11-24');
  await submitDraft(db, { draft: drafts.returned, revision: null }, null, act);
  const comment = '第十一条已改为第十二条，请核对条款号。';
  const decision = { decision: 'return', comment, digest: null } as const;
  await reviewDraft(db, drafts.returned, { ...decision, kind: 'legality' }, anAct('2026-11-25', '法审员'));
  await addDraft(db, {
    edition: 'longting-district',
    baseVersion: 1,
    title: '旧底稿',
    author: '起草人',
    organization: 'longting',
    createdAt: anAct('2026-11-02').at.toISOString(),
    importId: null,
    changes: [
      { kind: 'edit', code: '19-001', fields: { timeLimit: '每月10日前' }, reason: '民政局来函' },
      { kind: 'edit', code: '20-001', fields: { note: '按季度更新' }, reason: '民政局来函' },
    ],
  });
}

async function draftOf(db: Db, title: string, proposed: DraftChange[]): Promise<void> {
  const act = anAct('2026-11-24', '起草人');
  const { id, revision } = await startDraft(db, { edition: 'longting-district', title }, act);
  const all = proposed.map((change) => (change.kind === 'add' ? { ...change, key: null } : change));
  await proposeChanges(db, { draft: id, revision }, all, act);
}

const changesFor = (event: string): DraftChange[] => [
  {
    kind: 'edit',
    code: '19-001',
    fields: {
      legalBases: [
        '《社会救助法》（国务院令第800号）第十二条',
        '《最低生活保障审核确认办法》（民发〔2021〕57号）',
      ],
      timeLimit: '信息形成或者变更之日起7个工作日内',
    },
    reason: '社会救助法施行',
    event,
  },
  {
    kind: 'add',
    key: '+1',
    code: null,
    place: { domain: '19', follows: '19-002' },
    content: aContent({ level1: '最低生活保障', level2: '低保边缘家庭名单' }),
    reason: '社会救助法第三十条新增',
  },
  { kind: 'withdraw', code: '19-003', reason: '并入19-001' },
];
