import { expect, it } from '@jest/globals';
import {
  dropProposal,
  overrideWeight,
  proposeChanges,
  renameDraft,
  startDraft,
} from '../../src/actions/edit-draft.js';
import { listVisibleDrafts } from '../../src/actions/list-drafts.js';
import { readDraftCatalog, readDraftDifference, readDraftProblems } from '../../src/actions/preview-draft.js';
import { publishDraft } from '../../src/actions/publish-draft.js';
import { restoreVersion } from '../../src/actions/restore-version.js';
import { reviewDraft } from '../../src/actions/review-draft.js';
import { abandonDraft, recallDraft, submitDraft } from '../../src/actions/submit-draft.js';
import { readDraft } from '../../src/actions/take-draft.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import { digestDraft } from '../../src/catalog/review.js';
import { readCatalog } from '../../src/store/catalogs.js';
import type { Db } from '../../src/store/engine.js';
import { searchLog } from '../../src/store/event-log.js';
import { findAccount, saveDisabled } from '../../src/store/accounts.js';
import { latestVersion } from '../../src/store/versions.js';
import { anAccount } from '../accounts.js';
import { aContent, anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { aDraft, approveDraft, publishChanges } from '../publish.js';
import { start } from './imports.js';

const district = 'longting-district';
const now = anAct();
const edit = (code: string, fields: Partial<ReturnType<typeof aContent>>, reason: string | null = '新办法') =>
  ({ kind: 'edit', code, fields, reason }) satisfies DraftChange;
const shorter = edit('19-001', { timeLimit: '10个工作日内' });
const publication = { effectiveOn: '2026-12-01', note: '修订' };
const approval = { decision: 'approve', comment: null, digest: null } as const;

async function aDraftOf(db: Db, ...changes: DraftChange[]): Promise<number> {
  const { id } = await startDraft(db, { edition: district, title: '修订' }, now);
  if (changes.length > 0) await proposeChanges(db, { draft: id, revision: 1 }, changes, now);
  return id;
}

const codeOf = (error: unknown) => (error as { code?: string }).code;

onBothEngines('a draft', (open) => {
  it('given changes one after another, then each is a revision more, and the result is what they say', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(db, shorter);
    await proposeChanges(
      db,
      { draft: id, revision: 2 },
      [
        {
          kind: 'add',
          key: null,
          code: null,
          place: { domain: '19', follows: '19-002' },
          content: aContent({ level2: '新的事' }),
          reason: '新办法',
        },
      ],
      now,
    );
    const draft = await renameDraft(db, { draft: id, revision: 3 }, '十一月修订', now);
    expect(draft).toMatchObject({ revision: 4, title: '十一月修订', state: 'editing', editors: ['测试员'] });
    const { domains } = await readDraftCatalog(db, draft);
    expect(domains[0]?.items.map(({ code, level2, timeLimit }) => [code, level2, timeLimit])).toMatchObject([
      ['19-001', '事项19-001', '10个工作日内'],
      ['19-002', '事项19-002', '信息形成或者变更之日起20个工作日内'],
      ['+1', '新的事', '信息形成或者变更之日起20个工作日内'],
    ]);
    expect(await readDraftDifference(db, draft)).toMatchObject({
      summary: { added: 1, changed: 1, removed: 0 },
      digest: expect.stringContaining('新增 1 项、修改 1 项'),
      changes: [
        { kind: 'item-added', code: '+1', weight: 'substantive' },
        { kind: 'field-changed', code: '19-001', field: 'timeLimit', weight: 'substantive' },
      ],
    });
  });

  it('T-CO-02 given two who opened the same revision, then the second is told and nothing of theirs is kept', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(db);
    const seen = { draft: id, revision: 1 };
    await proposeChanges(db, seen, [shorter], now);
    await expect(proposeChanges(db, seen, [edit('19-002', { note: '乙' })], now)).rejects.toMatchObject({
      code: 'draft.changed',
      status: 409,
      details: { seen: 1, now: 2 },
    });
    expect((await readDraft(db, id, now)).changes).toEqual([shorter]);
  });

  it('T-CO-02 given two who write the same revision at the same instant, then one wins and the other is told', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(db);
    const results = await Promise.allSettled(
      ['甲', '乙'].map((note) =>
        proposeChanges(db, { draft: id, revision: 1 }, [edit('19-002', { note })], now),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('given a change that does not fit the base, then it is refused by name and the draft stays', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(db, shorter);
    await expect(
      proposeChanges(db, { draft: id, revision: null }, [edit('19-099', { note: 'x' })], now),
    ).rejects.toMatchObject({ code: 'draft.misfit', message: expect.stringContaining('19-099') });
    await expect(dropProposal(db, { draft: id, revision: null }, '19-099', now)).rejects.toMatchObject({
      code: 'draft.nothing-proposed',
    });
    expect(await readDraft(db, id, now)).toMatchObject({ revision: 2, changes: [shorter] });
  });

  it('given a withdrawn item and one without a name, then the author is told before submitting', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(
      db,
      { kind: 'withdraw', code: '20-001', reason: '取消' },
      edit('19-001', { note: '另见20-001', timeLimit: '30个工作日内', level1: null }),
    );
    const problems = await readDraftProblems(db, await readDraft(db, id, now), () => '已废止');
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'draft.basis-ended',
      'draft.domain-empty',
      'draft.level-empty',
      'draft.refers-to-withdrawn',
      'draft.time-limit-loose',
    ]);
    expect(problems.every(({ message }) => message.length > 5)).toBe(true);
  });

  it('given a new item on a repealed act, then the problem calls it by its name, not by “+1”', async () => {
    const { db } = await open();
    await start(db);
    const add: DraftChange = {
      kind: 'add',
      key: '+1',
      code: null,
      place: { domain: '19', follows: null },
      content: aContent({ level2: '低保边缘家庭名单' }),
      reason: '新增',
    };
    const id = await aDraft(db, [add]);
    const problems = await readDraftProblems(db, await readDraft(db, id, now), () => '已废止');
    expect(problems.map(({ message }) => message)).toEqual([
      '新增的“低保边缘家庭名单” 的公开依据“《社会救助暂行办法》（国务院令第649号）第十一条”已废止',
    ]);
  });
});

onBothEngines('a review', (open) => {
  it('T-VE-05 given a change of substance without a reason, then it is not submitted until there is one', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(
      db,
      edit('19-001', { timeLimit: '10个工作日内' }, null),
      edit('19-002', { note: '注。' }, null),
    );
    await expect(submitDraft(db, { draft: id, revision: null }, null, now)).rejects.toMatchObject({
      code: 'draft.reasons-missing',
      details: { subjects: ['19-001', '19-002'] },
    });
    const draft = await submitDraft(db, { draft: id, revision: null }, '依新办法', now);
    expect(draft).toMatchObject({ state: 'in-review', digest: digestDraft(draft) });
    expect(draft.changes.map(({ reason }) => reason)).toEqual(['依新办法', '依新办法']);
  });

  it('given a draft in review, then it is frozen until it is recalled', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(db, shorter);
    const seen = { draft: id, revision: null };
    await submitDraft(db, seen, null, now);
    await expect(proposeChanges(db, seen, [edit('19-002', {})], now)).rejects.toMatchObject({
      code: 'draft.not-open',
      message: '第 1 号草案审核中，不能修改。',
    });
    expect(await recallDraft(db, seen, now)).toMatchObject({ state: 'editing', digest: null });
    await proposeChanges(db, seen, [edit('19-002', { note: '乙' })], now);
  });

  it('T-WF-01 given its author, an editor or one who made the other review, then they are refused', async () => {
    const { db } = await open();
    await start(db);
    await anAccount(db, '多面手', {
      editor: 'longting',
      'legality-reviewer': 'longting',
      'secrecy-reviewer': 'longting',
    });
    const id = await aDraftOf(db, shorter);
    await submitDraft(db, { draft: id, revision: null }, null, now);
    const review = (kind: 'legality' | 'secrecy', by: string) =>
      reviewDraft(db, id, { ...approval, kind }, anAct('2026-11-25', by));
    await expect(review('legality', '测试员')).rejects.toMatchObject({ code: 'review.own-draft' });
    await review('legality', '多面手');
    await expect(review('secrecy', '多面手')).rejects.toMatchObject({ code: 'review.other-review' });
    await expect(review('legality', '法审员')).rejects.toMatchObject({ code: 'review.decided' });
    await expect(publishDraft(db, id, publication, now)).rejects.toMatchObject({ code: 'draft.not-open' });
    expect(await review('secrecy', '密审员')).toMatchObject({ state: 'approved' });
  });

  it('T-CO-03 given one who saw other content, then what they decided is not kept', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(db, shorter);
    const seen = { draft: id, revision: null };
    const { digest } = await submitDraft(db, seen, null, now);
    await recallDraft(db, seen, now);
    await proposeChanges(db, seen, [edit('19-002', { note: '乙' })], now);
    await submitDraft(db, seen, null, now);
    await expect(
      reviewDraft(db, id, { ...approval, kind: 'legality', digest }, anAct('2026-11-25', '法审员')),
    ).rejects.toMatchObject({ code: 'review.other-content' });
  });

  it('given a return, then it needs a comment and opens the draft again', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(db, shorter);
    await submitDraft(db, { draft: id, revision: null }, null, now);
    const back = (comment: string | null) =>
      reviewDraft(
        db,
        id,
        { kind: 'secrecy', decision: 'return', comment, digest: null },
        anAct('2026-11-25', '密审员'),
      );
    await expect(back(' ')).rejects.toMatchObject({ code: 'review.comment-missing' });
    expect(await back('涉及个人信息')).toMatchObject({ state: 'returned' });
    await proposeChanges(db, { draft: id, revision: null }, [edit('19-001', { note: '已删去' })], now);
    await approveDraft(db, id);
    expect(await publishDraft(db, id, publication, now)).toMatchObject({ number: 2, updateType: 'major' });
  });

  it('given an approved draft that is recalled and submitted again as it is, then it is still approved', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(db, shorter);
    await approveDraft(db, id);
    await recallDraft(db, { draft: id, revision: null }, now);
    expect(await submitDraft(db, { draft: id, revision: null }, null, now)).toMatchObject({
      state: 'approved',
    });
    await publishDraft(db, id, publication, now);
  });

  it('given a draft that was returned, when it is submitted again as it is, then who returned it may approve it', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(db, shorter);
    const review = (kind: 'legality' | 'secrecy', by: string, decision: 'approve' | 'return') =>
      reviewDraft(db, id, { kind, decision, comment: '见批注', digest: null }, anAct('2026-11-25', by));
    await submitDraft(db, { draft: id, revision: null }, null, now);
    await review('legality', '法审员', 'approve');
    await review('secrecy', '密审员', 'return');
    expect(await submitDraft(db, { draft: id, revision: null }, null, now)).toMatchObject({
      state: 'in-review',
    });
    expect(await review('secrecy', '密审员', 'approve')).toMatchObject({ state: 'approved' });
    await publishDraft(db, id, publication, now);
  });

  it('given one who approved and then edited, when it says the same again, then another has to approve', async () => {
    const { db } = await open();
    await start(db);
    await anAccount(db, '多面手', { editor: 'longting', 'legality-reviewer': 'longting' });
    const many = anAct('2026-11-25', '多面手');
    const id = await aDraftOf(db, shorter);
    const seen = { draft: id, revision: null };
    await submitDraft(db, seen, null, now);
    await reviewDraft(db, id, { ...approval, kind: 'legality' }, many);
    await recallDraft(db, seen, now);
    await renameDraft(db, seen, '十二月修订', many);
    await proposeChanges(db, seen, [edit('19-001', { timeLimit: '5个工作日内' })], many);
    await proposeChanges(db, seen, [shorter], many);
    await approveDraft(db, id);
    await publishDraft(db, id, publication, now);
  });

  it('T-CO-01 given several publishers at the same instant, then one wins, the others are told, and numbers have no gap', async () => {
    const { db } = await open();
    await start(db);
    const rounds = Number(process.env['ROUNDS'] ?? 3);
    for (let round = 1; round <= rounds; round++) {
      const id = await aDraftOf(db, edit('19-001', { timeLimit: `${String(round)}个工作日内` }));
      await approveDraft(db, id);
      const publishers = Array.from({ length: 2 + (round % 7) }, () =>
        publishDraft(db, id, publication, now),
      );
      const results = await Promise.allSettled(publishers);
      const told = results.flatMap((result) => (result.status === 'rejected' ? [codeOf(result.reason)] : []));
      expect(told).toEqual(publishers.slice(1).map(() => 'draft.not-open'));
    }
    expect((await latestVersion(db, district)).number).toBe(1 + rounds);
    expect(await searchLog(db, { action: 'version.publish' }, 2 * rounds)).toHaveLength(rounds);
  });

  it('given changes of form only, then the version is minor and needs no note; said otherwise it is major', async () => {
    const { db } = await open();
    await start(db);
    const formal = edit('19-001', { timeLimit: '信息形成或者变更之日起 20 个工作日内' }, null);
    const first = await aDraftOf(db, formal);
    await approveDraft(db, first);
    expect(await publishDraft(db, first, { ...publication, note: '' }, now)).toMatchObject({
      updateType: 'minor',
      note: '文字调整',
    });
    const second = await aDraftOf(db, edit('19-001', { timeLimit: '信息形成或者变更之日起20个工作日内' }));
    const seen = { draft: second, revision: null };
    await overrideWeight(
      db,
      seen,
      { code: '19-001', field: 'timeLimit', weight: 'substantive', reason: '范围变了' },
      now,
    );
    await approveDraft(db, second);
    await expect(publishDraft(db, second, { ...publication, note: '' }, now)).rejects.toMatchObject({
      code: 'publication.note-missing',
    });
    expect(await publishDraft(db, second, publication, now)).toMatchObject({ updateType: 'major' });
  });
});

onBothEngines('rights to drafts', (open) => {
  it('given two towns, then neither sees, edits or is told of the draft of the other', async () => {
    const { db } = await open();
    await start(db);
    await anAccount(db, '北郊', { township: 'beijiao' });
    await anAccount(db, '柳园口', { township: 'liuyuankou' });
    const [north, south] = ['北郊', '柳园口'].map((name) => anAct('2026-11-25', name)) as [
      typeof now,
      typeof now,
    ];
    const { id } = await startDraft(db, { edition: 'longting-township', title: '北郊的' }, north);
    expect(await listVisibleDrafts(db, undefined, south)).toEqual([]);
    expect((await listVisibleDrafts(db, undefined, north)).map((draft) => draft.id)).toEqual([id]);
    const absent = await readDraft(db, 999, south).catch((error: unknown) => error);
    const hidden = await readDraft(db, id, south).catch((error: unknown) => error);
    expect([hidden, absent]).toMatchObject([{ code: 'draft.unknown' }, { code: 'draft.unknown' }]);
    await expect(abandonDraft(db, { draft: id, revision: null }, south)).rejects.toMatchObject({
      code: 'draft.unknown',
    });
    await expect(startDraft(db, { edition: district, title: '区里的' }, north)).rejects.toMatchObject({
      code: 'right.missing',
    });
    expect(await abandonDraft(db, { draft: id, revision: null }, north)).toMatchObject({
      state: 'abandoned',
    });
  });
});

onBothEngines('restoring a version', (open) => {
  it('given two versions since, then a draft brings the first back, and its catalog is the same again', async () => {
    const { db } = await open();
    await start(db);
    const first = await readCatalog(db, district, 1);
    await publishChanges(db, [
      shorter,
      { kind: 'withdraw', code: '19-002', reason: '取消' },
      { kind: 'move', code: '19-001', place: { domain: '20', follows: '20-001' }, reason: '归口' },
    ]);
    const draft = await restoreVersion(db, { edition: district, number: 1 }, now);
    await approveDraft(db, draft.id);
    await publishDraft(db, draft.id, publication, now);
    expect(await readCatalog(db, district, 3)).toEqual(first);
    await expect(restoreVersion(db, { edition: district, number: 1 }, now)).rejects.toMatchObject({
      code: 'restore.same',
    });
  });

  it('given two items changed and changed back while another went past them, then the order comes back too', async () => {
    const { db } = await open();
    await start(db);
    const place = { domain: '19', follows: '19-002' };
    await publishChanges(db, [
      {
        kind: 'add',
        key: '+1',
        code: null,
        place,
        content: aContent({ level2: '新的事' }),
        reason: '新办法',
      },
    ]);
    const second = await readCatalog(db, district, 2);
    const both = (note: string | null) => [edit('19-002', { note }), edit('19-008', { note })];
    await publishChanges(db, both('暂'));
    const last = { domain: '19', follows: '19-008' };
    await publishChanges(db, [...both(null), { kind: 'move', code: '19-001', place: last, reason: '调整' }]);
    const draft = await restoreVersion(db, { edition: district, number: 2 }, now);
    expect(await readDraftCatalog(db, draft)).toEqual(second);
  });
});

onBothEngines('what a review of these rules found', (open) => {
  const latest = (id: number) => ({ draft: id, revision: null });

  it('given a new item that calls itself by the code of another, then it is refused: reviewers would not see it', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(db);
    const place = { domain: '19', follows: null };
    for (const key of ['19-001', '+7'])
      await expect(
        proposeChanges(
          db,
          latest(id),
          [{ kind: 'add', key, code: null, place, content: aContent(), reason: '新设' }],
          now,
        ),
      ).rejects.toMatchObject({ code: 'draft.nothing-proposed' });
  });

  it('given an account in another spelling, then it is not another person', async () => {
    const { db } = await open();
    await start(db);
    await anAccount(db, 'alice', { editor: 'longting', 'legality-reviewer': 'longting' });
    const { id } = await startDraft(db, { edition: district, title: 'x' }, anAct('2026-11-25', 'alice'));
    await proposeChanges(db, latest(id), [shorter], anAct('2026-11-25', 'alice'));
    await submitDraft(db, latest(id), null, anAct('2026-11-25', 'alice'));
    for (const name of ['Alice', 'ａｌｉｃｅ'])
      await expect(
        reviewDraft(db, id, { ...approval, kind: 'legality' }, anAct('2026-11-25', name)),
      ).rejects.toMatchObject({ code: 'account.misspelt', details: { account: 'alice' } });
  });

  it('given a code that means another matter, or none, then it is not taken', async () => {
    const { db } = await open();
    await start(db);
    await publishChanges(db, [{ kind: 'withdraw', code: '19-002', reason: '取消' }]);
    const id = await aDraftOf(db);
    const place = { domain: '19', follows: null };
    for (const code of ['19-002', '19-0001', '19-000', '19-007', '19-099']) {
      const add = {
        kind: 'add',
        key: null,
        code,
        place,
        content: aContent({ level2: '别的事' }),
        reason: '新设',
      };
      await expect(proposeChanges(db, latest(id), [add as never], now)).rejects.toMatchObject({
        code: 'draft.misfit',
      });
    }
    const restore = { kind: 'restore', place, content: aContent(), reason: '恢复' } as const;
    await expect(proposeChanges(db, latest(id), [{ ...restore, code: '19-007' }], now)).rejects.toMatchObject(
      { code: 'draft.misfit' },
    );
    await proposeChanges(db, latest(id), [{ ...restore, code: '19-002' }], now);
  });

  it('given a word on how a change weighs, then it ends with that change', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(
      db,
      edit('19-001', { timeLimit: '信息形成或者变更之日起二十个工作日内' }, null),
    );
    const formal = { code: '19-001', field: 'timeLimit', weight: 'formal', reason: '只改写法' } as const;
    await overrideWeight(db, latest(id), formal, now);
    await expect(overrideWeight(db, latest(id), { ...formal, field: 'note' }, now)).rejects.toMatchObject({
      code: 'draft.nothing-proposed',
    });
    const other = await proposeChanges(db, latest(id), [edit('19-001', { note: '注' }, null)], now);
    expect(other.weights).toEqual([formal]);
    const changed = await proposeChanges(db, latest(id), [edit('19-001', { timeLimit: '2年内' }, null)], now);
    expect(changed.weights).toEqual([]);
    await expect(submitDraft(db, latest(id), null, now)).rejects.toMatchObject({
      code: 'draft.reasons-missing',
    });
  });

  it('given a reviewer who was disabled since, then their approval counts no more and another one can review', async () => {
    const { db } = await open();
    await start(db);
    await anAccount(db, '另一法审员', { 'legality-reviewer': 'longting' });
    const id = await aDraftOf(db, shorter);
    await approveDraft(db, id);
    await saveDisabled(db, (await findAccount(db, '法审员'))!.key, now.at);
    await expect(publishDraft(db, id, publication, now)).rejects.toMatchObject({
      code: 'draft.not-approved',
    });
    await recallDraft(db, latest(id), now);
    expect(await submitDraft(db, latest(id), null, now)).toMatchObject({ state: 'in-review' });
    await reviewDraft(db, id, { ...approval, kind: 'legality' }, anAct('2026-11-25', '另一法审员'));
    expect(await publishDraft(db, id, publication, now)).toMatchObject({ number: 2 });
  });

  it('T-DU-09 given a clock that was ten years ahead once, then publishing goes on, in order', async () => {
    const { db } = await open();
    await start(db);
    await publishChanges(db, [shorter], '2026-12-01', '2036-01-01');
    const version = await publishChanges(db, [edit('19-002', { note: '后来' })], '2026-12-02', '2026-11-25');
    expect(version).toMatchObject({ number: 3, publishedAt: '2036-01-01T04:00:00.000Z' });
    expect((await searchLog(db, { action: 'version.publish' }, 1))[0]).toMatchObject({
      at: '2026-11-25T04:00:00.000Z',
    });
  });
});
