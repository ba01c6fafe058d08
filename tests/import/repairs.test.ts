import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ItemField } from '../../src/catalog/item.js';
import type { FileReading } from '../../src/import/read.js';
import { readCatalog } from '../../src/import/read-catalog.js';
import type { SaidCell } from '../../src/import/said-cells.js';
import { aGrid, codes, domains, header, pick, title } from './builders.js';

const sheetOf = (...lines: string[]) => aGrid([title, header, ...lines].join('\n'));
const readSaying = (lines: string[], cells: SaidCell[] = []): FileReading =>
  readCatalog({ grids: [sheetOf(...lines)] }, domains, '', { corrections: [], remembered: [], cells });
const inCell = (column: string, text: string, row = 4): SaidCell => ({ sheet: null, row, column, text });

describe('what a wrong cell may say instead', () => {
  it.each([
    ['a number for a time limit', '20', 'F', ['改为“信息形成或者变更之日起20个工作日内”']],
    ['a day for a time limit', '2026-01-31', 'F', ['改为“2026年1月31日前”', '改为“每年1月31日前”']],
    ['a day without a year', '1月31日', 'F', ['改为“每年1月31日前”']],
    [
      'a number that a spreadsheet shows as a day',
      '1900-01-05',
      'F',
      ['改为“信息形成或者变更之日起5个工作日内”', '改为“每年1月5日前”'],
    ],
    [
      'a number after the day that never was',
      '1900/3/30',
      'F',
      ['改为“信息形成或者变更之日起90个工作日内”', '改为“每年3月30日前”'],
    ],
    [
      'a number in a file whose days begin in 1904',
      '1904年1月21日',
      'F',
      ['改为“信息形成或者变更之日起20个工作日内”', '改为“每年1月21日前”'],
    ],
    ['a serial number of a day for a time limit', '45000', 'F', []],
    ['a day that is in no year', '13月40日', 'F', []],
    ['a word in a column of ticks', '待定', 'I', ['算勾选', '算没有勾选']],
    ['ticks of several columns in one', '√√', 'M', ['算勾选', '算没有勾选']],
    ['a word that is no level', '全部', 'M', ['算勾选', '算没有勾选']],
    [
      'a box that can’t be told',
      '?政府网站 ■政务服务中心',
      'H',
      ['看不清的都算勾选', '看不清的都算没有勾选'],
    ],
    ['a ticked box without a name', '■', 'H', []],
  ])('given %s (%s), then column %s is offered %j', (_, text, column, labels) => {
    const cells = ['1', '甲', '乙', '内容', ...Array.from({ length: 10 }, () => '')];
    cells[column.charCodeAt(0) - 65] = text;
    const { repairs = [] } = readSaying([cells.join(' | ')]);
    expect(repairs.map(({ at, label }) => [at.cell, label])).toEqual(
      labels.map((label) => [`${column}4`, label]),
    );
  });

  it('given a level in words that is none, then the levels are offered', () => {
    const levels = '一级事项 | 二级事项 | 公开内容 | 公开依据 | 公开层级\n甲 | 乙 | 内容 | | 全部';
    const { repairs } = readCatalog({ grids: [aGrid(`${title}\n${levels}`)] }, domains);
    expect(repairs?.map(({ says }) => says)).toEqual(['县级', '乡级', '村级']);
  });
});

describe('what a person says a cell says', () => {
  it('given a wrong time limit, then it reads as was said, what stood there is told, and nothing is wrong any more', () => {
    const reading = readSaying(['1 | 甲 | 乙 | 内容 | | 45000'], [inCell('F', '每年更新')]);
    expect(pick(reading, 'timeLimit')).toEqual([{ timeLimit: '每年更新' }]);
    expect(reading.problems).toEqual([
      {
        code: 'item.cell-corrected',
        at: { sheet: '目录', row: 4, cell: 'F4' },
        found: '45000',
        said: '每年更新',
      },
    ]);
    expect(reading.repairs).toBeUndefined();
  });

  it('given a cell that the next row takes over, then that row still says what the file says', () => {
    const lines = ['1 | 甲 | 乙 | 内容 | 《律师法》 | 长期', '2 | 甲 | 丙 | 内容 | 同上 | 同上'];
    const reading = readSaying(lines, [inCell('F', '每年更新'), inCell('E', '')]);
    expect(pick(reading, 'timeLimit', 'legalBases')).toEqual([
      { timeLimit: '每年更新', legalBases: [] },
      { timeLimit: '长期', legalBases: ['《律师法》'] },
    ]);
  });

  it('given 同上 with nothing above, then what was said ends the error', () => {
    const lines = ['1 | 甲 | 乙 | 内容 | 同上'];
    expect(codes(readSaying(lines))).toEqual(['item.same-as-above-unresolved E4']);
    expect(codes(readSaying(lines, [inCell('E', '《律师法》')]))).toEqual(['item.cell-corrected E4']);
  });

  it('given a row without a name, then it is an item once a name was said', () => {
    const reading = readSaying(['1 | | | 内容 | 《律师法》'], [inCell('B', '甲')]);
    expect(pick(reading, 'level1', 'content')).toEqual([{ level1: '甲', content: ['内容'] }]);
  });

  it('given a cell of another sheet or of no row, then nothing reads otherwise', () => {
    const lines = ['1 | 甲 | 乙 | 内容 | | 45000'];
    const elsewhere = [
      { ...inCell('F', '长期'), sheet: '别的' },
      inCell('F', '长期', 3),
      inCell('Z', '长期'),
    ];
    expect(readSaying(lines, elsewhere)).toEqual(readSaying(lines));
  });
});

/** Of columns E to N, what each field is printed in. */
const columnOf: Partial<Record<ItemField, string>> = {
  legalBases: 'E',
  timeLimit: 'F',
  disclosingBodies: 'G',
  channels: 'H',
};
const bases = fc.constantFrom('', '《律师法》', '同上', '《律师法》；《社会救助暂行办法》');
const limits = fc.constantFrom('', '20', '长期', '2026-01-31', '1900-01-05', '同上', '45000');
const channels = fc.constantFrom('', '■政府网站', '?政府网站', '政府网站；微信群', '■');
const tick = fc.constantFrom('', '√', '待定', '√√');
const aLine = fc
  .tuple(bases, limits, channels, fc.array(tick, { minLength: 6, maxLength: 6 }))
  .map(([basis, limit, channel, ticks]) => [basis, limit, '区司法局', channel, ...ticks]);

describe('every repair that is offered', () => {
  it('given any rows, then taking it ends its problem and changes no other cell', () => {
    fc.assert(
      fc.property(fc.array(aLine, { minLength: 1, maxLength: 4 }), (rows) => {
        const lines = rows.map((cells, index) => ['1', '甲', `乙${index}`, '内容', ...cells].join(' | '));
        const before = readSaying(lines);
        for (const { at, code, says } of before.repairs ?? []) {
          const cell = inCell(at.cell!.replace(/\d+$/, ''), says, at.row!);
          const after = readSaying(lines, [cell]);
          expect(after.problems.filter((one) => one.code === code && one.at.cell === at.cell)).toEqual([]);
          for (const [index, item] of after.items.entries()) {
            const was = before.items[index]!;
            if (item.at.row !== at.row) expect(item).toEqual(was);
            for (const [field, column] of Object.entries(columnOf) as [ItemField, string][])
              if (column !== cell.column) expect(item.content[field]).toEqual(was.content[field]);
          }
        }
      }),
      { numRuns: 12 },
    );
  });
});
