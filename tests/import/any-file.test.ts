import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Budget, GridBuilder } from '../../src/import/files/grid-builder.js';
import { readBytes } from '../../src/import/read-bytes.js';
import { sentenceOf } from '../../src/problem.js';
import { domains, readingOf } from './builders.js';
import { aXlsx, inline, xlsxParts, aZip } from './zip-writer.js';

const word = fc.constantFrom(
  '',
  '',
  '√',
  '序号',
  '公开事项',
  '一级事项',
  '二级事项',
  '公开内容（要素）',
  '公开依据',
  '公开时限',
  '公开主体',
  '公开渠道和载体',
  '公开对象',
  '全社会',
  '特定群体',
  '公开方式',
  '主动',
  '依申请公开',
  '公开层级',
  '县级',
  '乡、村级',
  '1',
  '2',
  '救灾领域基层政务公开标准目录',
  '同上',
  '■政府网站 □其他',
  '■',
  '1.甲\n2.乙',
  '《律师法》、《',
  '__proto__',
  '一级指标',
  '分值',
  '—',
  '？',
);
const merge = fc.record({ top: fc.nat(9), left: fc.nat(9), bottom: fc.nat(20), right: fc.nat(20) });

describe('any file', () => {
  it('given any grid, then there is an answer, every item has a name and every problem a sentence', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { maxLength: 14 }), { maxLength: 12 }),
        fc.array(merge, { maxLength: 4 }),
        (rows, merges) => {
          const builder = new GridBuilder('表', new Budget());
          for (const [row, cells] of rows.entries())
            for (const [column, text] of cells.entries()) builder.add(row + 1, column, text);
          for (const each of merges) builder.merge(each);
          const { items, problems } = readingOf(builder.build());
          for (const { content } of items)
            expect(content.level1 ?? content.level2 ?? content.level3).not.toBeNull();
          for (const problem of problems) expect(sentenceOf(problem)).toMatch(/[。！]$/u);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('given any bytes, also behind the signature of a format, then there is an answer', async () => {
    const start = fc.constantFrom(
      '',
      '504b0304',
      'd0cf11e0a1b11ae1',
      '0908080000',
      'efbbbf',
      'fffe',
      '3c7461626c653e',
      '3c68746d6c3e',
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 600 }), async (head, tail) => {
        const reading = await readBytes(Buffer.concat([Buffer.from(head, 'hex'), tail]), 'a.xlsx', domains);
        expect(reading.items.length + reading.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('given a workbook with any byte changed or cut off anywhere, then there is an answer', async () => {
    const whole = aXlsx(`<sheetData><row>${inline('序号')}${inline('公开内容')}</row></sheetData>`);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (place, byte, cut) => {
        const bytes = Buffer.from(cut ? whole.subarray(0, place) : whole);
        if (!cut) bytes[place] = byte;
        const { items, problems } = await readBytes(bytes, 'a.xlsx', domains);
        expect(items.length + problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('given names an object already has, then they are only words', async () => {
    const sheet = `<sheetData>${[
      '救灾领域',
      '序号|一级事项|公开内容|公开依据|__proto__|constructor',
      '1|甲|内容|《律师法》|{}|乙',
      '2|乙|内容| |—|同上',
    ]
      .map((line) => `<row>${line.split('|').map(inline).join('')}</row>`)
      .join('')}</sheetData>`;
    const bytes = aZip({ ...xlsxParts(sheet), __proto__x: 'x', 'constructor/prototype': 'x' });
    const { items } = await readBytes(bytes, 'a.xlsx', domains);
    expect(items.map(({ content }) => Object.entries(content.extra))).toEqual([
      [
        ['__proto__', '{}'],
        ['constructor', '乙'],
      ],
      [['constructor', '乙']],
    ]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
