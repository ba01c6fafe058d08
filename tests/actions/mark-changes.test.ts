import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { proposeChanges } from '../../src/actions/edit-draft.js';
import type { MarkRequest } from '../../src/actions/mark-changes.js';
import { markChanges } from '../../src/actions/mark-changes.js';
import { weighDraft } from '../../src/actions/preview-draft.js';
import { reviewDraft } from '../../src/actions/review-draft.js';
import { submitDraft } from '../../src/actions/submit-draft.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import { digestGroup, itemProposals } from '../../src/catalog/review-mark.js';
import type { Db } from '../../src/store/engine.js';
import { findDraft } from '../../src/store/drafts.js';
import { searchLog } from '../../src/store/event-log.js';
import { listMarks } from '../../src/store/review-marks.js';
import { listReviews } from '../../src/store/reviews.js';
import { anAccount } from '../accounts.js';
import { anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { aDraft } from '../publish.js';
import { start } from './imports.js';

const by = (name: string) => anAct('2026-11-25', name);
const edit = (code: string, note: string): DraftChange => ({
  kind: 'edit',
  code,
  fields: { note },
  reason: '来函',
});

/** A draft of three items for one reason, in review; 测试员, who may review, had a hand in one. */
async function inReview(db: Db): Promise<number> {
  await start(db);
  const id = await aDraft(db, [edit('19-001', '甲'), edit('19-002', '乙')]);
  await proposeChanges(db, { draft: id, revision: null }, [edit('20-001', '丙')], by('测试员'));
  await submitDraft(db, { draft: id, revision: null }, null, by('起草人'));
  return id;
}

async function digests(db: Db, id: number): Promise<Map<string, string>> {
  const draft = await findDraft(db, id);
  const proposals = itemProposals(await weighDraft(db, draft!), draft!.changes);
  return new Map(proposals.map(({ code, digest }) => [code, digest]));
}

/** `what`: the code of an item, or `rest`: what nothing was said of yet, by the digest of all of them. */
async function mark(db: Db, id: number, what: string, more: Partial<MarkRequest> = {}, who = '法审员') {
  const known = await digests(db, id);
  const group = digestGroup([...known.values()].map((digest) => ({ digest })));
  const request = { kind: 'legality', decision: 'approve', comment: null } as const;
  const named = what === 'rest' ? group : (known.get(what) ?? what);
  return markChanges(db, id, { ...request, mark: named, ...more }, by(who));
}

const conclude = (db: Db, id: number, decision: 'approve' | 'return', comment: string | null = null) =>
  reviewDraft(
    db,
    id,
    { kind: 'legality', decision, comment, digest: null, unmarked: 'refuse' },
    by('法审员'),
  );

onBothEngines('marks on single changes', (open) => {
  it('given every change marked, one alone and two at once, then the whole can be approved; not before', async () => {
    const { db } = await open();
    const id = await inReview(db);
    expect(await mark(db, id, '19-001')).toEqual({ count: 1, next: '19-002' });
    await expect(conclude(db, id, 'approve')).rejects.toMatchObject({
      code: 'review.change-open',
      details: { subjects: ['19-002', '20-001'] },
    });
    expect(await mark(db, id, 'rest')).toEqual({ count: 2, next: null });
    expect(await conclude(db, id, 'approve')).toMatchObject({ state: 'in-review' });
    const logged = async (action: string) =>
      (await searchLog(db, { action }, 10)).map(({ details }) => details['changes']);
    expect([await logged('review.mark-legality'), await logged('review.legality')]).toEqual([
      [['19-002', '20-001'], ['19-001']],
      [undefined],
    ]);
  });

  it('given one that is to be put right, then the whole is returned with what was said of it, not approved', async () => {
    const { db } = await open();
    const id = await inReview(db);
    await mark(db, id, '19-001');
    await mark(db, id, '20-001');
    await expect(mark(db, id, '19-002', { decision: 'return', comment: ' ' })).rejects.toMatchObject({
      code: 'review.comment-missing',
    });
    await mark(db, id, '19-002', { decision: 'return', comment: '条款号有误' });
    for (const unmarked of ['refuse', 'approve'] as const)
      await expect(
        reviewDraft(
          db,
          id,
          { kind: 'legality', decision: 'approve', comment: null, digest: null, unmarked },
          by('法审员'),
        ),
      ).rejects.toMatchObject({ code: 'review.change-returned', details: { subjects: ['19-002'] } });
    expect(await conclude(db, id, 'return')).toMatchObject({ state: 'returned' });
    expect((await listReviews(db, id)).map(({ comment }) => comment)).toEqual(['19-002：条款号有误']);
  });

  it('given a change put right and sent again, then what was said of the others still holds', async () => {
    const { db } = await open();
    const id = await inReview(db);
    await mark(db, id, '19-001');
    await mark(db, id, '20-001');
    await mark(db, id, '19-002', { decision: 'return', comment: '条款号有误' });
    await conclude(db, id, 'return');
    await proposeChanges(db, { draft: id, revision: null }, [edit('19-002', '丁')], by('起草人'));
    await submitDraft(db, { draft: id, revision: null }, null, by('起草人'));
    await expect(conclude(db, id, 'approve')).rejects.toMatchObject({
      code: 'review.change-open',
      details: { subjects: ['19-002'] },
    });
    await mark(db, id, '19-002');
    expect(await conclude(db, id, 'approve')).toMatchObject({ state: 'in-review' });
  });

  it('given who holds both roles and passed everything for its legality, then nothing of it is passed as free of secrets', async () => {
    const { db } = await open();
    const id = await inReview(db);
    await anAccount(db, '两审员', { 'legality-reviewer': 'longting', 'secrecy-reviewer': 'longting' });
    await mark(db, id, 'rest', {}, '两审员');
    const request = { kind: 'secrecy', decision: 'approve', comment: null, digest: null } as const;
    await expect(reviewDraft(db, id, { ...request, unmarked: 'refuse' }, by('两审员'))).rejects.toMatchObject(
      {
        code: 'review.change-open',
        details: { subjects: ['19-001', '19-002', '20-001'] },
      },
    );
  });

  it('given a change that is not in the draft as it is, or somebody who may not review it, then nothing is marked', async () => {
    const { db } = await open();
    const id = await inReview(db);
    await expect(mark(db, id, 'change-1:00')).rejects.toMatchObject({
      code: 'review.other-content',
    });
    await expect(mark(db, id, '19-001', {}, '密审员')).rejects.toMatchObject({ code: 'draft.unknown' });
    await expect(mark(db, id, '19-001', {}, '测试员')).rejects.toMatchObject({ code: 'review.own-draft' });
    expect(await listMarks(db, id, 'legality', '法审员')).toEqual([]);
  });

  it('given a mark, then it is said otherwise by another one, and never changed', async () => {
    const { db } = await open();
    const id = await inReview(db);
    await mark(db, id, '19-001', { decision: 'return', comment: '看错了' });
    await mark(db, id, '19-001');
    await mark(db, id, 'rest');
    await conclude(db, id, 'approve');
    expect((await listMarks(db, id, 'legality', '法审员')).map(({ decision }) => decision)).toEqual([
      'return',
      'approve',
      'approve',
      'approve',
    ]);
    await expect(sql`delete from review_mark`.execute(db)).rejects.toMatchObject({
      message: expect.stringContaining('never changes') as unknown,
    });
  });
});
