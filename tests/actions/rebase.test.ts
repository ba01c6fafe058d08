import { expect, it } from '@jest/globals';
import { proposeChanges, startDraft } from '../../src/actions/edit-draft.js';
import { publishDraft } from '../../src/actions/publish-draft.js';
import { previewRebase, rebaseDraft } from '../../src/actions/rebase-draft.js';
import { reviewDraft } from '../../src/actions/review-draft.js';
import { submitDraft } from '../../src/actions/submit-draft.js';
import { readDraft } from '../../src/actions/take-draft.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import type { ItemContent } from '../../src/catalog/item.js';
import { readCatalog } from '../../src/store/catalogs.js';
import type { Db } from '../../src/store/engine.js';
import { anAccount } from '../accounts.js';
import { anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { approveDraft, publishChanges } from '../publish.js';
import { start } from './imports.js';

const district = 'longting-district';
const now = anAct();
const edit = (code: string, fields: Partial<ItemContent>): DraftChange => ({
  kind: 'edit',
  code,
  fields,
  reason: '新办法',
});

async function aDraftOf(db: Db, ...changes: DraftChange[]): Promise<number> {
  const { id } = await startDraft(db, { edition: district, title: '修订' }, now);
  await proposeChanges(db, { draft: id, revision: null }, changes, now);
  return id;
}

const rebase = (db: Db, draft: number, decisions: Parameters<typeof rebaseDraft>[2] = []) =>
  rebaseDraft(db, { draft, revision: null }, decisions, now);

onBothEngines('rebasing a draft', (open) => {
  it('given other fields changed meanwhile, then both are kept and nobody is asked', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(db, edit('19-001', { timeLimit: '10个工作日内' }));
    await publishChanges(db, [edit('19-001', { note: '新注' }), edit('19-002', { link: '民政' })]);
    await expect(submitDraft(db, { draft: id, revision: null }, null, now)).rejects.toMatchObject({
      code: 'version.stale',
      details: { base: 1, latest: 2 },
    });
    expect(await rebase(db, id)).toMatchObject({
      rebase: { behind: 1, conflicts: [] },
      draft: { baseVersion: 2, state: 'editing', changes: [edit('19-001', { timeLimit: '10个工作日内' })] },
    });
    await approveDraft(db, id);
    await publishDraft(db, id, { effectiveOn: '2026-12-01', note: '修订' }, now);
    const { domains } = await readCatalog(db, district, 3);
    expect(domains[0]?.items[0]).toMatchObject({ timeLimit: '10个工作日内', note: '新注' });
  });

  it('given one field changed by both, then it is asked once, and what is decided holds for the next draft', async () => {
    const { db } = await open();
    await start(db);
    const [first, second] = [
      await aDraftOf(db, edit('19-001', { timeLimit: '10个工作日内' })),
      await aDraftOf(db, edit('19-001', { timeLimit: '10个工作日内' })),
    ];
    await publishChanges(db, [edit('19-001', { timeLimit: '5个工作日内' })]);
    const asked = await rebase(db, first);
    expect(asked).toMatchObject({
      draft: { baseVersion: 1, revision: 2 },
      rebase: {
        behind: 1,
        conflicts: [
          {
            kind: 'field',
            code: '19-001',
            field: 'timeLimit',
            base: '信息形成或者变更之日起20个工作日内',
            ours: '10个工作日内',
            theirs: '5个工作日内',
          },
        ],
      },
    });
    const key = asked.rebase.conflicts[0]!.key;
    await expect(rebase(db, first, [{ key, choice: { value: 7 as never } }])).rejects.toMatchObject({
      code: 'conflict.choice-invalid',
    });
    await expect(
      rebase(db, first, [{ key: `conflict-1:${'0'.repeat(64)}`, choice: 'ours' }]),
    ).rejects.toMatchObject({ code: 'conflict.unknown' });
    expect(await rebase(db, first, [{ key, choice: 'ours' }])).toMatchObject({
      draft: { baseVersion: 2, changes: [edit('19-001', { timeLimit: '10个工作日内' })] },
    });
    expect(await previewRebase(db, await readDraft(db, second, now))).toMatchObject({
      behind: 1,
      conflicts: [],
    });
    expect(await rebase(db, second)).toMatchObject({ draft: { baseVersion: 2 } });
  });

  it('given an edit of what was withdrawn meanwhile, then somebody decides whether it comes back', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(db, edit('19-002', { note: '注' }));
    await publishChanges(db, [{ kind: 'withdraw', code: '19-002', reason: '取消' }]);
    const { rebase: asked } = await rebase(db, id);
    expect(asked.conflicts).toMatchObject([{ kind: 'edit-withdraw', code: '19-002', theirs: null }]);
    const { draft } = await rebase(db, id, [{ key: asked.conflicts[0]!.key, choice: 'ours' }]);
    expect(draft.changes).toMatchObject([{ kind: 'restore', code: '19-002', content: { note: '注' } }]);
    await approveDraft(db, id);
    await publishDraft(db, id, { effectiveOn: '2026-12-01', note: '恢复' }, now);
  });

  it('given an approved draft, when it is rebased, then it has to be approved again', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(db, edit('19-001', { note: '注' }));
    await approveDraft(db, id);
    await publishChanges(db, [edit('19-002', { link: '民政' })]);
    expect(await rebase(db, id)).toMatchObject({ draft: { state: 'editing', digest: null } });
    await expect(
      publishDraft(db, id, { effectiveOn: '2026-12-01', note: '修订' }, now),
    ).rejects.toMatchObject({ code: 'draft.not-open' });
  });

  it('given a draft on the newest version, then rebasing changes nothing', async () => {
    const { db } = await open();
    await start(db);
    const id = await aDraftOf(db, edit('19-001', { note: '注' }));
    expect(await rebase(db, id)).toMatchObject({ draft: { revision: 2 }, rebase: { behind: 0 } });
  });

  it('given one who decides a conflict, now or before, then they are an editor and review nothing of it', async () => {
    const { db } = await open();
    await start(db);
    await anAccount(db, '裁定人', { editor: 'longting', 'legality-reviewer': 'longting' });
    const [first, second] = [
      await aDraftOf(db, edit('19-001', { timeLimit: '10个工作日内' })),
      await aDraftOf(db, edit('19-001', { timeLimit: '10个工作日内' })),
    ];
    await publishChanges(db, [edit('19-001', { timeLimit: '5个工作日内' })]);
    const { key } = (await rebase(db, first)).rebase.conflicts[0]!;
    for (const value of [{ everyone: 'maybe' }, [[['x']]], `a${String.fromCharCode(0xd800)}`])
      await expect(rebase(db, first, [{ key, choice: { value: value as never } }])).rejects.toMatchObject({
        code: 'conflict.choice-invalid',
      });
    const decision = { key, choice: { value: '8个工作日内' } };
    await rebaseDraft(db, { draft: first, revision: null }, [decision], anAct('2026-11-25', '裁定人'));
    const { draft, rebase: merged } = await rebase(db, second);
    expect(merged.remembered).toMatchObject([{ key, by: '裁定人' }]);
    expect(draft).toMatchObject({
      editors: ['测试员', '裁定人'],
      changes: [{ fields: { timeLimit: '8个工作日内' } }],
    });
    await submitDraft(db, { draft: second, revision: null }, null, now);
    await expect(
      reviewDraft(
        db,
        second,
        { kind: 'legality', decision: 'approve', comment: null, digest: null },
        anAct('2026-11-25', '裁定人'),
      ),
    ).rejects.toMatchObject({ code: 'review.own-draft' });
  });
});
