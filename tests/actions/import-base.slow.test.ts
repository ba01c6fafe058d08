import { expect, it } from '@jest/globals';
import { rebaseDraft } from '../../src/actions/rebase-draft.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import type { ItemContent } from '../../src/catalog/item.js';
import type { ReadItem } from '../../src/import/read.js';
import type { SentMark } from '../../src/import/sent-mark.js';
import type { Db } from '../../src/store/engine.js';
import { findDraft } from '../../src/store/drafts.js';
import { anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { publishChanges } from '../publish.js';
import { exported } from './exported.js';
import { aRow, receive, start } from './imports.js';

const edit = (code: string, fields: Partial<ItemContent>): DraftChange => ({
  kind: 'edit',
  code,
  fields,
  reason: null,
});
const publish = (db: Db, ...changes: DraftChange[]) =>
  publishChanges(
    db,
    changes.map((change) => ({ ...change, reason: '新办法' })),
  );

const changed = (rows: ReadItem[], code: string, content: Partial<ItemContent>) =>
  rows.map((row) => (row.code === code ? { ...row, content: { ...row.content, ...content } } : row));

/** What somebody sends back of version 1. */
async function sent(db: Db) {
  await start(db);
  const { prepared, rows } = await exported(db, 1);
  const mark: SentMark = { by: 'sheet', mark: prepared.mark, rows: [] };
  return { rows, mark };
}

onBothEngines('a file made on an older version', (open) => {
  it('given it was changed elsewhere meanwhile, then both are kept, and nothing newer is undone', async () => {
    const { db } = await open();
    const { rows, mark } = await sent(db);
    await publish(db, edit('19-001', { note: '新注' }), edit('20-001', { timeLimit: '即时' }));
    const outcome = await receive(db, changed(rows, '19-001', { link: '民政' }), {}, { reading: { mark } });
    expect(outcome).toMatchObject({
      outcome: 'drafted',
      baseVersion: 1,
      baseBy: 'sheet',
      merge: { behind: 1, conflicts: [], silent: [] },
      changed: [{ code: '19-001', fields: [{ field: 'link' }] }],
      problems: [{ code: 'file.base-old', base: 1, latest: 2 }],
    });
    expect(await findDraft(db, outcome.draft!)).toMatchObject({
      baseVersion: 2,
      changes: [edit('19-001', { link: '民政' })],
    });
    const again = await receive(db, changed(rows, '19-001', { link: '民政' }), {}, { reading: { mark } });
    expect(again).toMatchObject({ outcome: 'already-drafted', draft: outcome.draft });
  });

  it('given both changed the same, then the draft stays on the older version until somebody decides', async () => {
    const { db } = await open();
    const { rows, mark } = await sent(db);
    await publish(db, edit('19-001', { timeLimit: '5个工作日内' }));
    const outcome = await receive(
      db,
      changed(rows, '19-001', { timeLimit: '10个工作日内', link: '民政' }),
      {},
      { reading: { mark } },
    );
    expect(outcome).toMatchObject({
      outcome: 'drafted',
      merge: {
        behind: 1,
        conflicts: [{ kind: 'field', field: 'timeLimit', ours: '10个工作日内', theirs: '5个工作日内' }],
      },
    });
    const [conflict] = outcome.merge!.conflicts;
    expect(conflict?.message).toContain('公开时限');
    const draft = outcome.draft!;
    expect(await findDraft(db, draft)).toMatchObject({ baseVersion: 1 });
    const decisions = [{ key: conflict!.key, choice: 'theirs' }] as const;
    expect(await rebaseDraft(db, { draft, revision: null }, decisions, anAct())).toMatchObject({
      draft: { baseVersion: 2, changes: [edit('19-001', { link: '民政' })] },
    });
  });

  it('given it says what was published meanwhile, then there is nothing to change', async () => {
    const { db } = await open();
    const { rows, mark } = await sent(db);
    await publish(db, edit('19-001', { note: '新注' }));
    expect(
      await receive(db, changed(rows, '19-001', { note: '新注' }), {}, { reading: { mark } }),
    ).toMatchObject({
      outcome: 'nothing-to-change',
      draft: null,
      merge: { silent: [{ kind: 'already-so' }] },
    });
  });

  it('given it was not changed at all, then nothing newer is undone', async () => {
    const { db } = await open();
    const { rows, mark } = await sent(db);
    await publish(db, edit('19-001', { note: '新注' }), { kind: 'withdraw', code: '20-001', reason: null });
    expect(await receive(db, rows, {}, { reading: { mark } })).toMatchObject({
      outcome: 'nothing-to-change',
      unchanged: [{ code: '19-001' }, { code: '19-002' }, { code: '20-001' }],
    });
  });

  it('given it lost its mark, then its contents tell, and that is asked', async () => {
    const { db } = await open();
    const { rows } = await sent(db);
    await publish(db, edit('19-001', { note: '新注' }), edit('20-001', { timeLimit: '即时' }));
    const bare = changed(rows, '19-002', { link: '民政' }).map((row) => ({ ...row, code: null }));
    expect(await receive(db, bare.reverse())).toMatchObject({
      outcome: 'drafted',
      baseVersion: 1,
      baseBy: 'contents',
      changed: [{ code: '19-002', by: 'names' }],
      problems: [{ code: 'file.base-assumed', severity: 'warning', base: 1, latest: 2, rows: 2 }],
    });
    expect(await receive(db, bare, { base: 2 })).toMatchObject({
      baseVersion: 2,
      baseBy: 'request',
      merge: null,
      changed: [{ code: '20-001' }, { code: '19-002' }, { code: '19-001' }],
    });
  });

  it('given rows that are as old as they are new, then it is of the newest version', async () => {
    const { db } = await open();
    const { rows } = await sent(db);
    await publish(db, edit('19-001', { note: '新注' }));
    const [first] = rows;
    expect(
      await receive(db, [{ ...first!, content: { ...first!.content, note: '别的' } }, rows[1]!]),
    ).toMatchObject({ baseVersion: 2, baseBy: 'latest', problems: [] });
  });

  it('given one row that reads as it once did among rows that are new, then it is a change back of the newest version', async () => {
    const { db } = await open();
    const { rows } = await sent(db);
    const codes = rows.map(({ code }) => code!);
    await publish(db, ...codes.map((code) => edit(code, { note: '第二稿' })));
    await publish(db, ...codes.map((code) => edit(code, { note: '第三稿' })));
    const [first, ...others] = rows;
    const file = [first!, ...others.map((row) => ({ ...row, content: { ...row.content, note: '第四稿' } }))];
    expect(await receive(db, file)).toMatchObject({ baseVersion: 3, baseBy: 'latest', problems: [] });
  });

  it('given a town’s own name, then only what else was changed is a change', async () => {
    const { db } = await open();
    await start(db);
    await publish(db, edit('19-001', { disclosingBodies: ['区民政局', '乡（镇）人民政府'] }));
    const { prepared, rows } = await exported(db, 2, { domains: ['19'], organization: 'beijiao' });
    const mark: SentMark = { by: 'properties', mark: prepared.mark, rows: [] };
    expect(await receive(db, rows, {}, { reading: { mark } })).toMatchObject({
      outcome: 'nothing-to-change',
    });
    const added = aRow(9, { level2: '新事项', disclosingBodies: ['北郊乡人民政府'] });
    const outcome = await receive(
      db,
      [...changed(rows, '19-001', { note: '注' }), added],
      {},
      {
        reading: { mark },
      },
    );
    expect((await findDraft(db, outcome.draft!))?.changes).toMatchObject([
      { kind: 'edit', code: '19-001', fields: { note: '注' } },
      { kind: 'add', content: { disclosingBodies: ['乡镇人民政府'] } },
    ]);
  });

  it('given a file of another edition, then it is refused unless a person says so', async () => {
    const { db } = await open();
    const { rows, mark } = await sent(db);
    const into = { edition: 'longting-township' };
    await expect(receive(db, rows, into, { reading: { mark } })).rejects.toMatchObject({
      code: 'import.other-edition',
      details: { edition: 'longting-township', found: 'longting-district', version: 1 },
    });
    expect(
      await receive(db, rows, { ...into, otherEdition: true, dryRun: true }, { reading: { mark } }),
    ).toMatchObject({ baseBy: 'latest', problems: [{ code: 'file.other-edition' }] });
  });

  it('given a version from elsewhere, then it is not believed', async () => {
    const { db } = await open();
    const { rows, mark } = await sent(db);
    const foreign = { ...mark, mark: { ...mark.mark, versionHash: `version-1:${'0'.repeat(64)}` } };
    expect(
      await receive(db, changed(rows, '19-001', { note: '注' }), {}, { reading: { mark: foreign } }),
    ).toMatchObject({ baseVersion: 1, baseBy: 'latest', problems: [{ code: 'file.base-unknown' }] });
  });
});
