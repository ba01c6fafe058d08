import { describe, expect, it } from '@jest/globals';
import { parseCorrection } from '../../src/import/column-mapping.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { readCatalog } from '../../src/import/read-catalog.js';
import { reportProblem } from '../../src/problem.js';
import { aGrid, codes, domains, header, pick, readingOf, title } from './builders.js';

/** What the first users ran into, each under what they saw. */

const start = '1 | 综合业务 | 监督检查 | 信访地址 | 《信息公开条例》';
const line = ({ limit = '及时公开', channels = '■政府网站', ticks = '√ | | √ | | √ | ' } = {}) =>
  `${start} | ${limit} | 区民政局 | ${channels} | ${ticks}`;
const read = (row: string, merges: string[] = []) =>
  readingOf(aGrid(`${title}\n${header}\n${row}`, { merges }));

describe('columns without a heading', () => {
  const headings = ' | 一级事项 | 公开内容 | 公开依据';

  it('given 1, 2, 3 … under no heading, then they are 序号 and not 第1列 of the other columns', () => {
    const reading = readingOf(aGrid(`${title}\n${headings}\n1 | 甲 | 乙 |\n2 | 丙 | 丁 |\n3 | 戊 | 己 |`));
    expect(pick(reading, 'extra')).toEqual([{ extra: {} }, { extra: {} }, { extra: {} }]);
    expect(codes(reading)).toEqual([]);
  });

  it('given numbers behind the last heading, then they are 序号 too', () => {
    const reading = readingOf(
      aGrid(`${title}\n一级事项 | 公开内容 | 公开依据\n甲 | 乙 | | 1\n丙 | 丁 | | 2`),
    );
    expect(pick(reading, 'level1', 'extra')).toEqual([
      { level1: '甲', extra: {} },
      { level1: '丙', extra: {} },
    ]);
  });

  it('given numbers that count nothing, then they are kept and the column is named', () => {
    const reading = readingOf(aGrid(`${title}\n${headings}\n350 | 甲 | 乙 |\n20 | 丙 | 丁 |`));
    expect(pick(reading, 'extra')).toEqual([{ extra: { 第1列: '350' } }, { extra: { 第1列: '20' } }]);
    expect(reading.problems).toEqual([
      { code: 'column.unknown', at: { sheet: '目录', row: 2, cell: 'A2' }, heading: '第1列' },
    ]);
  });

  it('given words beside the table, then they are kept, not dropped', () => {
    const reading = readingOf(aGrid(`${title}\n一级事项 | 公开内容 | 公开依据\n甲 | 乙 | | 王科核对`));
    expect(pick(reading, 'extra')).toEqual([{ extra: { 第4列: '王科核对' } }]);
  });

  it('given a table that goes on over pages, then level 1 goes on although the numbers have no heading', () => {
    const page = (sheet: string, rows: string) => aGrid(`${headings}\n${rows}`, { sheet });
    const reading = readingOf(
      page('表1', '1 | 甲 | 乙 |\n2 | 丙 | 丁 |'),
      page('表2', '3 | | 己 |\n4 | | 辛 |'),
    );
    expect(pick(reading, 'level1').slice(2)).toEqual([{ level1: '丙' }, { level1: '丙' }]);
  });

  it('given a column of words right of 公开事项 without a heading, then it is its second level', () => {
    const reading = readingOf(
      aGrid(`${title}\n序号 | 公开事项 | | 公开内容 | 公开依据\n1 | 综合 | 监督 | 内容 |`),
    );
    expect(pick(reading, 'level1', 'level2')).toEqual([{ level1: '综合', level2: '监督' }]);
  });

  it('given a second part under a merged level 1, then it has the second level of the first', () => {
    const lines = '1 | 综合 | 监督 | 内容 | 20个工作日内\n | | | 结果 | 7个工作日内';
    const grid = aGrid(`${title}\n序号 | 一级事项 | 二级事项 | 公开内容 | 公开时限\n${lines}`, {
      merges: ['B3:B4'],
    });
    expect(pick(readingOf(grid), 'level1', 'level2', 'content')).toEqual([
      { level1: '综合', level2: '监督', content: ['内容'] },
      { level1: '综合', level2: '监督', content: ['结果'] },
    ]);
  });

  it.each(['第1列=不读', 'A=不读'])(
    'given --map %s, then the column that was called 第1列 is not read',
    (said) => {
      const grid = aGrid(`${title}\n${headings}\n350 | 甲 | 乙 |`);
      const mapping = { corrections: [parseCorrection(said)!], remembered: [] };
      const reading = readCatalog({ grids: [grid] }, domains, '', mapping);
      expect(pick(reading, 'extra')).toEqual([{ extra: {} }]);
      expect(reading.mapping).toMatchObject({ columns: [{ column: 'A', heading: '' }], unused: [] });
    },
  );

  it('given --map 第2列=备注 for a column with a heading, then it fits nothing', () => {
    const mapping = { corrections: [parseCorrection('第2列=备注')!], remembered: [] };
    const grid = aGrid(`${title}\n${headings}\n1 | 甲 | 乙 |`);
    expect(readCatalog({ grids: [grid] }, domains, '', mapping).mapping?.unused).toEqual([0]);
  });
});

describe('cells that can not be read', () => {
  it.each(['#REF!', '#N/A', '#DIV/0!', '#NAME?', '#SPILL!', '#######', 'Err:502', ' #VALUE! '])(
    'given %s, then the cell is named and the field says nothing',
    (error) => {
      const reading = read(line({ limit: error }));
      expect(codes(reading)).toEqual(['item.cell-error F4']);
      expect(pick(reading, 'timeLimit')).toEqual([{ timeLimit: null }]);
      expect(reading.items[0]?.blank).toEqual([]);
    },
  );

  it('given #REF! for level 1, then the level 1 above is not taken', () => {
    const reading = read(`${line()}\n${line().replace('1 | 综合业务', '2 | #REF!').replace('检查', '结果')}`);
    expect(pick(reading, 'level1', 'level2')).toEqual([
      { level1: '综合业务', level2: '监督检查' },
      { level1: null, level2: '监督结果' },
    ]);
    expect(codes(reading)).toEqual(['item.cell-error B5']);
  });

  it('given #N/A in a number, then nothing is wrong', () => {
    expect(codes(read(line().replace('1 |', '#N/A |')))).toEqual([]);
  });

  it.each(['?', '？', '*', '??', '\uf0e0', '\ufffd'])(
    'given %j in a column of ticks, then the cell is named and nothing is ticked',
    (sign) => {
      const reading = read(line({ ticks: `${sign} | | √ | | √ | ` }));
      expect(codes(reading)).toContain('item.tick-unreadable I4');
      expect(pick(reading, 'audience')).toEqual([{ audience: { everyone: null, groups: null } }]);
      expect(reading.items[0]?.blank).toEqual([]);
    },
  );

  it.each(['-', '/', '—', '无', '□', '×', 'FALSE', ''])('given %j there, then nothing is wrong', (sign) => {
    expect(codes(read(line({ ticks: `√ | ${sign} | √ | | √ | ` })))).toEqual([]);
  });

  it.each(['R', 't', 'ü', '\uf0fe', 'TRUE'])('given the tick %j, then it ticks', (sign) => {
    const reading = read(line({ ticks: `${sign} | | √ | | √ | ` }));
    expect(pick(reading, 'audience')).toEqual([{ audience: { everyone: true, groups: null } }]);
  });

  it.each([
    ['?', '?'],
    ['？政府网站 ？政府公报', '?政府网站?政府公报'],
    ['■政府网站\uf0e0两微一端', '?两微一端'],
  ])('given the boxes %j, then the cell is named', (channels, found) => {
    expect(read(line({ channels })).problems).toEqual([
      { code: 'item.channel-unreadable', at: { sheet: '目录', row: 4, cell: 'H4' }, found },
    ]);
  });

  it('given boxes of symbol fonts, then they are boxes', () => {
    const reading = read(line({ channels: '\uf0fe政府网站\uf0a8政府公报þ两微一端¨广播电视' }));
    expect(pick(reading, 'channels')).toEqual([{ channels: ['政府网站', '两微一端'] }]);
  });

  it.each(['45000', '20', '2024-01-01', '2024/1/1', '2024年1月1日', '1月31日', '2024-01-01 00:00:00', '0.5'])(
    'given the time limit %s, then it is none and the cell is named',
    (limit) => {
      const reading = read(line({ limit }));
      expect(codes(reading)).toEqual(['item.time-limit-unreadable F4']);
      expect(pick(reading, 'timeLimit')).toEqual([{ timeLimit: null }]);
      expect(reading.items[0]?.blank).toEqual([]);
    },
  );

  it.each(['20个工作日', '2024年1月1日前', '每年1月31日前', '7日内', '24小时'])(
    'given the time limit %s, then it is one',
    (limit) => {
      expect(pick(read(line({ limit })), 'timeLimit')).toEqual([{ timeLimit: limit }]);
      expect(codes(read(line({ limit })))).toEqual([]);
    },
  );
});

describe('ticks that stand together', () => {
  const unknown = [{ audience: { everyone: null, groups: null }, methods: [], levels: [] }];
  const ticked = [
    { audience: { everyone: true, groups: null }, methods: ['主动公开'], levels: ['县级', '乡级', '村级'] },
  ];

  it.each([
    ['two', '√ | √ | | | | '],
    ['three', '√ | √ | √ | | | '],
    ['four', '√ | √ | √ | √ | | '],
  ])('given %s ticks that have slid to the left, then none of them counts', (_, ticks) => {
    const reading = read(line({ ticks }));
    expect(codes(reading)).toEqual(['item.ticks-contradictory I4']);
    expect(pick(reading, 'audience', 'methods', 'levels')).toEqual(unknown);
  });

  it('given no levels at all, then two ticks side by side have slid, three can not have', () => {
    const short = header
      .split('\n')
      .map((half) => half.split('|').slice(0, 12).join('|'))
      .join('\n');
    const of = (ticks: string) => codes(readingOf(aGrid(`${title}\n${short}\n${line({ ticks })}`)));
    expect(of('√ | √ | | ')).toEqual(['item.ticks-contradictory I4']);
    expect(of('√ | √ | √ | ')).toEqual([]);
  });

  it.each([
    ['three in one cell', '√√√ | | | | | ', []],
    ['three in a cell merged over six', '√ √ √ | | | | | ', ['I4:N4']],
    ['three in a cell merged over two', '√√√ | | √ | | √ | ', ['I4:J4']],
    ['one over all', '√ | | | | | ', ['I4:N4']],
    ['one over both audiences', '√ | | √ | | √ | ', ['I4:J4']],
  ])('given %s, then it is said that nobody can tell them apart', (_, ticks, merges) => {
    const reading = read(line({ ticks }), merges);
    expect(codes(reading)).toEqual(['item.ticks-merged I4']);
    expect(pick(reading, 'audience')).toEqual([{ audience: { everyone: null, groups: null } }]);
  });

  it.each([
    ['one over both levels', '√ | | √ | | √ | ', ['M4:N4']],
    ['two over both levels', '√ | | √ | | √√ | ', ['M4:N4']],
  ])('given %s, then both are ticked', (_, ticks, merges) => {
    const reading = read(line({ ticks }), merges);
    expect(codes(reading)).toEqual([]);
    expect(pick(reading, 'audience', 'methods', 'levels')).toEqual(ticked);
  });

  it('given 全社会 in words over both audiences, then it is no group', () => {
    const reading = read(line({ ticks: '全社会 | | √ | | √ | ' }), ['I4:J4']);
    expect(pick(reading, 'audience')).toEqual([{ audience: { everyone: true, groups: null } }]);
  });
});

describe('files', () => {
  it('given our form with nothing filled in, then that is said, not that there is no table', () => {
    expect(readingOf(aGrid(`${title}\n${header}`)).problems).toEqual([
      { code: 'file.not-filled-in', at: { sheet: '目录', row: 2, cell: null } },
    ]);
    expect(codes(readingOf(aGrid(`${title}\n${header}\n1 | | |\n2 | | |`)))).toContain(
      'file.not-filled-in 2',
    );
  });

  it('given a code in two rows, then the code and both its places are told, not the name', () => {
    const headings = '一级事项 | 公开内容 | 公开依据 | 事项编号';
    const reading = readingOf(aGrid(`${title}\n${headings}\n甲 | 乙 | | 19-003\n丙 | 丁 | | 19-003`));
    expect(reading.problems.map(reportProblem)).toEqual([
      {
        code: 'item.code-repeated',
        severity: 'error',
        at: { sheet: '目录', row: 4, cell: 'D4' },
        first: { sheet: '目录', row: 3, cell: 'D3' },
        found: '19-003',
        message: '编号 19-003 重复，目录!D3 已写了这个编号，请改正或删去一行。',
      },
    ]);
  });

  it.each([
    [
      'our export',
      { edition: { id: 'longting-district' }, version: { number: 1 }, domains: [] },
      'file.json-export',
    ],
    ['another', [{ a: 1 }], 'file.not-a-spreadsheet'],
  ])('given JSON, %s, then it is called by its name', async (_, value, code) => {
    for (const text of [JSON.stringify(value), `\ufeff${JSON.stringify(value, null, 2)}\n`])
      expect(codes(await readBytes(Buffer.from(text), '目录.json', domains))).toEqual([code]);
  });

  it('given a table that begins with a bracket, then it is no JSON', async () => {
    const text = `[1],,\n一级事项,公开内容,公开依据\n甲,乙,《律师法》`;
    expect((await readBytes(Buffer.from(text), '目录.csv', domains)).items).toHaveLength(1);
  });
});
