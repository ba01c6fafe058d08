import { expect, it } from '@jest/globals';
import { readExportsTaken } from '../../src/actions/exports-taken.js';
import { logExport } from '../../src/actions/log-export.js';
import { recogniseFile } from '../../src/actions/recognise-file.js';
import type { FileReading, ReadItem } from '../../src/import/read.js';
import type { SentMark } from '../../src/import/sent-mark.js';
import type { Db } from '../../src/store/engine.js';
import { anAct } from '../builders.js';
import { anAccount } from '../accounts.js';
import { onBothEngines } from '../engines.js';
import { publishChanges } from '../publish.js';
import { exported } from './exported.js';
import { aRow, district, start } from './imports.js';

/** Version 2 notes something on 19-001 and withdraws 20-001. */
async function twoVersions(db: Db): Promise<void> {
  await start(db);
  await publishChanges(db, [
    { kind: 'edit', code: '19-001', fields: { note: '新注' }, reason: '新办法' },
    { kind: 'withdraw', code: '20-001', reason: '取消' },
  ]);
}

const recognise = (db: Db, items: ReadItem[], mark?: SentMark) => {
  const reading: FileReading = { items, problems: [], ...(mark ? { mark } : {}) };
  return recogniseFile(db, { bytes: Buffer.from('bytes'), name: '目录.xlsx' }, reading);
};

onBothEngines('recognising a file', (open) => {
  it('given what we exported, then it is known by its mark, row by row, with what was published since', async () => {
    const { db } = await open();
    await twoVersions(db);
    const { prepared, rows } = await exported(db, 1);
    const [first, ...others] = rows;
    const changed = { ...first!, content: { ...first!.content, timeLimit: '即时' } };
    const found = await recognise(db, [changed, ...others.slice(1)], {
      by: 'sheet',
      mark: prepared.mark,
      rows: [],
    });
    expect(found).toMatchObject({
      is: { edition: district, version: 1, by: 'sheet', certainty: 'certain' },
      rows: {
        read: 2,
        unchanged: 1,
        changed: [{ code: '19-001', fields: [{ field: 'timeLimit', after: '即时' }] }],
        added: [],
        missing: [{ code: '19-002' }],
      },
      since: { versions: 1, latest: 2, summary: { changed: 1, removed: 1 } },
    });
  });

  it('given the newest version and a part of it in the name of a town, then nothing was changed and nothing since', async () => {
    const { db } = await open();
    await start(db);
    await publishChanges(db, [
      { kind: 'edit', code: '19-001', fields: { disclosingBodies: ['乡镇人民政府'] }, reason: '新办法' },
    ]);
    const { prepared, rows } = await exported(db, 2, { domains: ['19'], organization: 'beijiao' });
    expect(rows[0]?.content.disclosingBodies).toEqual(['北郊乡人民政府']);
    expect(await recognise(db, rows, { by: 'properties', mark: prepared.mark, rows: [] })).toMatchObject({
      is: { version: 2, by: 'properties', certainty: 'certain', domains: ['19'], organization: 'beijiao' },
      rows: { unchanged: 2, changed: [], added: [], missing: [] },
      since: null,
    });
  });

  it('given a mark that is not what was published, then it is only likely', async () => {
    const { db } = await open();
    await start(db);
    const { prepared, rows } = await exported(db, 1);
    const mark = { ...prepared.mark, fingerprint: `export-1:${'0'.repeat(64)}` };
    expect(await recognise(db, rows, { by: 'sheet', mark, rows: [] })).toMatchObject({
      is: { certainty: 'likely' },
    });
  });

  it('given a mark of a version from elsewhere, then it is told, and the contents decide', async () => {
    const { db } = await open();
    await start(db);
    const { prepared, rows } = await exported(db, 1);
    const mark = { ...prepared.mark, versionHash: `version-1:${'0'.repeat(64)}` };
    expect(await recognise(db, rows, { by: 'sheet', mark, rows: [] })).toMatchObject({
      said: { version: 1, versionHash: mark.versionHash },
      is: { version: 1, by: 'contents', certainty: 'likely' },
    });
  });

  it.each([1, 2])(
    'given no mark, then the contents of version %d tell it, without codes and in any order',
    async (number) => {
      const { db } = await open();
      await twoVersions(db);
      const rows = (await exported(db, number)).rows.reverse().map((row) => ({ ...row, code: null }));
      expect(await recognise(db, rows)).toMatchObject({
        said: null,
        is: { edition: district, version: number, by: 'contents', certainty: 'likely' },
        rows: { unchanged: rows.length, changed: [], missing: [] },
      });
    },
  );

  it('given one row of many that was ever published, then it is uncertain; none, then it is nothing of ours', async () => {
    const { db } = await open();
    await start(db);
    const { rows } = await exported(db, 1);
    const own = [aRow(7, { level2: '甲' }), aRow(8, { level2: '乙' })];
    expect((await recognise(db, [rows[0]!, ...own])).is).toMatchObject({ certainty: 'uncertain' });
    expect(await recognise(db, own)).toMatchObject({ is: null, rows: null, since: null });
  });

  it('given who exported it, then editors see everybody, others themselves', async () => {
    const { db } = await open();
    await start(db);
    await anAccount(db, '北郊乡', { township: 'beijiao' });
    const { mark } = (await exported(db, 1)).prepared;
    const part = (await exported(db, 1, { domains: ['20'], organization: null })).prepared.mark;
    await logExport(db, mark, 'xlsx', anAct('2026-11-25', '北郊乡'));
    await logExport(db, mark, 'workbook', anAct('2026-11-26'));
    await logExport(db, part, 'csv', anAct('2026-11-26'));
    const taken = (by: string, of: { edition: string; version: number; fingerprint: string | null } = mark) =>
      readExportsTaken(db, of, anAct('2026-11-27', by));
    expect(await taken('测试员')).toMatchObject({
      all: true,
      taken: [
        { account: '测试员', format: 'workbook', version: 1 },
        { account: '北郊乡', format: 'xlsx', version: 1 },
      ],
    });
    expect(await taken('北郊乡')).toMatchObject({ all: false, taken: [{ account: '北郊乡' }] });
    expect((await taken('测试员', { ...mark, fingerprint: null })).taken).toHaveLength(3);
  });
});
