import { expect, it } from '@jest/globals';
import { publishDraft } from '../../src/actions/publish-draft.js';
import { emptyContent } from '../../src/catalog/item.js';
import type { FieldPlaces } from '../../src/import/field-places.js';
import { readCatalog } from '../../src/store/catalogs.js';
import { findDraft, listDrafts } from '../../src/store/drafts.js';
import { aContent, anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { approveDraft } from '../publish.js';
import { aRow, district, receive, start } from './imports.js';

/** 19-002 under a name that is not quite its own, with the same elements. */
const damaged = { level2: '事项19之002' };
const suggestion = { code: '19-002', title: '事项19-002', likeness: 0.93 };
const places: FieldPlaces = { fields: { timeLimit: 'F', note: 'O' }, extra: { 电话: 'P' } };
const unchanged001 = { level2: '事项19-001', note: '旧注', extra: { 电话: '1' } };
const at = (row: number, cell: string | null = null, sheet = '目录') => ({ sheet, row, cell });

onBothEngines('what a person says about a file', (open) => {
  it('given a row much like an item, then it is a new item with a suggestion', async () => {
    const { db } = await open();
    await start(db);
    const outcome = await receive(db, [aRow(3, unchanged001), aRow(4, damaged)]);
    expect(outcome).toMatchObject({
      unchanged: [{ at: at(3), code: '19-001', by: 'names' }],
      added: [{ at: at(4), domain: '19', title: '事项19之002', code: null, suggestion }],
      changed: [],
      missing: [{ code: '19-002', domain: '19', title: '事项19-002' }],
    });
  });

  it('given a suggestion that is accepted, then the row is that item, now and in the next file of the sender', async () => {
    const { db } = await open();
    await start(db);
    const accept = [{ sheet: null, row: 4, code: '19-002' }];
    const edit = {
      code: '19-002',
      title: '事项19-002',
      fields: [{ field: 'level2', at: at(4), before: '事项19-002', after: '事项19之002' }],
    };
    const rows = [aRow(3, unchanged001), aRow(4, damaged)];
    expect(await receive(db, rows, { sender: '民政局', accept })).toMatchObject({
      outcome: 'drafted',
      added: [],
      changed: [{ at: at(4), by: 'accepted', ...edit }],
      missing: [],
    });
    expect(await receive(db, rows, { sender: '民政局' })).toMatchObject({
      outcome: 'already-drafted',
      changed: [{ at: at(4), by: 'remembered', ...edit }],
    });
    expect(await receive(db, rows, { sender: '财政局' })).toMatchObject({
      changed: [],
      added: [{ suggestion }],
    });
  });

  it('given an accepted row of a dry run, then it is not remembered', async () => {
    const { db } = await open();
    await start(db);
    const accept = [{ sheet: null, row: 4, code: '19-002' }];
    await receive(db, [aRow(4, damaged)], { accept, dryRun: true });
    expect((await receive(db, [aRow(4, damaged)])).added).toHaveLength(1);
  });

  it.each([
    [{ sheet: null, row: 8, code: '19-002' }, '8=19-002'],
    [{ sheet: '别的表', row: 4, code: '19-002' }, '别的表!4=19-002'],
    [{ sheet: null, row: 4, code: '19-099' }, '现行目录中的事项编号'],
    [{ sheet: null, row: 4, code: '19-001' }, '目录!第3行'],
    [{ sheet: null, row: 3, code: '19-002' }, '这一行已对应它'],
  ])('given the impossible choice %j, then it is refused and nothing is written', async (choice, says) => {
    const { db } = await open();
    await start(db);
    await expect(
      receive(db, [aRow(3, unchanged001), aRow(4, damaged)], { accept: [choice] }),
    ).rejects.toMatchObject({ code: 'request.parameter-invalid', message: expect.stringContaining(says) });
    expect(await listDrafts(db)).toEqual([]);
    expect(await db.selectFrom('row_choice').selectAll().execute()).toEqual([]);
  });

  it('given a changed limit, then the report has before, after and the cell', async () => {
    const { db } = await open();
    await start(db);
    const row = aRow(3, { ...unchanged001, timeLimit: '及时公开' }, { places });
    expect((await receive(db, [row])).changed).toEqual([
      {
        at: at(3),
        code: '19-001',
        title: '事项19-001',
        by: 'names',
        fields: [
          {
            field: 'timeLimit',
            at: at(3, 'F3'),
            before: '信息形成或者变更之日起20个工作日内',
            after: '及时公开',
          },
        ],
      },
    ]);
  });

  it('given rows to leave out, then they propose nothing, and their items count as present', async () => {
    const { db } = await open();
    await start(db);
    const rows = [
      aRow(3, { ...unchanged001, timeLimit: '及时公开' }),
      aRow(4, { level1: '其他', level2: '新事', content: ['别的要素'] }),
      aRow(5, {}),
    ];
    const leaveOut = [
      { sheet: '目录', from: 3, to: 3 },
      { sheet: null, from: 5, to: 9 },
    ];
    const outcome = await receive(db, rows, { leaveOut, withdrawMissing: true });
    expect(outcome).toMatchObject({
      rows: 3,
      leftOut: 2,
      notTaken: [
        { at: at(3), title: '事项19-001', why: 'asked' },
        { at: at(5), title: '审核信息', why: 'asked' },
      ],
      changed: [],
      added: [{ title: '新事' }],
      withdrawn: [{ code: '19-002' }],
    });
  });

  it('given a row with an error that is left out, then its error is no longer one of the import', async () => {
    const { db } = await open();
    await start(db);
    const reading = { problems: [{ code: 'item.content-missing' as const, at: at(4, 'D4') }] };
    const rows = [aRow(3, unchanged001), aRow(4, { level2: '新事', content: [] })];
    expect(await receive(db, rows, {}, { reading })).toMatchObject({
      notTaken: [{ at: at(4), why: 'error' }],
      problems: [{ code: 'item.content-missing' }],
    });
    const leaveOut = [{ sheet: null, from: 4, to: 4 }];
    expect(await receive(db, rows, { leaveOut }, { reading })).toMatchObject({
      notTaken: [{ at: at(4), why: 'asked' }],
      problems: [],
    });
  });

  it.each([
    [{ sheet: null, from: 7, to: 9 }, '7-9'],
    [{ sheet: '别的表', from: 3, to: 3 }, '别的表!3'],
    [{ sheet: null, from: 3, to: 3 }, '写明工作表'],
  ])(
    'given %j to leave out, which names no row or rows of two sheets, then it is refused',
    async (range, says) => {
      const { db } = await open();
      await start(db);
      const rows = [aRow(3, unchanged001), aRow(3, { level2: '新事' }, {}, '目录二')];
      await expect(receive(db, rows, { leaveOut: [range] })).rejects.toMatchObject({
        code: 'request.parameter-invalid',
        message: expect.stringContaining(says),
      });
    },
  );

  it('given blank cells, then they are listed as kept; if asked for, they clear, but not a cell that could not be read', async () => {
    const { db } = await open();
    await start(db);
    const silent = { level2: '事项19-001', note: null, timeLimit: null, channels: [], extra: {} };
    const row = aRow(3, silent, { places, blank: ['note', 'timeLimit'] });
    const kept = [
      { code: '19-001', field: 'timeLimit', at: at(3, 'F3'), kept: '信息形成或者变更之日起20个工作日内' },
      { code: '19-001', field: 'channels', at: at(3), kept: ['政府网站'], unread: true },
      { code: '19-001', field: 'note', at: at(3, 'O3'), kept: '旧注' },
      { code: '19-001', field: 'extra', at: at(3, 'P3'), kept: { 电话: '1' } },
    ];
    expect(await receive(db, [row])).toMatchObject({ outcome: 'nothing-to-change', blankKept: kept });
    const cleared = await receive(db, [row], { clearBlanks: true });
    expect(cleared.blankKept).toEqual(kept.filter(({ field }) => field === 'channels'));
    await approveDraft(db, 1);
    await publishDraft(db, 1, { effectiveOn: '2026-12-01', note: '清空' }, anAct());
    const { domains } = await readCatalog(db, district, 2);
    expect(domains[0]!.items[0]).toEqual({
      code: '19-001',
      ...aContent({ level2: '事项19-001', note: null, timeLimit: null, extra: {} }),
    });
    expect(await receive(db, [row], { clearBlanks: true })).toMatchObject({ outcome: 'nothing-to-change' });
  });

  it('given missing rows and the word to withdraw them, then only the domains of the file lose items', async () => {
    const { db } = await open();
    await start(db);
    const outcome = await receive(db, [aRow(3, unchanged001)], { withdrawMissing: true });
    expect(outcome).toMatchObject({ missing: [], withdrawn: [{ code: '19-002', domain: '19' }] });
    expect((await findDraft(db, 1))?.changes).toEqual([{ kind: 'withdraw', code: '19-002', reason: null }]);
    await approveDraft(db, 1);
    await publishDraft(db, 1, { effectiveOn: '2026-12-01', note: '删除' }, anAct());
    const { domains } = await readCatalog(db, district, 2);
    expect(domains.map(({ items }) => items.map(({ code }) => code))).toEqual([['19-001'], ['20-001']]);
  });

  it('given a new row much like a missing item, then that item is not withdrawn', async () => {
    const { db } = await open();
    await start(db);
    const outcome = await receive(db, [aRow(3, unchanged001), aRow(4, damaged)], { withdrawMissing: true });
    expect(outcome).toMatchObject({ withdrawn: [], missing: [{ code: '19-002' }] });
  });

  it('given a row that could not be read at all, then nothing is withdrawn and that is said', async () => {
    const { db } = await open();
    await start(db);
    const reading = { problems: [{ code: 'item.title-missing' as const, at: at(9, 'B9') }] };
    const outcome = await receive(db, [aRow(3, unchanged001)], { withdrawMissing: true }, { reading });
    expect(outcome).toMatchObject({
      outcome: 'nothing-to-change',
      withdrawn: [],
      missing: [{ code: '19-002' }],
      problems: [
        { code: 'item.title-missing' },
        { code: 'item.withdrawal-held', severity: 'warning', at: at(9, 'B9'), items: 1 },
      ],
    });
  });

  it('given the first of two rows that repeat one another left out, then the second counts', async () => {
    const { db } = await open();
    await start(db);
    const repeated = { code: 'item.repeated' as const, at: at(4), first: at(3), title: '新的事' };
    const rows = [aRow(3, { level2: '新的事' }), aRow(4, { level2: '新的事', note: '以这一行为准' })];
    const reading = { problems: [repeated] };
    const request = { leaveOut: [{ sheet: null, from: 3, to: 3 }] };
    expect(await receive(db, rows, request, { reading })).toMatchObject({
      added: [{ at: at(4) }],
      notTaken: [{ at: at(3), why: 'asked' }],
      problems: [],
    });
  });

  it('given codes no edition has or of another domain, then that is said', async () => {
    const { db } = await open();
    await start(db);
    const outcome = await receive(db, [
      aRow(3, unchanged001, { code: '19-555' }),
      aRow(4, { level2: '事项20-001' }, { code: '20-001' }),
    ]);
    expect(outcome).toMatchObject({
      unchanged: [
        { code: '19-001', by: 'names' },
        { code: '20-001', by: 'code' },
      ],
      problems: [
        { code: 'item.code-unknown', at: at(3), found: '19-555' },
        { code: 'item.domain-differs', at: at(4), item: '20-001', found: '社会救助' },
      ],
    });
  });

  it('given a code before and after a row that has its old names, then the code decides for both', async () => {
    const { db } = await open();
    await start(db);
    const outcome = await receive(db, [
      aRow(3, { level2: '事项19-002' }),
      aRow(4, { level2: '改了名' }, { code: '19-002' }),
    ]);
    expect(outcome).toMatchObject({
      changed: [{ at: at(4), code: '19-002', by: 'code' }],
      notTaken: [{ at: at(3), why: 'second-row-of-item' }],
      problems: [{ code: 'item.repeated', at: at(3), first: at(4) }],
    });
  });

  it('given the same file with other choices, then there is another draft; with the same ones there is not', async () => {
    const { db } = await open();
    await start(db);
    const rows = [aRow(3, { ...unchanged001, timeLimit: '及时公开' }), aRow(4, { level2: '新事' })];
    const leaveOut = [{ sheet: null, from: 4, to: 4 }];
    expect(await receive(db, rows)).toMatchObject({ outcome: 'drafted', draft: 1 });
    expect(await receive(db, rows, { leaveOut })).toMatchObject({ outcome: 'drafted', draft: 2 });
    expect(await receive(db, rows, { leaveOut })).toMatchObject({ outcome: 'already-drafted', draft: 2 });
    expect(await receive(db, rows)).toMatchObject({ outcome: 'already-drafted', draft: 1 });
  });

  it('given a row of which no field is mapped, then nothing is cleared, whatever is asked', async () => {
    const { db } = await open();
    await start(db);
    const content = { ...emptyContent, level1: '最低生活保障', level2: '事项19-001' };
    const row = aRow(3, content, { columns: ['level1', 'level2'], blank: [] });
    expect(await receive(db, [row], { clearBlanks: true })).toMatchObject({
      outcome: 'nothing-to-change',
      blankKept: [],
    });
  });
});
