import { expect, it } from '@jest/globals';
import type { Act } from '../../src/account/actor.js';
import { importFile } from '../../src/actions/import-file.js';
import { readSentFile } from '../../src/actions/read-sent-file.js';
import { parseCorrection } from '../../src/import/column-mapping.js';
import { readBytes } from '../../src/import/read-bytes.js';
import type { Db } from '../../src/store/engine.js';
import { anAccount } from '../accounts.js';
import { anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { district, domains, start } from './imports.js';

/** A table whose column F has a heading nobody knows. */
const sheet = (limit: string, headings = '一级事项,二级事项,公开内容,公开依据,公开主体,办结要求') =>
  [
    '社会救助领域基层政务公开标准目录',
    headings,
    `最低生活保障,事项19-002,初审对象名单；终审对象名单,,,${limit}`,
  ].join('\r\n');

async function send(
  db: Db,
  text: string,
  {
    edition = district,
    sender = '民政局',
    map = [] as string[],
    dryRun = false,
    act = anAct(),
  }: { edition?: string; sender?: string; map?: string[]; dryRun?: boolean; act?: Act },
) {
  const corrections = map.map((said) => parseCorrection(said)!);
  const file = { bytes: Buffer.from(text), name: '表.csv' };
  const received = await readSentFile(db, readBytes, file, domains, { sender, corrections, cells: [] }, act);
  return importFile(db, received, { edition, title: null, dryRun, sender }, domains, act);
}

const mapped = (by: 'request' | 'remembered') => [
  { at: { sheet: null, row: 2, cell: 'F2' }, column: 'F', heading: '办结要求', field: '公开时限', by },
];
const limitOf = (after: string) => [
  {
    code: '19-002',
    fields: [
      {
        field: 'timeLimit',
        at: { sheet: null, row: 3, cell: 'F3' },
        before: '信息形成或者变更之日起20个工作日内',
        after,
      },
    ],
  },
];

onBothEngines('columns read as a person said', (open) => {
  it('given a column nobody knows, then it is kept under its heading', async () => {
    const { db } = await open();
    await start(db);
    expect(await send(db, sheet('及时公开'), {})).toMatchObject({
      mapped: [],
      changed: [{ fields: [{ field: 'extra', after: { 办结要求: '及时公开' } }] }],
      problems: [{ code: 'column.unknown' }],
    });
  });

  it.each(['F=公开时限', '办结要求=公开时限', 'f = 公开期限'])(
    'given --map "%s", then the column is that field, also in the next file of the sender with these headings',
    async (said) => {
      const { db } = await open();
      await start(db);
      expect(await send(db, sheet('及时公开'), { map: [said] })).toMatchObject({
        mapped: mapped('request'),
        changed: limitOf('及时公开'),
        problems: [],
      });
      expect(await send(db, sheet('5个工作日内'), {})).toMatchObject({
        mapped: mapped('remembered'),
        changed: limitOf('5个工作日内'),
        problems: [],
      });
    },
  );

  it('given another sender or other headings, then what was said does not hold', async () => {
    const { db } = await open();
    await start(db);
    await send(db, sheet('及时公开'), { map: ['F=公开时限'] });
    expect(await send(db, sheet('及时公开'), { sender: '财政局' })).toMatchObject({ mapped: [] });
    const other = '一级事项,二级事项,公开内容,公开依据,责任单位,办结要求';
    expect(await send(db, sheet('及时公开', other), {})).toMatchObject({ mapped: [] });
  });

  it('given another word on the same column, then the newer one counts', async () => {
    const { db } = await open();
    await start(db);
    await send(db, sheet('及时公开'), { map: ['F=公开时限'] });
    await send(db, sheet('及时公开'), { map: ['F=备注'] });
    expect(await send(db, sheet('每年'), {})).toMatchObject({
      mapped: [{ column: 'F', field: '备注', by: 'remembered' }],
      changed: [{ fields: [{ field: 'note', after: '每年' }] }],
    });
  });

  it('given two towns that call their sender alike, then each is read as its own people said', async () => {
    const { db } = await open();
    await start(db);
    await anAccount(db, '北郊乡', { township: 'beijiao' });
    await anAccount(db, '柳园口乡', { township: 'liuyuankou' });
    const by = (name: string) => ({ edition: 'longting-township', act: anAct('2026-11-25', name) });
    await send(db, sheet('及时公开'), { map: ['F=公开时限'], ...by('北郊乡') });
    expect(await send(db, sheet('及时公开'), by('柳园口乡'))).toMatchObject({ mapped: [] });
    await send(db, sheet('及时公开'), { map: ['F=备注'], ...by('柳园口乡') });
    expect(await send(db, sheet('每年'), by('北郊乡'))).toMatchObject({ mapped: mapped('remembered') });
  });

  it('given a dry run, then what was said is not remembered', async () => {
    const { db } = await open();
    await start(db);
    await send(db, sheet('及时公开'), { map: ['F=公开时限'], dryRun: true });
    expect(await send(db, sheet('及时公开'), {})).toMatchObject({ mapped: [] });
  });

  it.each(['Z=公开时限', '没有的表头=公开时限', '别的表!F=公开时限'])(
    'given "%s", which fits no table, then it is refused',
    async (said) => {
      const { db } = await open();
      await start(db);
      await expect(send(db, sheet('及时公开'), { map: [said] })).rejects.toMatchObject({
        code: 'request.parameter-invalid',
        message: expect.stringContaining(said),
      });
    },
  );
});
