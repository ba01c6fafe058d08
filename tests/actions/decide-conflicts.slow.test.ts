import { expect, it } from '@jest/globals';
import type ExcelJS from 'exceljs';
import { decideByWorkbook, readAskedConflicts } from '../../src/actions/decide-conflicts.js';
import { proposeChanges, startDraft } from '../../src/actions/edit-draft.js';
import { readDraft } from '../../src/actions/take-draft.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import type { ItemContent } from '../../src/catalog/item.js';
import { conflictsWorkbook } from '../../src/export/conflicts-xlsx.js';
import { readGrids } from '../../src/import/read-bytes.js';
import type { Db } from '../../src/store/engine.js';
import { anAct, aContent } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { expectGolden } from '../export/golden.js';
import { dumpTemplate, openWorkbook } from '../export/workbook-text.js';
import { publishChanges } from '../publish.js';
import { district, start } from './imports.js';

const edit = (code: string, fields: Partial<ItemContent>): DraftChange => ({
  kind: 'edit',
  code,
  fields,
  reason: '新办法',
});
/** `key`: a draft gives one itself. */
const add = <K extends string | null>(key: K, level2: string, fields: Partial<ItemContent>) => ({
  kind: 'add' as const,
  key,
  code: null,
  place: { domain: '19', follows: null },
  content: aContent({ level2, ...fields }),
  reason: '新办法',
});

/** A draft at odds with what was published: in two fields, a withdrawn item and a new one on the same matter. */
async function atOdds(db: Db): Promise<number> {
  await start(db);
  const { id } = await startDraft(db, { edition: district, title: '修订' }, anAct());
  await proposeChanges(
    db,
    { draft: id, revision: null },
    [
      edit('19-001', { timeLimit: '10个工作日内', legalBases: ['《甲办法》'] }),
      edit('20-001', { note: '注' }),
      add(null, '新事项', { note: '草案的' }),
    ],
    anAct(),
  );
  await publishChanges(db, [
    edit('19-001', { timeLimit: '5个工作日内', legalBases: ['《乙办法》'] }),
    { kind: 'withdraw', code: '20-001', reason: '取消' },
    add('+1', '新事项', { note: '现行的' }),
  ]);
  return id;
}

async function workbookOf(db: Db, id: number): Promise<ExcelJS.Workbook> {
  const draft = await readDraft(db, id, anAct());
  const at = '2026-11-25T04:00:00.000Z';
  return openWorkbook(await conflictsWorkbook({ draft, ...(await readAskedConflicts(db, draft)), at }));
}

/** What somebody chose, by the field or the beginning of what is at odds; with other words beside it. */
type Chosen = Record<string, string | [word: string, own: string]>;

async function sentBack(workbook: ExcelJS.Workbook, chosen: Chosen) {
  const sheet = workbook.worksheets[0]!;
  sheet.eachRow((row, number) => {
    if (number < 4) return;
    const about = row.getCell(3).text;
    const [, choice] = Object.entries(chosen).find(([start]) => about.includes(start)) ?? [];
    if (choice === undefined) return;
    const [word, own] = [choice].flat();
    row.getCell(8).value = word ?? null;
    row.getCell(9).value = own ?? null;
  });
  return readGrids(Buffer.from(await workbook.xlsx.writeBuffer()), 1_000);
}

const all: Chosen = {
  公开时限: '用草案的',
  公开依据: ['另写', '《甲办法》\n《乙办法》第三条'],
  现行版已删除: '用现行的',
  同一事项: '两项都留',
};

onBothEngines('conflicts as a workbook', (open) => {
  it('given conflicts, then each is a row with what was, both sides and the words that answer it', async () => {
    const { db } = await open();
    expectGolden('conflicts-xlsx.txt', dumpTemplate(await workbookOf(db, await atOdds(db))));
  });

  it('given every decision, then the draft is on the newest version with what was decided', async () => {
    const { db } = await open();
    const id = await atOdds(db);
    const reading = await sentBack(await workbookOf(db, id), all);
    const { draft, rebase } = await decideByWorkbook(db, id, reading, anAct());
    expect(rebase.conflicts).toEqual([]);
    expect(draft).toMatchObject({
      baseVersion: 2,
      changes: [
        {
          kind: 'edit',
          code: '19-001',
          fields: { timeLimit: '10个工作日内', legalBases: ['《甲办法》', '《乙办法》第三条'] },
        },
        { kind: 'add', content: { note: '草案的' } },
      ],
    });
  });

  it('given some decisions, then the others stay open, and those made are there when it is taken again', async () => {
    const { db } = await open();
    const id = await atOdds(db);
    const first = await sentBack(await workbookOf(db, id), { 公开时限: '用现行的' });
    expect(await decideByWorkbook(db, id, first, anAct())).toMatchObject({
      draft: { baseVersion: 1 },
      rebase: { conflicts: [{}, {}, {}] },
    });
    const again = await workbookOf(db, id);
    expect(again.worksheets[0]!.getColumn(8).values).toContain('用现行的');
    const { draft } = await decideByWorkbook(
      db,
      id,
      await sentBack(again, { ...all, 公开时限: '用草案的' }),
      anAct(),
    );
    expect(draft).toMatchObject({ baseVersion: 2, changes: [{ fields: { timeLimit: '10个工作日内' } }, {}] });
  });

  it.each<[says: string, chosen: Chosen, fault: string]>([
    ['a word that is no answer', { 公开时限: '两项都留' }, '“两项都留”不能选'],
    ['own words without the choice', { 公开时限: ['', '即时'] }, '没有选“另写”'],
    ['the choice without own words', { 公开时限: '另写' }, '没有写内容'],
    ['own words beside another choice', { 公开时限: ['用草案的', '即时'] }, '又另写了内容'],
  ])('given %s, then nothing is decided, and the row is named', async (_says, chosen, fault) => {
    const { db } = await open();
    const id = await atOdds(db);
    const reading = await sentBack(await workbookOf(db, id), { ...all, ...chosen });
    await expect(decideByWorkbook(db, id, reading, anAct())).rejects.toMatchObject({
      code: 'decisions.unreadable',
      details: { faults: [expect.stringContaining(fault)] },
    });
    expect(await readDraft(db, id, anAct())).toMatchObject({ baseVersion: 1 });
  });

  it('given another draft’s workbook, or none of ours, then it is refused', async () => {
    const { db } = await open();
    const id = await atOdds(db);
    const other = await startDraft(db, { edition: district, title: '另一份' }, anAct());
    const reading = await sentBack(await workbookOf(db, id), all);
    await expect(decideByWorkbook(db, other.id, reading, anAct())).rejects.toMatchObject({
      details: { faults: [`这是第 ${id} 号草案的冲突表`] },
    });
    const none = await readGrids(Buffer.from('一级事项,二级事项\n低保,新的事'), 10);
    await expect(decideByWorkbook(db, id, none, anAct())).rejects.toMatchObject({
      code: 'decisions.unreadable',
    });
  });
});
