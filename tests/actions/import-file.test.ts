import { expect, it } from '@jest/globals';
import { publishDraft } from '../../src/actions/publish-draft.js';
import type { ItemContent, ItemField } from '../../src/catalog/item.js';
import { readCatalog } from '../../src/store/catalogs.js';
import { findDraft, listDrafts, saveDraft } from '../../src/store/drafts.js';
import { anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { approveDraft } from '../publish.js';
import { aRow, district, receive, start } from './imports.js';

onBothEngines('importing a file', (open) => {
  it('given a changed, an unchanged and a new row, then the draft holds the two changes and says what it leaves alone', async () => {
    const { db } = await open();
    await start(db);
    const outcome = await receive(db, [
      aRow(3, { level2: '事项19-001', timeLimit: '及时公开', note: '旧注', extra: { 电话: '1' } }),
      aRow(4, { level2: '事项19-002' }),
      aRow(5, { level2: '新的事' }),
    ]);
    expect(outcome).toMatchObject({
      outcome: 'drafted',
      draft: 1,
      changed: [{ code: '19-001', fields: [{ field: 'timeLimit' }], by: 'names' }],
      unchanged: [{ code: '19-002' }],
      added: [{ title: '新的事', domain: '19', code: null }],
      missing: [],
      untouchedDomains: [{ code: '20', name: '养老服务', items: 1 }],
    });
    expect((await findDraft(db, 1))?.changes).toMatchObject([
      { kind: 'edit', code: '19-001', fields: { timeLimit: '及时公开' } },
      { kind: 'add', place: { domain: '19', follows: '19-002' } },
    ]);
  });

  it('given 公开主体 one sign off the one the edition names, then it is asked and the draft has what the file says', async () => {
    const { db } = await open();
    await start(db);
    const disclosingBodies = ['区民正局'];
    const outcome = await receive(db, [aRow(5, { level2: '新的事', disclosingBodies })]);
    expect(outcome.problems).toMatchObject([
      {
        code: 'item.body-unlike',
        message: '公开主体“区民正局”没有登记，目录中也没有，与“区民政局”只差一处，请核对是否写错。',
      },
    ]);
    expect((await findDraft(db, 1))?.changes).toMatchObject([{ kind: 'add', content: { disclosingBodies } }]);
  });

  it('given empty cells and missing rows, then nothing is cleared and nothing withdrawn', async () => {
    const { db } = await open();
    await start(db);
    const silent: Partial<ItemContent> = {
      level2: '事项19-001',
      note: null,
      extra: {},
      channels: [],
      timeLimit: null,
    };
    const outcome = await receive(db, [aRow(3, silent)]);
    expect(outcome).toMatchObject({
      outcome: 'nothing-to-change',
      draft: null,
      missing: [{ code: '19-002' }],
    });
  });

  it('given a file without a column, then what it does not speak of is kept', async () => {
    const { db } = await open();
    await start(db);
    const columns: ItemField[] = ['level1', 'level2', 'content'];
    const outcome = await receive(db, [
      aRow(3, { level2: '事项19-001', timeLimit: '及时公开', content: ['新要素'] }, { columns }),
    ]);
    expect(outcome.changed).toMatchObject([{ code: '19-001', fields: [{ field: 'content' }] }]);
  });

  it('given a code, then it decides, also over a changed name', async () => {
    const { db } = await open();
    await start(db);
    const outcome = await receive(db, [aRow(3, { level2: '改了名' }, { code: '19-002' })]);
    expect(outcome.changed).toMatchObject([{ code: '19-002', by: 'code', fields: [{ field: 'level2' }] }]);
  });

  it('given two rows that are one item, then the second is an error that names the first', async () => {
    const { db } = await open();
    await start(db);
    const outcome = await receive(db, [aRow(3, { level2: '同一件事' }), aRow(9, { level2: '同一 件事' })]);
    expect(outcome).toMatchObject({
      leftOut: 1,
      problems: [{ code: 'item.repeated', severity: 'error', at: { row: 9 }, first: { row: 3 } }],
    });
  });

  it('given names that two items bear and no code, then the row is left out with an error, not added again and again', async () => {
    const { db } = await open();
    await start(db);
    await receive(db, [aRow(3, { level2: '事项19-001' }, { code: '19-002' })]);
    await approveDraft(db, 1);
    await publishDraft(db, 1, { effectiveOn: '2026-12-01', note: '改名' }, anAct());
    const outcome = await receive(db, [aRow(3, { level2: '事项19-001', note: '新' })]);
    expect(outcome).toMatchObject({
      added: [],
      changed: [],
      problems: [{ code: 'item.names-shared', severity: 'error', items: ['19-001', '19-002'] }],
    });
  });

  it('given a matter that a sister edition has, then it takes the code it has there', async () => {
    const { db } = await open();
    await start(db);
    const outcome = await receive(db, [aRow(3, { level2: '镇里的事' })]);
    expect(outcome.added).toMatchObject([{ code: '19-007' }]);
    await approveDraft(db, 1);
    await publishDraft(db, 1, { effectiveOn: '2026-12-01', note: '新增' }, anAct());
    const { domains: after } = await readCatalog(db, district, 2);
    expect(after[0]?.items.map(({ code }) => code)).toEqual(['19-001', '19-002', '19-007']);
  });

  it('given rows of a domain the edition does not have, then the draft adds the domain and says so', async () => {
    const { db } = await open();
    await start(db);
    const outcome = await receive(db, [
      aRow(3, { level2: '印刷' }, { domain: { code: '26', name: '新闻出版版权' } }),
    ]);
    expect(outcome).toMatchObject({
      addedDomains: [{ code: '26', name: '新闻出版版权' }],
      added: [{ domain: '26' }],
    });
    await approveDraft(db, 1);
    await publishDraft(db, 1, { effectiveOn: '2026-12-01', note: '新增' }, anAct());
    expect((await readCatalog(db, district, 2)).domains.map(({ code }) => code)).toEqual(['19', '20', '26']);
  });

  it('given a row of an unknown domain, then it is left out with an error', async () => {
    const { db } = await open();
    await start(db);
    const outcome = await receive(db, [aRow(3, {}, { domain: { code: null, name: '外星事务' } })]);
    expect(outcome).toMatchObject({
      outcome: 'nothing-readable',
      problems: [{ code: 'item.domain-not-known', severity: 'error' }],
    });
  });

  it('given the same file twice, then there is one draft; after its publication there is nothing to change', async () => {
    const { db } = await open();
    await start(db);
    const rows = [aRow(3, { level2: '新的事' })];
    expect(await receive(db, rows)).toMatchObject({ outcome: 'drafted', draft: 1 });
    expect(await receive(db, rows)).toMatchObject({ outcome: 'already-drafted', draft: 1 });
    await approveDraft(db, 1);
    await publishDraft(db, 1, { effectiveOn: '2026-12-01', note: '新增' }, anAct());
    expect(await receive(db, rows)).toMatchObject({ outcome: 'nothing-to-change', draft: null });
    expect(await listDrafts(db)).toHaveLength(1);
  });

  it('given a dry run, then nothing at all is written', async () => {
    const { db } = await open();
    await start(db);
    expect(await receive(db, [aRow(3, { level2: '新的事' })], { dryRun: true })).toMatchObject({
      outcome: 'dry-run',
    });
    expect(await listDrafts(db)).toEqual([]);
    expect(await db.selectFrom('import_file').selectAll().execute()).toEqual([]);
  });
});

onBothEngines('publishing', (open) => {
  it('given two drafts on one base, when both are published, then the second is told and nothing is lost', async () => {
    const { db } = await open();
    await start(db);
    await receive(db, [aRow(3, { level2: '甲事' })], {}, { bytes: 'one' });
    await receive(db, [aRow(3, { level2: '乙事' })], {}, { bytes: 'two' });
    for (const id of [1, 2]) await approveDraft(db, id);
    const results = await Promise.allSettled(
      [1, 2].map((id) => publishDraft(db, id, { effectiveOn: '2026-12-01', note: '修订' }, anAct())),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'version.stale' },
    });
    const states = (await listDrafts(db)).map(({ state }) => state).sort();
    expect(states).toEqual(['approved', 'published']);
  });

  it.each([
    [{ effectiveOn: '2026-02-30', note: 'x' }, 'date.invalid'],
    [{ effectiveOn: '1900-01-01', note: 'x' }, 'publication.too-early'],
    [{ effectiveOn: '2206-12-01', note: 'x' }, 'publication.too-late'],
    [{ effectiveOn: '2026-12-01', note: ' ' }, 'publication.note-missing'],
  ])('given %j, then it is refused as %s and nothing changes', async (publication, code) => {
    const { db } = await open();
    await start(db);
    await receive(db, [aRow(3, { level2: '甲事' })]);
    await approveDraft(db, 1);
    await expect(publishDraft(db, 1, publication, anAct())).rejects.toMatchObject({ code });
    expect(await findDraft(db, 1)).toMatchObject({ state: 'approved', version: null });
    expect(
      await db.selectFrom('code_counter').selectAll().where('domain', '=', '19').execute(),
    ).toMatchObject([{ last: 7 }]);
  });

  it('given a change that does not fit, then the whole publication is undone', async () => {
    const { db } = await open();
    await start(db);
    await receive(db, [aRow(3, { level2: '甲事' })]);
    const draft = (await findDraft(db, 1))!;
    const misfit = { kind: 'withdraw', code: '19-099', reason: null } as const;
    await saveDraft(db, { ...draft, changes: [...draft.changes, misfit] });
    await approveDraft(db, 1);
    await expect(
      publishDraft(db, 1, { effectiveOn: '2026-12-01', note: 'x' }, anAct()),
    ).rejects.toMatchObject({
      code: 'draft.misfit',
      message: expect.stringContaining('19-099'),
    });
    expect(await db.selectFrom('version').select('number').where('number', '=', 2).execute()).toEqual([]);
  });
});
