import { expect, it } from '@jest/globals';
import type { RegisterImportRequest } from '../../src/actions/import-register.js';
import { importRegister } from '../../src/actions/import-register.js';
import { registerFirstRegulations, saveRegulation } from '../../src/actions/save-regulations.js';
import type { Regulation } from '../../src/regulation/regulation.js';
import { statusOn } from '../../src/regulation/status.js';
import type { Db } from '../../src/store/engine.js';
import { readRegister } from '../../src/store/regulations.js';
import { anAccount } from '../accounts.js';
import { anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { aGrid } from '../import/builders.js';
import { anEvent, aRegulation } from '../regulation/builders.js';

const now = anAct();
const request: RegisterImportRequest = {
  dryRun: false,
  knownThrough: null,
  notice: { decidedOn: '2026-11-20', documentNumber: '汴龙政〔2026〕8号', region: '开封市龙亭区' },
};
const list = aGrid(`
龙亭区规范性文件清理结果目录
序号|文件名称|文号|清理结果
1|龙亭区养老服务办法|汴龙政〔2018〕5号|废止
2|龙亭区信访办法|汴龙政〔2019〕1号|继续有效
3|龙亭区旧办法|汴龙政〔2010〕2号|失效
4||汴龙政〔2010〕3号|失效
`);

function bring(db: Db, more: Partial<RegisterImportRequest> = {}, by = '测试员') {
  const readGrids = () => Promise.resolve({ grids: [list], problem: null });
  return importRegister(db, readGrids, Buffer.from('PK'), { ...request, ...more }, anAct('2026-11-25', by));
}

async function begin(db: Db): Promise<void> {
  await saveRegulation(
    db,
    aRegulation('龙亭区养老服务办法', {
      id: 'lt-yl',
      kind: '规范性文件',
      documentNumber: '汴龙政〔2018〕5号',
      events: [anEvent('enacted', '2018-05-01')],
    }),
    now,
  );
}

async function statuses(db: Db): Promise<(string | null)[][]> {
  const { regulations } = await readRegister(db);
  const status = ({ events }: Regulation) => statusOn(events, '2026-11-26').status;
  return regulations.map((one) => [one.title, status(one)]).sort();
}

onBothEngines('a list of clearing results', (open) => {
  it('given it is tried, then what would change and what is wrong at which cell, and nothing is written', async () => {
    const { db } = await open();
    await begin(db);
    expect(await bring(db, { dryRun: true })).toMatchObject({
      outcome: 'dry-run',
      added: [{ title: '龙亭区信访办法' }, { title: '龙亭区旧办法' }],
      events: [
        { id: null, title: '龙亭区信访办法', event: { kind: 'enacted' } },
        { id: null, title: '龙亭区旧办法', event: { kind: 'enacted' } },
        { id: null, title: '龙亭区旧办法', event: { kind: 'expired', on: '2026-11-20' } },
        { id: null, regulation: 'lt-yl', event: { kind: 'repealed', on: '2026-11-20' } },
      ],
      problems: [{ code: 'register.title-missing', at: { row: 6 } }],
    });
    expect(await statuses(db)).toEqual([['龙亭区养老服务办法', '有效']]);
  });

  it('given it is imported, then the register says so, and importing it again changes nothing', async () => {
    const { db } = await open();
    await begin(db);
    expect(await bring(db)).toMatchObject({ outcome: 'saved', added: { length: 2 } });
    expect(await statuses(db)).toEqual([
      ['龙亭区信访办法', '有效'],
      ['龙亭区养老服务办法', '已废止'],
      ['龙亭区旧办法', '已失效'],
    ]);
    expect(await bring(db)).toMatchObject({
      outcome: 'nothing-to-change',
      added: [],
      events: [],
      unchanged: 3,
    });
  });

  it('given an editor of a department, then the register is not theirs', async () => {
    const { db } = await open();
    await anAccount(db, '民政局', { editor: 'longting-civil-affairs' });
    await expect(bring(db, {}, '民政局')).rejects.toMatchObject({ code: 'right.missing' });
    await expect(bring(db, {}, '法审员')).rejects.toMatchObject({ code: 'right.missing' });
  });
});

onBothEngines('a register of acts', (open) => {
  const act = (title: string, events: object[]) =>
    JSON.stringify({
      title,
      shortTitle: title,
      kind: '法律',
      region: null,
      repealed: false,
      versions: [],
      events,
    });
  const acts = [
    act('中华人民共和国某某法', [
      { date: '2001-01-02', action: 'adopted', documentNumber: null, text: '通过' },
      { date: '2001-01-02', action: 'promulgated', documentNumber: '主席令第1号', text: '公布' },
    ]),
    '{"title": 3}',
  ].join('\n');
  const take = (db: Db, text: string) =>
    importRegister(db, () => Promise.reject(new Error('no sheet')), Buffer.from(text), request, now);

  it('given an act adopted and promulgated on one day, then that is one event, and the line that is none is a problem', async () => {
    const { db } = await open();
    expect(await take(db, acts)).toMatchObject({
      outcome: 'saved',
      events: [{ event: { kind: 'enacted', on: '2001-01-02', documentNumber: '主席令第1号', note: '通过' } }],
      problems: [{ code: 'register.line-unreadable', at: { row: 2 } }],
    });
    expect((await take(db, acts)).outcome).toBe('nothing-to-change');
  });

  it('given a list that gives an id another title, then nothing of it is taken', async () => {
    const { db } = await open();
    await registerFirstRegulations(db, [aRegulation('甲办法', { id: 'jia' })], now.at);
    expect(await registerFirstRegulations(db, [aRegulation('乙办法', { id: 'yi' })], now.at)).toEqual([]);
    const other = [aRegulation('丙办法', { id: 'jia' }), aRegulation('丁办法', { id: 'ding' })];
    await expect(take(db, JSON.stringify(other))).rejects.toMatchObject({ code: 'regulation.id-taken' });
    expect((await readRegister(db)).regulations.map(({ title }) => title)).toEqual(['甲办法']);
  });
});
