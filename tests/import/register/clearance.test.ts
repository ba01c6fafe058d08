import { describe, expect, it } from '@jest/globals';
import type { ClearanceNotice } from '../../../src/import/register/match-clearance.js';
import { clearanceDifference } from '../../../src/import/register/clearance-difference.js';
import { matchClearance } from '../../../src/import/register/match-clearance.js';
import { readDay } from '../../../src/import/register/printed-day.js';
import type { ClearanceRow } from '../../../src/import/register/read-clearance.js';
import { readClearance } from '../../../src/import/register/read-clearance.js';
import { readListVerdict, readVerdict } from '../../../src/import/register/verdict.js';
import { reportProblem } from '../../../src/problem.js';
import { aRegulation, anEvent } from '../../regulation/builders.js';
import { aGrid } from '../builders.js';

describe('the words of a verdict', () => {
  it.each([
    ['继续有效', '继续有效', false],
    ['保留', '继续有效', false],
    ['有效', '继续有效', false],
    ['现 行有效', '继续有效', false],
    ['拟保留', '继续有效', true],
    ['修改', '修改', false],
    ['修订', '修改', false],
    ['需修改重新发布', '修改', false],
    ['拟修改', '修改', true],
    ['修改后继续有效', '修改', false],
    ['废止', '废止', false],
    ['宣布废止', '废止', false],
    ['宣布失效或废止', '废止', false],
    ['失效', '失效', false],
    ['宣布失效', '失效', false],
    ['拟失效', '失效', true],
  ])('%s: %s', (text, verdict, proposed) => {
    expect(readVerdict(text)).toEqual({ verdict, proposed });
  });

  it.each(['', '待定', '不予废止', '无效', '已移交'])('given “%s”, then none is read', (text) => {
    expect(readVerdict(text)).toBeNull();
  });

  it.each([
    ['附件1 继续有效的区政府规范性文件目录', '继续有效'],
    ['二、宣布失效的规范性文件（7件）', '失效'],
    ['宣布失效或废止的文件目录', '废止'],
    ['修订', '修改'],
    ['区政府规范性文件清理结果目录（继续有效、修改、废止、失效）', undefined],
    ['《关于废止部分文件的决定》', undefined],
    ['本目录自公布之日起执行，未列入的一律不再作为依据，有效期届满后自动失去效力', undefined],
  ])('given the title %s, then all below is %s', (text, verdict) => {
    expect(readListVerdict(text)?.verdict).toBe(verdict);
  });

  it.each([
    ['2019年1月25日', '2019-01-25'],
    ['2019.1.25', '2019-01-25'],
    ['２０１９－０１－２５', '2019-01-25'],
    ['2019-01-25 00:00:00', '2019-01-25'],
    ['至2028年12月31日', '2028-12-31'],
    ['2019年2月30日', null],
    ['2019年', null],
    ['长期', null],
  ])('given the day %s, then %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });
});

const aRow = (row: Partial<ClearanceRow>): ClearanceRow => ({
  at: { sheet: '目录', row: 2, cell: 'B2' },
  title: '龙亭区临时救助办法',
  documentNumber: null,
  issuer: null,
  verdict: null,
  proposed: false,
  issuedOn: null,
  endedOn: null,
  validThrough: null,
  note: null,
  ...row,
});
const at = (cell: string) => ({ sheet: '目录', row: Number(cell.slice(1)), cell });
const read = (...texts: string[]) => readClearance(texts.map((text) => aGrid(text)));
const titles = (...texts: string[]) => read(...texts).value.map(({ title, verdict }) => [title, verdict]);

describe('a list of clearing results', () => {
  it('given a verdict in each row, then documents with number, issuer, verdict and note', () => {
    expect(
      read(`
龙亭区规范性文件清理结果
序号 | 文件名称 | 文号 | 制定机关 | 清理结果 | 发文日期 | 备注
1 | 《龙亭区临时救助办法》 | 汴龙政〔20185号 | 区政府 | 废止 | 2018-05-01 | 被新文件代替
2 | 关于印发龙亭区养犬管理规定的通知（汴龙政办〔2020〕3号） | | 区政府办 | 继续有效 | 2020年 |`),
    ).toEqual({
      value: [
        aRow({
          at: at('B3'),
          documentNumber: '汴龙政〔2018〕5号',
          issuer: '区政府',
          verdict: '废止',
          issuedOn: '2018-05-01',
          note: '被新文件代替',
        }),
        aRow({
          at: at('B4'),
          title: '关于印发龙亭区养犬管理规定的通知',
          documentNumber: '汴龙政办〔2020〕3号',
          issuer: '区政府办',
          verdict: '继续有效',
        }),
      ],
      problems: [{ code: 'register.day-unreadable', at: at('F4'), found: '2020年' }],
    });
  });

  it('given lists and sections by verdict, then their titles tell it', () => {
    expect(
      titles(
        '继续有效的文件目录\n序号 | 文件名称 | 文号\n1 | 甲办法 | 汴龙政〔2018〕1号',
        '序号 | 文件名称 | 文号\n一、宣布失效的文件\n1 | 乙办法 | 汴龙政〔2018〕2号\n二、需修改重新发布的文件\n2 | 丙办法 | 汴龙政〔2018〕3号',
      ),
    ).toEqual([
      ['甲办法', '继续有效'],
      ['乙办法', '失效'],
      ['丙办法', '修改'],
    ]);
  });

  it('given a column for each verdict, then the tick tells it', () => {
    expect(
      titles(`
序号 | 文件名称 | 文号 | 清理意见 | | |
 | | | 保留 | 修改 | 废止 | 失效
1 | 甲办法 | 汴龙政〔2018〕1号 | | √ | |
2 | 乙办法 | 汴龙政〔2018〕2号 | | | | √`),
    ).toEqual([
      ['甲办法', '修改'],
      ['乙办法', '失效'],
    ]);
  });

  it('given the words of pages, then their columns are found', () => {
    expect(
      titles('标题 | 发文字号 | 发文机构 | 公文时效\n甲办法 | 铜政发〔2018〕1号 | 市政府 | 有效'),
    ).toEqual([['甲办法', '继续有效']]);
  });

  it('given what is wrong, then each is a problem at its cell', () => {
    const found = read(`
序号 | 文件名称 | 文号 | 清理结果
1 | | 汴龙政〔2018〕1号 | 废止
2 | 乙办法 | 汴龙政〔2018〕2号 | 待定
3 | 丙办法 | 汴龙政〔2018〕3号 |`);
    expect(found.problems.map(reportProblem)).toEqual([
      {
        code: 'register.title-missing',
        severity: 'error',
        at: at('B2'),
        message: '这一行没有文件名称，请补写。',
      },
      {
        code: 'register.verdict-unreadable',
        severity: 'error',
        at: at('D3'),
        message: '看不懂清理结果“待定”，请写继续有效、修改、废止或失效之一。',
        found: '待定',
      },
      {
        code: 'register.verdict-missing',
        severity: 'error',
        at: at('D4'),
        message: '没有写明清理结果，请写继续有效、修改、废止或失效。',
      },
    ]);
    expect(found.value.map(({ title }) => title)).toEqual(['乙办法', '丙办法']);
  });

  it('given a file without such a list, then it says what one looks like', () => {
    const { problems } = read('序号 | 姓名 | 电话\n1 | 甲 | 1');
    expect(problems.map(({ code }) => code)).toEqual(['register.no-table']);
  });
});

const notice: ClearanceNotice = {
  decidedOn: '2026-03-01',
  documentNumber: '汴龙政〔2026〕1号',
  region: '河南',
};
const former = aRegulation('龙亭区临时救助办法', {
  id: 'lssj2018',
  documentNumber: '汴龙政〔2018〕5号',
  events: [anEvent('enacted', '2018-05-01')],
});

describe('a list beside the register', () => {
  const match = (rows: Partial<ClearanceRow>[], regulations = [former]) => {
    const { value, problems } = matchClearance(rows.map(aRow), regulations, notice);
    return {
      entries: value.map(({ regulation, event }) => [
        regulation.state === 'known' ? regulation.id : regulation.state,
        event,
      ]),
      codes: problems.map(({ code }) => code),
    };
  };

  it('given a document on record, then its end is an event of the notice’s day and number', () => {
    expect(match([{ documentNumber: '汴龙政〔2018〕5号', verdict: '废止', note: '被新文件代替' }])).toEqual({
      entries: [
        [
          'lssj2018',
          anEvent('repealed', '2026-03-01', {
            documentNumber: '汴龙政〔2026〕1号',
            note: '废止：被新文件代替',
          }),
        ],
      ],
      codes: [],
    });
  });

  it('given a day of its own or an end of validity, then that is the day', () => {
    expect(match([{ verdict: '失效', endedOn: '2025-12-31' }]).entries).toEqual([
      ['lssj2018', anEvent('expired', '2025-12-31', { documentNumber: '汴龙政〔2026〕1号', note: '失效' })],
    ]);
    expect(match([{ verdict: '继续有效', validThrough: '2028-12-31' }]).entries).toEqual([
      ['lssj2018', anEvent('expired', '2029-01-01', { note: '有效期届满' })],
    ]);
  });

  it('given what is valid, to be amended or only proposed, then nothing happens', () => {
    const rows = [
      { title: '甲', verdict: '继续有效' as const },
      { title: '乙', verdict: '修改' as const },
      { title: '丙', verdict: '废止' as const, proposed: true },
    ];
    expect(match(rows)).toEqual({
      entries: [
        ['new', null],
        ['new', null],
        ['new', null],
      ],
      codes: ['register.verdict-proposed'],
    });
  });

  it('given one of another number, then it is another document, with an id of its own', () => {
    const { value } = matchClearance(
      [
        aRow({
          documentNumber: '汴龙政〔2023〕9号',
          issuer: '区政府',
          issuedOn: '2023-01-01',
          verdict: '继续有效',
        }),
      ],
      [former],
      notice,
    );
    expect(value[0]?.regulation).toEqual({
      state: 'new',
      regulation: aRegulation('龙亭区临时救助办法', {
        id: expect.stringMatching(/^act-[0-9a-f]{16}$/) as unknown as string,
        kind: '规范性文件',
        issuer: '区政府',
        documentNumber: '汴龙政〔2023〕9号',
        region: '河南',
        events: [anEvent('enacted', '2023-01-01', { documentNumber: '汴龙政〔2023〕9号' })],
      }),
    });
  });

  it('given a repeated row, one of two documents, or one that ended on record, then it says so', () => {
    const ended = { ...former, events: [...former.events, anEvent('repealed', '2024-01-01')] };
    const other = { ...former, id: 'other', documentNumber: '汴龙政〔2020〕8号' };
    expect(match([{ verdict: '废止' }, { verdict: '失效' }]).codes).toEqual(['register.repeated']);
    expect(match([{ verdict: '废止' }], [former, other])).toEqual({
      entries: [['ambiguous', null]],
      codes: ['register.ambiguous'],
    });
    expect(match([{ verdict: '废止' }], [ended])).toEqual({ entries: [['lssj2018', null]], codes: [] });
    expect(match([{ verdict: '继续有效' }], [ended])).toEqual({
      entries: [['lssj2018', null]],
      codes: ['register.contradicted'],
    });
  });
});

it('given a row that does not say what was decided, then it is told and not offered as newly registered', () => {
  const list = readClearance([
    aGrid(
      '序号 | 文件名称 | 文号 | 清理结果\n1 | 甲办法 | 汴龙政〔2018〕1号 |\n2 | 乙办法 | 汴龙政〔2018〕2号 | 待定\n3 | 丙办法 | 汴龙政〔2018〕3号 | 继续有效',
    ),
  ]);
  const notice = { decidedOn: '2026-01-01', documentNumber: null, region: null };
  const { added, unchanged } = clearanceDifference(matchClearance(list.value, [], notice).value, []);
  expect(list.problems.map(({ code }) => code)).toEqual([
    'register.verdict-missing',
    'register.verdict-unreadable',
  ]);
  expect([added.map(({ title }) => title), unchanged]).toEqual([['丙办法'], 0]);
});
