import { expect, it } from '@jest/globals';
import { previewImport, guessEdition } from '../../src/actions/preview-import.js';
import { nothingSaid } from '../../src/actions/waiting-choices.js';
import {
  chooseWaiting,
  closeWaiting,
  discardWaiting,
  keepWaiting,
  readEndOfWaiting,
  readWaiting,
} from '../../src/actions/waiting-imports.js';
import type { FileReading } from '../../src/import/read.js';
import { findEdition } from '../../src/store/editions.js';
import type { Db } from '../../src/store/engine.js';
import { addImport } from '../../src/store/imports.js';
import { listWaiting, readWaitingFile } from '../../src/store/waiting-imports.js';
import { anAccount } from '../accounts.js';
import { anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { aRow, district, domains, start } from './imports.js';

const file = { bytes: Buffer.from('一'), name: '目录.xlsx' };
const act = anAct('2026-11-25');
const places = { fields: { level2: 'C', timeLimit: 'F', note: 'O' }, extra: { 电话: 'P' } };
const at = (row: number, cell: string | null = null) => ({ sheet: '目录', row, cell });

const preview = async (db: Db, reading: FileReading, choices = {}) =>
  previewImport(db, { ...file, reading }, await findEdition(db, district), choices, domains, act);

onBothEngines('a file that waits for its sender', (open) => {
  it('given it is kept, then what is said about it stays with it until it is discarded', async () => {
    const { db } = await open();
    await start(db);
    const { id } = await keepWaiting(db, file, null, act);
    const said = { ...nothingSaid, leaveOut: ['5'] };
    await chooseWaiting(db, id, { edition: district, choices: () => said }, act);
    expect(await readWaiting(db, id, act)).toEqual({
      id,
      edition: district,
      fileName: '目录.xlsx',
      receivedAt: act.at.toISOString(),
      receivedBy: '测试员',
      choices: said,
      state: 'waiting',
    });
    expect((await readWaitingFile(db, id)).toString()).toBe('一');
    await discardWaiting(db, id, act);
    await expect(readWaiting(db, id, act)).rejects.toMatchObject({ code: 'import.unknown' });
  });

  it('given another account asks for it, or nobody did for a month, then there is none', async () => {
    const { db } = await open();
    await start(db);
    await anAccount(db, '王芳', { editor: 'longting' });
    await anAccount(db, '李雷', { editor: 'longting' });
    const { id } = await keepWaiting(db, file, district, anAct('2026-11-25', '王芳'));
    await expect(readWaiting(db, id, anAct('2026-11-25', '李雷'))).rejects.toMatchObject({
      code: 'import.unknown',
    });
    const later = anAct('2027-01-25');
    const { id: next } = await keepWaiting(db, file, district, later);
    expect(await listWaiting(db, '王芳')).toEqual([]);
    expect((await readWaiting(db, next, later)).id).toBe(next);
  });

  it('given it was imported, then it leads to its import for a month and waits no longer, and what it was is kept once', async () => {
    const { db } = await open();
    await start(db);
    const { id } = await keepWaiting(db, file, district, act);
    await chooseWaiting(db, id, { choices: (before) => ({ ...before, cell: ['F2=长期公开'] }) }, act);
    expect(await readEndOfWaiting(db, id, act)).toBe(null);
    const record = { edition: district, fileName: file.name, receivedAt: act.at.toISOString() };
    const by = { receivedBy: '测试员', organization: null, digest: '一' };
    const importId = await addImport(db, file.bytes, { ...record, ...by });
    await closeWaiting(db, id, importId, act);
    await keepWaiting(db, file, district, anAct('2026-12-20'));
    expect(await readEndOfWaiting(db, id, anAct('2026-12-20'))).toBe(importId);
    expect(await readEndOfWaiting(db, id, anAct('2026-12-20', '法制办'))).toBe(null);
    expect((await listWaiting(db, '测试员')).map((one) => one.id)).not.toContain(id);
    const kept = db.selectFrom('waiting_import').select(['bytes', 'choices']).where('id', '=', id);
    expect(await kept.execute()).toEqual([{ bytes: Buffer.alloc(0), choices: '{}' }]);
    for (const no of [readWaiting(db, id, act), discardWaiting(db, id, act)])
      await expect(no).rejects.toMatchObject({ code: 'import.unknown' });
    await keepWaiting(db, { ...file, name: '下月.xlsx' }, district, anAct('2027-01-25'));
    expect(await kept.execute()).toEqual([]);
  });

  it('given the same file comes again while it waits, then it waits once, whether or not its edition was said', async () => {
    const { db } = await open();
    await start(db);
    await anAccount(db, '王芳', { editor: 'longting' });
    const wang = anAct('2026-11-25', '王芳');
    const send = (edition: string | null, bytes = '一') =>
      keepWaiting(db, { bytes: Buffer.from(bytes), name: '改名.xlsx' }, edition, wang);
    const [first, second] = await Promise.all([send(null), send(null)]);
    const { id } = first.isNew ? first : second;
    expect([first, second].map((one) => one.id)).toEqual([id, id]);
    expect([first.isNew, second.isNew].sort()).toEqual([false, true]);
    await chooseWaiting(db, id, { edition: 'longting-township', choices: () => nothingSaid }, wang);
    const other = await send(district);
    expect(other).toEqual({ id: other.id, isNew: true, isChosen: false });
    const again = { id: other.id, isNew: false, isChosen: false };
    expect([await send(district), await send(null)]).toEqual([again, again]);
    expect((await send(null, '二')).isNew).toBe(true);
    const based = { ...nothingSaid, base: 1 };
    await chooseWaiting(db, other.id, { choices: () => based }, wang);
    expect((await send(district)).isNew).toBe(true);
    expect((await keepWaiting(db, file, district, act)).isNew).toBe(true);
  });

  it('given it comes again, then it is received anew, for the edition that is said now, and what was said holds on', async () => {
    const { db } = await open();
    await start(db);
    const { id } = await keepWaiting(db, file, null, act);
    const choices = { ...nothingSaid, leaveOut: ['5'] };
    await chooseWaiting(db, id, { choices: () => choices }, act);
    const later = anAct('2026-12-20');
    expect(await keepWaiting(db, file, district, later)).toEqual({ id, isNew: false, isChosen: true });
    const receivedAt = later.at.toISOString();
    expect(await readWaiting(db, id, later)).toMatchObject({ edition: district, receivedAt, choices });
    await keepWaiting(db, { ...file, bytes: Buffer.from('二') }, district, anAct('2027-01-10'));
    expect((await readWaiting(db, id, later)).id).toBe(id);
  });

  it('given who may not import there, then nothing is kept', async () => {
    const { db } = await open();
    await start(db);
    await anAccount(db, '张三', { publisher: 'longting' });
    for (const edition of [district, null])
      await expect(keepWaiting(db, file, edition, anAct('2026-11-25', '张三'))).rejects.toMatchObject({
        code: 'right.missing',
      });
    expect(await listWaiting(db, '张三')).toEqual([]);
  });

  it('given its rows, then each is shown with its fate, its item and what it changes, and nothing is kept', async () => {
    const { db } = await open();
    await start(db);
    const same = { level2: '事项19-001', note: '旧注', extra: { 电话: '1' } };
    const problems: FileReading['problems'] = [
      { code: 'item.title-missing', at: at(4, 'C4') },
      { code: 'item.cell-error', at: at(7, 'F7'), found: '#REF!' },
    ];
    const items = [
      aRow(3, same, { places }),
      aRow(5, { level2: '事项19-002', note: '新注' }, { places }),
      aRow(6, { level2: '全新的事' }, { places }),
      aRow(7, { level2: '事项19-002' }, { places, code: '19-002' }),
    ];
    const shown = await preview(db, { items, problems });
    expect(shown.outcome).toMatchObject({ outcome: 'dry-run', draft: null, importId: null });
    expect(
      shown.rows.map(({ at: { row }, fate, why, title, item, edits }) => ({
        row,
        fate,
        why,
        title,
        item: item?.code ?? null,
        edits: edits.map(({ field, at: { cell } }) => [field, cell]),
      })),
    ).toEqual([
      { row: 3, fate: 'unchanged', why: null, title: '事项19-001', item: '19-001', edits: [] },
      { row: 4, fate: 'left-out', why: 'error', title: '', item: null, edits: [] },
      { row: 5, fate: 'changed', why: null, title: '事项19-002', item: '19-002', edits: [['note', 'O5']] },
      { row: 6, fate: 'added', why: null, title: '全新的事', item: null, edits: [] },
      { row: 7, fate: 'left-out', why: 'error', title: '事项19-002', item: '19-002', edits: [] },
    ]);
    expect(shown.rows[0]?.columns).toEqual({
      C: { fields: ['level2'], heading: null },
      F: { fields: ['timeLimit'], heading: null },
      O: { fields: ['note'], heading: null },
      P: { fields: ['extra'], heading: '电话' },
    });
    expect(await db.selectFrom('import_result').selectAll().execute()).toEqual([]);
  });

  it('given it does not say its edition, then its rows do, else it is the first its sender may import into', async () => {
    const { db } = await open();
    await start(db);
    const town = aRow(3, { level2: '镇里的事' });
    expect(await guessEdition(db, { items: [town], problems: [] }, act)).toBe('longting-township');
    expect(await guessEdition(db, { items: [], problems: [] }, act)).toBe(district);
  });
});
