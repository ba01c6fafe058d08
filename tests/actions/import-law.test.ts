import { expect, it } from '@jest/globals';
import { importFile } from '../../src/actions/import-file.js';
import { readSentFile } from '../../src/actions/read-sent-file.js';
import { saveRegulation } from '../../src/actions/save-regulations.js';
import { readBytes } from '../../src/import/read-bytes.js';
import type { SaidCell } from '../../src/import/said-cells.js';
import { parseSaidCell } from '../../src/import/said-cells.js';
import type { Db } from '../../src/store/engine.js';
import { anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { anEvent, aRegulation } from '../regulation/builders.js';
import { district, domains, start } from './imports.js';

const act = anAct();

/** 许可办法 was superseded by 管理办法; 19-002 cites neither. */
async function begin(db: Db): Promise<void> {
  await start(db);
  const successors = { mode: 'all-of' as const, titles: ['养老机构管理办法'] };
  const events = [
    anEvent('enacted', '2013-07-01', { documentNumber: '民政部令第48号' }),
    anEvent('superseded', '2020-11-01', { successors }),
  ];
  await saveRegulation(db, aRegulation('养老机构设立许可办法', { id: 'xkbf', events }), act);
  const next = [anEvent('enacted', '2020-11-01', { documentNumber: '民政部令第66号' })];
  const number = { documentNumber: '民政部令第66号' };
  await saveRegulation(db, aRegulation('养老机构管理办法', { id: 'glbf', events: next, ...number }), act);
}

const old = '《养老机构设立许可办法》（民政部令第48号）';
const file = (...rows: string[]) =>
  [
    '社会救助领域基层政务公开标准目录',
    '一级事项,二级事项,公开内容（要素）,公开依据,公开时限,事项编号',
    ...rows,
  ].join('\n');

async function send(db: Db, text: string, cells: SaidCell[] = []) {
  const said = { sender: '民政局', corrections: [], cells };
  const received = await readSentFile(
    db,
    readBytes,
    { bytes: Buffer.from(text), name: '表.csv' },
    domains,
    said,
    act,
  );
  return importFile(db, received, { edition: district, title: null, dryRun: true }, domains, act);
}

onBothEngines('acts that no longer hold and a file cites', (open) => {
  it('given a new row that cites one, then it is told with its successor, and the cell may cite that', async () => {
    const { db } = await open();
    await begin(db);
    const text = file(`最低生活保障,新事,名单,"${old}\n《没有登记的办法》",每年更新,`);
    const at = { sheet: null, row: 3, cell: 'D3' };
    const told = await send(db, text);
    const successor = '《养老机构管理办法》（民政部令第66号）';
    const cell = `D3=${successor}；《没有登记的办法》`;
    expect([told.problems, told.repairs]).toEqual([
      [
        {
          code: 'item.basis-ended',
          severity: 'warning',
          at,
          message: `“${old}”已于 2020-11-01 废止，由《养老机构管理办法》取代，请核对依据。`,
          found: old,
          regulation: 'xkbf',
          how: 'repealed',
          on: '2020-11-01',
          successors: ['养老机构管理办法'],
        },
      ],
      [{ at, code: 'item.basis-ended', label: `改为${successor}`, cell }],
    ]);
    const repaired = await send(db, text, [parseSaidCell(cell)!]);
    expect([repaired.problems.map(({ code }) => code), repaired.repairs]).toEqual([
      ['item.cell-corrected'],
      [],
    ]);
  });

  it('given bases and limit in one column, then it is told and nothing is offered that would lose the limit', async () => {
    const { db } = await open();
    await begin(db);
    const text = file(`最低生活保障,新事,名单,"${old}\n每年更新",,`).replace(
      '公开依据,公开时限',
      '公开要求,备注',
    );
    const { problems, repairs } = await send(db, text);
    expect([problems.map(({ code }) => code), repairs]).toEqual([['item.basis-ended'], []]);
  });

  it('given a row that says what the catalog says already, then nothing is told: 依据体检 tells it', async () => {
    const { db } = await open();
    await begin(db);
    await saveRegulation(
      db,
      aRegulation('社会救助暂行办法', { id: 'shjz', events: [anEvent('repealed', '2026-01-01')] }),
      act,
    );
    const same =
      '最低生活保障,事项19-002,初审对象名单；终审对象名单,《社会救助暂行办法》（国务院令第649号）第十一条';
    const unchanged = await send(db, file(`${same},,19-002`));
    expect([unchanged.unchanged.length, unchanged.problems]).toEqual([1, []]);
    const changed = await send(db, file(`${same},每年更新,19-002`));
    expect(changed.problems.map(({ code }) => code)).toEqual(['item.basis-ended']);
  });
});
