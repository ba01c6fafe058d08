import { describe, expect, it } from '@jest/globals';
import { readCatalog } from '../../src/import/read-catalog.js';
import { aContent, aGrid, codes, domains, header, pick, readingOf, title } from './builders.js';

const row =
  '1 | 综合业务 | 监督检查 | 1.信访地址↵2.投诉电话 | 《信息公开条例》 | 及时公开 | 区民政局 | ■政府网站 | √ | | √ | | √ |';

describe('a table of the ministry form', () => {
  it('given title, two header rows and one item, then the whole item is read', () => {
    expect(readingOf(aGrid(`${title}\n${header}\n${row}`))).toEqual({
      items: [
        {
          at: { sheet: '目录', row: 4, cell: null },
          code: null,
          domain: { code: '19', name: '社会救助' },
          content: aContent({
            level1: '综合业务',
            level2: '监督检查',
            content: ['信访地址', '投诉电话'],
            legalBases: ['《信息公开条例》'],
            timeLimit: '及时公开',
            disclosingBodies: ['区民政局'],
            channels: ['政府网站'],
            audience: { everyone: true, groups: null },
            methods: ['主动公开'],
            levels: ['县级'],
          }),
          columns: [
            'level1',
            'level2',
            'content',
            'legalBases',
            'timeLimit',
            'disclosingBodies',
            'channels',
            'audience',
            'methods',
            'levels',
          ],
          places: {
            fields: {
              level1: 'B',
              level2: 'C',
              content: 'D',
              legalBases: 'E',
              timeLimit: 'F',
              disclosingBodies: 'G',
              channels: 'H',
              audience: 'I',
              methods: 'K',
              levels: 'M',
            },
            extra: {},
            mixed: ['audience', 'methods', 'levels'],
          },
          blank: [],
        },
      ],
      problems: [],
      tidyings: [
        {
          kind: 'title-skipped',
          count: 1,
          places: [{ sheet: '目录', cells: ['1:1'] }],
          examples: [{ at: { sheet: '目录', row: 1, cell: null }, before: title, after: null }],
        },
        {
          kind: 'number-dropped',
          count: 1,
          places: [{ sheet: '目录', cells: ['A4'] }],
          examples: [{ at: { sheet: '目录', row: 4, cell: 'A4' }, before: '1', after: null }],
        },
        {
          kind: 'mark-removed',
          count: 1,
          places: [{ sheet: '目录', cells: ['D4'] }],
          examples: [
            {
              at: { sheet: '目录', row: 4, cell: 'D4' },
              before: '1.信访地址↵2.投诉电话',
              after: '信访地址；投诉电话',
            },
          ],
        },
      ],
    });
  });

  it('given level 1 merged or left blank below, then the items inherit it', () => {
    const second = '2 | | 政策文件 | 文件 | | | | ■政府网站 | | | | | |';
    const reading = readingOf(
      aGrid(`${title}\n${header}\n${row}\n${second}\n${second}`, { merges: ['B4:B5'] }),
    );
    expect(pick(reading, 'level1', 'level2').slice(1)).toEqual([
      { level1: '综合业务', level2: '政策文件' },
      { level1: '综合业务', level2: '政策文件' },
    ]);
  });

  it('given a dash or nothing for level 2, then it is null', () => {
    const dashed = '2 | 资金明细 | — | 明细 | | | | ■政府网站 | | | | | |';
    const blank = '3 | 政策文件 | | 文件 | | | | ■政府网站 | | | | | |';
    expect(pick(readingOf(aGrid(`${title}\n${header}\n${dashed}\n${blank}`)), 'level1', 'level2')).toEqual([
      { level1: '资金明细', level2: null },
      { level1: '政策文件', level2: null },
    ]);
  });

  it('given a header repeated after a page break, then level 1 and 同上 go on', () => {
    const second = '2 | | 政策文件 | 文件 | 同上 | 同上 | | ■政府网站 | | | | | |';
    const reading = readingOf(aGrid(`${title}\n${header}\n${row}\n${header}\n${second}`));
    expect(pick(reading, 'level1', 'legalBases', 'timeLimit')[1]).toEqual({
      level1: '综合业务',
      legalBases: ['《信息公开条例》'],
      timeLimit: '及时公开',
    });
  });

  it('given rows with only content or channels, then they go on the item above', () => {
    const more = ' | | | 3.举报邮箱 | | | | □政府公报 | | | | | |\n | | | | | | | ■两微一端 | | | | | |';
    const reading = readingOf(aGrid(`${title}\n${header}\n${row}\n${more}`));
    expect(pick(reading, 'content', 'channels')).toEqual([
      { content: ['信访地址', '投诉电话', '举报邮箱'], channels: ['政府网站', '两微一端'] },
    ]);
  });

  it('given channels printed above the row with the names, then they belong to the item below', () => {
    const item = (n: number) => ` | | | | | | | ■政府网站 | | | | | |
 | | | | | | | □政府公报 | | | | | |
${n} | 行政管理 | 事项${n} | 内容 | 《信息公开条例》 | 及时公开 | 区民政局 | □两微一端 | √ | | √ | | √ |
 | | | | | | | □精准推送 □其他 | | | | | |`;
    const reading = readingOf(aGrid(`${title}\n${header}\n${item(1)}\n${item(2)}`));
    expect(reading.items.map(({ at, content }) => [at.row, content.level2, content.channels])).toEqual([
      [4, '事项1', ['政府网站']],
      [8, '事项2', ['政府网站']],
    ]);
  });

  it('given a second part with its own content and time limit, then it is an item of the same names', () => {
    const part = ' | | | 许可证信息 | | 7个工作日内 | | ■政府网站 | √ | | √ | | √ |';
    expect(
      pick(readingOf(aGrid(`${title}\n${header}\n${row}\n${part}`)), 'level1', 'level2', 'timeLimit')[1],
    ).toEqual({
      level1: '综合业务',
      level2: '监督检查',
      timeLimit: '7个工作日内',
    });
  });

  it('given a number alone and lines of a page around the table, then they are no items', () => {
    const reading = readingOf(
      aGrid(
        `索引号 | 370000/2022\n发文日期 | 2022-12-01\n公开方式 | 主动公开\n${title}\n${header}\n2 | | | | | | |\n${row}\n打印 关闭\n责任编辑：管理员`,
      ),
    );
    expect(reading.items).toHaveLength(1);
    expect(codes(reading)).toEqual(['row.ignored A7', 'row.ignored A9', 'row.ignored A10']);
  });

  it('given several sections on one sheet, then each has its domain; contents lines are not taken for titles', () => {
    const reading = readingOf(
      aGrid(`（一）社会救助领域基层政务公开标准目录3
（二）就业领域基层政务公开标准目录9
(一)社会救助领域基层政务公开标准目录
${header}
${row}
 | （二）就业领域基层政务公开标准目录
${header}
${row}
(三)救灾生产领域基层政务公开标准目录
${row}
（四）渔业领域基层政务公开标准目录
${header}
${row}`),
    );
    expect(reading.items.map(({ domain }) => domain)).toEqual([
      { code: '19', name: '社会救助' },
      { code: '17', name: '就业创业' },
      { code: '14', name: '救灾' },
      { code: null, name: '渔业' },
    ]);
    expect(codes(reading)).toEqual(['domain.unknown 14']);
  });
});

describe('headings', () => {
  const body = '1 | 综合业务 | 监督检查 | 内容';
  it.each<[string, string]>([
    ['特定群众 for 特定群体', '特定群众'],
    ['a note in the heading', '特定群体(请写明)'],
    ['特定 alone', '特定'],
    ['a break inside the word', '特定↵群体'],
  ])('given %s, then the column is the audience', (_, heading) => {
    const reading = readingOf(
      aGrid(`${title}\n序号 | 一级事项 | 二级事项 | 公开内容 | 公开依据 | ${heading}\n${body} | | 申请人`),
    );
    expect(pick(reading, 'audience')).toEqual([{ audience: { everyone: false, groups: '申请人' } }]);
  });

  it.each<[string, string[]]>([
    ['县级', ['县级']],
    ['区级', ['县级']],
    ['县(区)级', ['县级']],
    ['县（市、区）级', ['县级']],
    ['市级', ['市级']],
    ['镇(街)级', ['乡级']],
    ['镇(街园区)级', ['乡级']],
    ['街镇级', ['乡级']],
    ['镇街乡', ['乡级']],
    ['乡、村级', ['乡级', '村级']],
    ['、村级', ['乡级', '村级']],
    ['嘎查(社区)级', ['村级']],
    ['村', ['村级']],
    ['州级县级', ['市级', '县级']],
  ])('given a level column %s, then a tick means %j', (heading, levels) => {
    const reading = readingOf(
      aGrid(`${title}\n序号 | 一级事项 | 二级事项 | 公开内容 | 公开依据 | ${heading}\n${body} | | √`),
    );
    expect(pick(reading, 'levels')).toEqual([{ levels }]);
  });

  it('given the level written in its column, then it decides over the heading', () => {
    const reading = readingOf(
      aGrid(`${title}\n序号 | 一级事项 | 二级事项 | 公开内容 | 公开依据 | 州级县级\n${body} | | 州级`),
    );
    expect(pick(reading, 'levels')).toEqual([{ levels: ['市级'] }]);
  });

  it('given headings spread over two rows in parts, then they are put together', () => {
    const reading = readingOf(
      aGrid(`${title}
序号 | 公开事项 | | 公开内容 | 公开 | 公开 | 公开 | 公开渠道和载体 | 公开 对象 | | 公开 方式 |
 | 一级事 项 | 二级 事项 | （要素） | 依据 | 时限 | 主体 | | 全社 会 | 特定 群众 | 主动 | 依申↵请公 开
1 | 综合业务 | 监督检查 | 内容 | 《律师法》 | 长期 | 区司法局 | ■政府网站 | √ | | | √`),
    );
    expect(reading.items[0]?.content).toEqual(
      aContent({
        level1: '综合业务',
        level2: '监督检查',
        content: ['内容'],
        legalBases: ['《律师法》'],
        timeLimit: '长期',
        disclosingBodies: ['区司法局'],
        channels: ['政府网站'],
        audience: { everyone: true, groups: null },
        methods: ['依申请公开'],
      }),
    );
  });

  it('given another order and other names, then the words decide', () => {
    const reading = readingOf(
      aGrid(`${title}
序号 | 事项名称 | | 公开主体 | 公开时限 | 公开内容(要素)及要求 | 依据 | 公开方式 | | 公开渠道 | 公开对象 |
 | 一级 | 二级 | | | | | 主动 | 申请公开 | | 全社会 | 特定对象
1 | 综合业务 | 监督检查 | 区民政局 | 长期 | 内容 | 《律师法》 | √ | | ■政府网站 | | 申请人`),
    );
    expect(reading.items[0]?.content).toEqual(
      aContent({
        level1: '综合业务',
        level2: '监督检查',
        content: ['内容'],
        legalBases: ['《律师法》'],
        timeLimit: '长期',
        disclosingBodies: ['区民政局'],
        channels: ['政府网站'],
        audience: { everyone: false, groups: '申请人' },
        methods: ['主动公开'],
      }),
    );
  });

  it('given three levels, then a blank level 2 above a level 3 is inherited', () => {
    const reading = readingOf(
      aGrid(`${title}
序号 | 一级事项 | 二级事项 | 三级事项 | 公开内容 | 公开依据
1 | 综合业务 | 监督检查 | 信访 | 内容 | 《律师法》
2 | | | 投诉 | 内容 | 《律师法》`),
    );
    expect(pick(reading, 'level1', 'level2', 'level3')).toEqual([
      { level1: '综合业务', level2: '监督检查', level3: '信访' },
      { level1: '综合业务', level2: '监督检查', level3: '投诉' },
    ]);
  });

  it('given a column for the domain, then each row has its own', () => {
    const reading = readingOf(
      aGrid(`标准目录
序号 | 相应领域 | 一级事项 | 二级事项 | 公开内容 | 公开依据
1 | 社会救助 | 综合业务 | 监督检查 | 内容 | 《律师法》
2 | | 综合业务 | 政策 | 内容 | 《律师法》
3 | 救灾 | 灾后救助 | 政策 | 内容 | 《律师法》`),
    );
    expect(reading.items.map(({ domain }) => domain?.name)).toEqual(['社会救助', '社会救助', '救灾']);
  });

  it('given no heading over the numbers, or none at all for them, then the data keep their columns', () => {
    const nameless = readingOf(
      aGrid(
        `${title}\n | 一级事项 | 二级事项 | 公开内容 | 公开依据\n1 | 综合业务 | 监督检查 | 内容 | 《律师法》`,
      ),
    );
    const shifted = readingOf(
      aGrid(
        `${title}\n一级事项 | 二级事项 | 公开内容 | 公开依据\n1 | 综合业务 | 监督检查 | 内容 | 《律师法》`,
      ),
    );
    const expected = [{ level1: '综合业务', level2: '监督检查', legalBases: ['《律师法》'] }];
    expect(pick(nameless, 'level1', 'level2', 'legalBases')).toEqual(expected);
    expect(pick(shifted, 'level1', 'level2', 'legalBases')).toEqual(expected);
  });

  it('given no header at all, then the columns are inferred and that is said', () => {
    const reading = readingOf(
      aGrid(`${title}
1 | 行政许可 | 许可证 | 内容 | 《律师法》 | 20个工作日内 | 区司法局 | ■政府网站 | √ | | √ |
2 | 行政许可 | 备案 | 内容 | 《律师法》 | 20个工作日内 | 区司法局 | ■政府网站 | √ | | √ | `),
    );
    expect(pick(reading, 'level1', 'level2', 'timeLimit', 'methods')[1]).toEqual({
      level1: '行政许可',
      level2: '备案',
      timeLimit: '20个工作日内',
      methods: ['主动公开'],
    });
    expect(codes(reading)).toEqual(['table.header-missing A2']);
  });

  it('given columns without a field, then they are kept under their heading', () => {
    const reading = readingOf(
      aGrid(
        `${title}\n序号 | 一级事项 | 二级事项 | 公开内容 | 公开依据 | 咨询电话 | 备注 | 网址 | 事项编号\n1 | 综合业务 | 监督检查 | 内容 | | 0371-12345 | 试行 | http://a.gov.cn/b | 19-003`,
      ),
    );
    expect(pick(reading, 'extra', 'note', 'link')).toEqual([
      { extra: { 咨询电话: '0371-12345' }, note: '试行', link: 'http://a.gov.cn/b' },
    ]);
    expect(reading.items[0]?.code).toBe('19-003');
    expect(codes(reading)).toEqual(['column.unknown F2']);
  });

  it('given audience and methods as text in one column each, then they are read', () => {
    const reading = readingOf(
      aGrid(`${title}
序号 | 一级事项 | 二级事项 | 公开内容 | 公开依据 | 公开对象 | 公开方式 | 公开层级
1 | 综合业务 | 监督检查 | 内容 | | 全社会 | 主动公开 | 县级、乡级
2 | 综合业务 | 审核 | 内容 | | 申请人 | 依申请公开 | 村级`),
    );
    expect(pick(reading, 'audience', 'methods', 'levels')).toEqual([
      { audience: { everyone: true, groups: null }, methods: ['主动公开'], levels: ['县级', '乡级'] },
      { audience: { everyone: false, groups: '申请人' }, methods: ['依申请公开'], levels: ['村级'] },
    ]);
  });

  it('given 公开要求 for basis and limit together, then both are read', () => {
    const reading = readingOf(
      aGrid(
        `${title}\n序号 | 一级事项 | 二级事项 | 公开内容 | 公开要求 | 公开主体\n1 | 综合业务 | 监督检查 | 内容 | 《律师法》↵20个工作日内 | 区司法局`,
      ),
    );
    expect(pick(reading, 'legalBases', 'timeLimit')).toEqual([
      { legalBases: ['《律师法》'], timeLimit: '20个工作日内' },
    ]);
  });

  it('given headings with a lost character, then they are still found', () => {
    const reading = readingOf(
      aGrid(`${title}
序号 | 开事项 | | 公开内容 | 公开依据 | 开时限 | 公开主体 | 公开渠道和载体 | 公开对象 | | 公开方式 |
 | 一级事项 | 二级事项 | | | | | | 社会 | 特定群体 | 主动开 | 申请
1 | 综合业务 | 监督检查 | 内容 | 《律师法》 | 长期 | 区司法局 | ■政府网站 | √ | | √ |`),
    );
    expect(pick(reading, 'level1', 'timeLimit', 'audience', 'methods')).toEqual([
      {
        level1: '综合业务',
        timeLimit: '长期',
        audience: { everyone: true, groups: null },
        methods: ['主动公开'],
      },
    ]);
  });

  it('given two channel columns under one heading, then both are read', () => {
    const reading = readingOf(
      aGrid(
        `${title}\n序号 | 一级事项 | 二级事项 | 公开内容 | 公开依据 | 公开渠道和载体 | \n1 | 综合业务 | 监督检查 | 内容 | | ■政府网站 | ■政府公报`,
        {
          merges: ['F2:G2'],
        },
      ),
    );
    expect(pick(reading, 'channels')).toEqual([{ channels: ['政府网站', '政府公报'] }]);
  });
});

describe('what is no catalog', () => {
  it('given an evaluation sheet, then it is refused at its heading', () => {
    const reading = readingOf(
      aGrid(
        '义务教育领域测评指标\n序号 | 一级指标 | 二级指标 | 公开内容和测评依据 | 公开时限 | 分值\n1 | 政策 | 法律 | 检查网站 | 20个工作日内 | 2',
      ),
    );
    expect(reading.items).toEqual([]);
    expect(codes(reading)).toEqual(['file.not-a-catalog B2']);
  });

  it('given a list of powers, then it is refused', () => {
    const reading = readingOf(
      aGrid(
        '权责清单\n序号 | 权力类型 | 权力名称 | 实施依据 | 责任事项 | 追责情形\n1 | 行政许可 | 许可 | 《律师法》 | 受理 | 无',
      ),
    );
    expect(codes(reading)).toEqual(['file.not-a-catalog B2']);
  });

  it('given an evaluation sheet beside a catalog, then it is only skipped', () => {
    const reading = readingOf(
      aGrid(`${title}\n${header}\n${row}`),
      aGrid('序号 | 一级指标 | 二级指标 | 分值 | 得分\n1 | 政策 | 法律 | 2 | 1', { sheet: '测评' }),
    );
    expect(reading.items).toHaveLength(1);
    expect(codes(reading)).toEqual(['sheet.not-a-catalog B1']);
  });

  it('given a table pasted into one cell, then it is said to be flattened', () => {
    const reading = readingOf(
      aGrid(
        '序号公开事项公开内容(要素)公开依据公开时限公开主体公开渠道和载体一级事项二级事项\n1征地审查报批 征地报批材料',
      ),
    );
    expect(codes(reading)).toEqual(['table.flattened A1']);
  });

  it('given a cover only, then no table is found', () => {
    expect(codes(readingOf(aGrid('填表说明\n一、请勿改动表头')))).toEqual(['file.no-table']);
  });

  it('given blank sheets only, then the file is empty', () => {
    expect(codes(readingOf(aGrid('')))).toEqual(['file.empty']);
  });
});

describe('rows that can not be read', () => {
  const broken = (line: string) => codes(readingOf(aGrid(`${title}\n${header}\n${line}`)));
  it.each([
    [
      'no name and nothing above',
      '1 | | | 内容 | 《律师法》 | 长期 | 区民政局 | ■政府网站 | √ | | √ | | √ |',
      ['item.title-missing B4'],
    ],
    [
      'no content',
      '1 | 综合 | 监督 | | 《律师法》 | 长期 | 区民政局 | ■政府网站 | √ | | √ | | √ |',
      ['item.content-missing D4'],
    ],
    [
      'a question mark for content',
      '1 | 综合 | 监督 | ？ | 《律师法》 | 长期 | 区民政局 | ■政府网站 | √ | | √ | | √ |',
      ['item.content-missing D4'],
    ],
    [
      'a ticked box without a name',
      '1 | 综合 | 监督 | 内容 | 《律师法》 | 长期 | 区民政局 | ■ | √ | | √ | | √ |',
      ['item.channel-unreadable H4'],
    ],
    [
      'an unreadable channel',
      '1 | 综合 | 监督 | 内容 | 《律师法》 | 长期 | 区民政局 | ■???? | √ | | √ | | √ |',
      ['item.channel-unreadable H4'],
    ],
    [
      'ticks slid to the left',
      '1 | 综合 | 监督 | 内容 | 《律师法》 | 长期 | 区民政局 | ■政府网站 | √ | √ | √ | √ | |',
      ['item.ticks-contradictory I4'],
    ],
    [
      '同上 with nothing above',
      '1 | 综合 | 监督 | 内容 | 《律师法》 | 同上 | 区民政局 | ■政府网站 | √ | | √ | | √ |',
      ['item.same-as-above-unresolved F4'],
    ],
    [
      'words in a tick column',
      '1 | 综合 | 监督 | 内容 | 《律师法》 | 长期 | 区民政局 | ■政府网站 | √ | | 待定 | | √ |',
      ['item.tick-unreadable K4'],
    ],
    [
      'a lost character',
      '1 | 综合 | 监督 | 内\ufffd容 | 《律师法》 | 长期 | 区民政局 | ■政府网站 | √ | | √ | | √ |',
      ['item.characters-lost D4'],
    ],
  ])('given %s, then the cell is named', (_, line, expected) => {
    expect(broken(line)).toEqual(expected);
  });

  it('given the same item twice, then the second is named with the first', () => {
    expect(readingOf(aGrid(`${title}\n${header}\n${row}\n${row}`)).problems).toEqual([
      {
        code: 'item.repeated',
        at: { sheet: '目录', row: 5, cell: null },
        first: { sheet: '目录', row: 4, cell: null },
        title: '监督检查',
      },
    ]);
  });

  it('given lost ticks and a ? in their place, then nothing is invented and it is said where', () => {
    const reading = readingOf(
      aGrid(
        `${title}\n${header}\n1 | 综合 | 监督 | 内容 | 《律师法》 | 长期 | 区民政局 | ■政府网站 | | ？ | | ? | |`,
      ),
    );
    expect(pick(reading, 'audience', 'methods', 'levels')).toEqual([
      { audience: { everyone: null, groups: null }, methods: [], levels: [] },
    ]);
    expect(codes(reading)).toEqual(['item.tick-unreadable J4', 'item.tick-unreadable L4']);
  });

  it('given a table without a domain, then that is said', () => {
    expect(codes(readingOf(aGrid(`${header}\n${row}`, { sheet: 'Sheet1' })))).toEqual(['domain.missing 1']);
  });
});

describe('rows and sections printed in odd ways', () => {
  const bare = '序号 | 一级事项 | 二级事项 | 公开内容 | 公开依据 | 公开渠道和载体';

  it('given rows whose merged first cells were left out, then they are put back in their columns', () => {
    const reading = readingOf(
      aGrid(
        `${title}\n${bare}\n1 | 综合业务 | 监督 | 内容 | 《律师法》 | ■政府网站\n2 | 政策 | 内容 | 《律师法》 | ■政府网站\n审核 | 内容 | 《律师法》 | ■政府网站`,
      ),
    );
    expect(pick(reading, 'level1', 'level2', 'content')).toEqual([
      { level1: '综合业务', level2: '监督', content: ['内容'] },
      { level1: '综合业务', level2: '政策', content: ['内容'] },
      { level1: '综合业务', level2: '审核', content: ['内容'] },
    ]);
  });

  it.each([
    ['5.社会救助', '社会救助'],
    ['(二十二)沙湾区救灾', '救灾'],
    ['附件6 就业创业(人社所)', '就业创业'],
    ['重庆市长寿区社会救助政务公开标准目录', '社会救助'],
    ['青石镇救灾领域基层政务公开标准目录（2023年）', '救灾'],
    ['就业领域基层政务公开标准化规范化指引目录', '就业创业'],
    ['东塬乡渔业领域基层政务公开标准目录(试行)', '渔业'],
  ])('given the title %j, then the domain is %s', (line, name) => {
    const reading = readingOf(aGrid(`${line}\n${bare}\n1 | 综合业务 | 监督 | 内容 | 《律师法》 | ■政府网站`));
    expect(reading.items.map(({ domain }) => domain?.name)).toEqual([name]);
  });

  it('given 一级目录 over domains, then it is the domain; over matters, then it is level 1', () => {
    const head = '序号 | 一级目录 | 公开事项 | 公开内容 | 公开依据';
    const byDomain = readingOf(
      aGrid(`标准目录\n${head}\n1 | 救灾 | 政策 | 内容 | 《律师法》\n2 | | 标准 | 内容 | 《律师法》`),
    );
    expect(byDomain.items.map(({ domain, content }) => [domain?.name, content.level1])).toEqual([
      ['救灾', '政策'],
      ['救灾', '标准'],
    ]);
    const byMatter = readingOf(aGrid(`${title}\n${head}\n1 | 综合业务 | 监督 | 内容 | 《律师法》`));
    expect(pick(byMatter, 'level1', 'level2')).toEqual([{ level1: '综合业务', level2: '监督' }]);
    const levels = readingOf(
      aGrid(
        `${title}\n序号 | 一级目录 | 二级目录 | 公开内容 | 公开依据\n1 | 综合业务 | 监督 | 内容 | 《律师法》`,
      ),
    );
    expect(pick(levels, 'level1', 'level2')).toEqual([{ level1: '综合业务', level2: '监督' }]);
  });

  it('given one column 公开事项 or two under it without headings, then they are the levels', () => {
    const one = readingOf(
      aGrid(`${title}\n序号 | 公开事项 | 公开内容 | 公开依据\n1 | 监督 | 内容 | 《律师法》`),
    );
    expect(pick(one, 'level1', 'level2')).toEqual([{ level1: '监督', level2: null }]);
    const two = readingOf(
      aGrid(`${title}\n序号 | 公开事项 | | 公开内容 | 公开依据\n1 | 综合业务 | 监督 | 内容 | 《律师法》`, {
        merges: ['B2:C2'],
      }),
    );
    expect(pick(two, 'level1', 'level2')).toEqual([{ level1: '综合业务', level2: '监督' }]);
  });

  it('given legends in the headings, closed or not, then they do not hide them', () => {
    const reading = readingOf(
      aGrid(
        `${title}\n序号 | 一级事项 | 二级事项 | 公开内容(要素)(“●”表示必选项,“〇”表示可选项) | 公开依据 | 公开渠道和载体(“■”表示必选项,“□”表示可选项) | 公开时限(请写明\n1 | 综合业务 | 监督 | ●甲↵〇乙 | 《律师法》 | ■政府网站□两微一端 | 长期；`,
      ),
    );
    expect(pick(reading, 'content', 'channels', 'timeLimit')).toEqual([
      { content: ['甲', '乙'], channels: ['政府网站'], timeLimit: '长期' },
    ]);
  });

  it('given a domain only in the name of the file, then it counts', () => {
    const grid = aGrid(`${bare}\n1 | 综合业务 | 监督 | 内容 | 《律师法》 | ■政府网站`, { sheet: 'Sheet1' });
    expect(readCatalog({ grids: [grid] }, domains, '社会救助领域标准目录.xlsx').items[0]?.domain).toEqual({
      code: '19',
      name: '社会救助',
    });
  });

  it('given level 1 in a row of its own, in its column or over the whole table, then the rows below have it', () => {
    const reading = readingOf(
      aGrid(
        `${title}\n${bare}\n | 综合业务 | | | |\n1 | | 监督 | 内容 | 《律师法》 | ■政府网站\n一、临时救助 | | | | |\n2 | | 政策 | 内容 | 《律师法》 | ■政府网站\n3 | 特困供养 | 政策 | 内容 | 《律师法》 | ■政府网站`,
        { merges: ['A5:F5'] },
      ),
    );
    expect(pick(reading, 'level1', 'level2')).toEqual([
      { level1: '综合业务', level2: '监督' },
      { level1: '临时救助', level2: '政策' },
      { level1: '特困供养', level2: '政策' },
    ]);
  });

  it('given a sheet that explains how to fill in the form, then its example is no item', () => {
    const example = `${bare}\n1 | 综合业务 | 监督 | 内容 | 《律师法》 | ■政府网站`;
    const reading = readingOf(aGrid(example, { sheet: '填表说明' }), aGrid(`${title}\n${example}`));
    expect(reading.items.map(({ at }) => at.sheet)).toEqual(['目录']);
  });
});
