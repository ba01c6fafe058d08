import { expect, it } from '@jest/globals';
import type { Problem } from '../../src/problem.js';
import type { Db } from '../../src/store/engine.js';
import { fileHash } from '../../src/store/imports.js';
import { onBothEngines } from '../engines.js';
import { aRow, receive, start } from './imports.js';

const at = { sheet: '目录', row: 9, cell: 'B9' };
const unchanged = aRow(3, { level2: '事项19-002' });
const found = (...problems: Problem[]) => ({ bytes: '甲', reading: { problems } });

async function keptIn(db: Db) {
  const results = await db.selectFrom('import_result').selectAll().orderBy('id').execute();
  const files = await db.selectFrom('import_file').selectAll().execute();
  return {
    files: files.map(({ hash, bytes }) => [hash, bytes.toString('utf8')]),
    reports: results.map(({ report }) => JSON.parse(report) as unknown),
  };
}

onBothEngines('what is kept of a file', (open) => {
  it('given a file that makes a draft, then its bytes are kept and the report as it was told', async () => {
    const { db } = await open();
    await start(db);
    const outcome = await receive(db, [aRow(3, { level2: '新事' })], {}, { bytes: '甲' });
    expect(outcome).toMatchObject({ outcome: 'drafted', draft: 1, importId: 1 });
    expect(await keptIn(db)).toEqual({
      files: [[fileHash(Buffer.from('甲')), '甲']],
      reports: [outcome],
    });
  });

  it.each([
    ['nothing-readable', [], { code: 'file.damaged', at: { sheet: null, row: null, cell: null } }],
    ['nothing-to-change', [unchanged], { code: 'item.title-missing', at }],
    ['nothing-to-change', [unchanged], { code: 'item.tick-unreadable', at, found: '待定' }],
  ] as const)(
    'given a file with %s but with problems, then file and report are kept, once',
    async (result, rows, problem) => {
      const { db } = await open();
      await start(db);
      const outcome = await receive(db, [...rows], {}, found(problem));
      expect(outcome).toMatchObject({ outcome: result, draft: null, importId: 1 });
      expect(await receive(db, [...rows], {}, found(problem))).toEqual(outcome);
      expect((await keptIn(db)).reports).toEqual([outcome]);
    },
  );

  it('given a file without changes or problems, then nothing is kept', async () => {
    const { db } = await open();
    await start(db);
    const remark = { code: 'row.ignored', at, found: '打印' } as const;
    expect(await receive(db, [unchanged], {}, found(remark))).toMatchObject({
      outcome: 'nothing-to-change',
      importId: null,
    });
    expect(await keptIn(db)).toEqual({ files: [], reports: [] });
  });

  it('given a dry run with problems, then nothing is kept', async () => {
    const { db } = await open();
    await start(db);
    const outcome = await receive(
      db,
      [unchanged],
      { dryRun: true },
      found({ code: 'item.title-missing', at }),
    );
    expect(outcome).toMatchObject({ outcome: 'nothing-to-change', importId: null });
    expect(await keptIn(db)).toEqual({ files: [], reports: [] });
  });
});
