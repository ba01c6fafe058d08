import { header } from '../builders.js';
import { writeDocx, writeOds, writeXls } from './write-others.js';
import { writeXlsx } from './write-xlsx.js';

/** Heading rows 2 and 3 of the ministry form under a title. */
const formMerges = ['A2:A3', 'B2:C2', 'D2:D3', 'E2:E3', 'F2:F3', 'G2:G3', 'H2:H3', 'I2:J2', 'K2:L2', 'M2:N2'];
const help = '社会救助领域基层政务公开标准目录';
const law = '《社会救助暂行办法》（国务院令第649号）';
const short =
  '序号 | 一级事项 | 二级事项 | 公开内容（要素） | 公开依据 | 公开时限 | 公开主体 | 公开渠道和载体';
const item = (number: string, names: string, content: string, limit = '信息形成或者变更之日起20个工作日内') =>
  `${number} | ${names} | ${content} | ${law} | ${limit} | 区民政局 | ■政府网站↵□政府公报`;
const form = (rows: string, name = '社会救助') => ({
  name,
  text: `${help}\n${header}\n${rows}`,
  merges: ['A1:N1', ...formMerges],
});

/** The workbooks that are not text, each named for what is odd about it. `UPDATE_WORKBOOKS=1` writes them anew. */
export const oddWorkbooks: Record<string, () => Buffer> = {
  'two-header-rows.xlsx': () =>
    writeXlsx([
      form(
        [
          `${item('1', '最低生活保障 | 审核信息', '1.初审对象名单↵2.终审对象名单')} | √ | | √ | | √ | √`,
          `${item('2', ' | 办事指南', '办理事项；办理条件；救助标准')} | | 申请人 | | √ | √ | `,
        ].join('\n'),
      ),
    ]),
  'header-words-torn-apart.xlsx': () =>
    writeXlsx([
      {
        name: '目录',
        text: `${help}(试行)\n序 号 | 一级事 项 | 二级↵事项 | 公开内容↵(要素)及要求 | 公开 依据 | 公开↵时限 | 公开↵责任主体 | 公开渠道和载体(“■”表示必选项,“□”表示可选项) | 全社 会 | 特定群众(请写明) | 主动↵公开 | 依申↵请公 开 | 区 级 | 镇街级\n${item('1', '临时↵救助 | 政策 文件', '文件名称；文号')} | √ | | √ | | √ | `,
      },
    ]),
  'sections-of-several-domains.xlsx': () =>
    writeXlsx([
      {
        name: 'Sheet1',
        text: [
          '青石镇基层政务公开标准目录汇编',
          '（一）救灾领域基层政务公开标准目录1',
          '（二）渔业领域基层政务公开标准目录2',
          '',
          '（一）救灾领域基层政务公开标准目录',
          short,
          item('1', '灾害救助 | 灾情信息', '灾情核定信息'),
          '5.社会救助',
          item('2', '临时救助 | 审核信息', '支出型临时救助对象名单'),
          '（二）渔业领域基层政务公开标准目录（2023年）',
          short,
          item('1', '渔政管理 | 休渔公告', '休渔时间'),
          '注：本目录由镇党政办负责解释',
          '打印 关闭',
        ].join('\n'),
        merges: ['A1:H1', 'A5:H5', 'A8:H8', 'A10:H10'],
      },
    ]),
  'header-repeated-and-same-as-above.xlsx': () =>
    writeXlsx([
      {
        name: '社会救助',
        text: [
          short,
          `1 | 特困人员 | 政策法规 | 文件 | 同上 | 长期公开 | 区民政局 | ■政府网站`,
          item('2', ' | 审核信息', '终审对象名单'),
          short,
          `3 | | 办事指南 | 办理流程 | 同上 | 〃 | 同上 | 同上`,
          `4 | 医疗救助 | 标准 | 救助标准 | （同上） | 同上。 | 区医保局 | ■两微一端`,
        ].join('\n'),
      },
    ]),
  'number-column-without-heading.xlsx': () =>
    writeXlsx([
      {
        name: '社会救助',
        text: ` | 一级事项 | 二级事项 | 公开内容 | 公开依据\n{n}1 | 低保 | 名单 | 名单 | ${law}\n{n}2 | | 标准 | 标准 | ${law}\n{n}3 | 特困 | 名单 | 名单 | ${law}`,
      },
    ]),
  'words-beside-the-table.xlsx': () =>
    writeXlsx([
      {
        name: '社会救助',
        text: `一级事项 | 公开内容 | 公开依据 | 咨询电话 | \n低保 | 名单 | ${law} | 0371-0000 | 待核\n特困 | 名单 | ${law} | 0371-0000 | | 已改`,
      },
    ]),
  'error-values-and-formulas.xlsx': () =>
    writeXlsx([
      form(
        [
          `${item('{f}1', '{f}临时救助 | 审核信息', '名单')} | √ | | √ | | √ | `,
          `2 | {e}#REF! | 办事指南 | 流程 | {e}#N/A | {e}#VALUE! | 区民政局 | ■政府网站 | {e}#NAME? | | √ | | √ | `,
          `${item('{e}#N/A', '医疗救助 | 标准', '标准')} | {b}1 | {b}0 | {b}1 | {b}0 | {b}1 | {b}0`,
        ].join('\n'),
      ),
    ]),
  'numbers-and-dates-for-limits.xlsx': () =>
    writeXlsx([
      {
        name: '社会救助',
        text: [
          short,
          item('1', '低保 | 名单', '名单', '{n}45000'),
          item('2', ' | 标准', '标准', '{d}45292'),
          item('3', ' | 流程', '流程', '2024年1月1日'),
          item('4', ' | 年报', '年报', '每年1月31日前'),
          item('5', ' | 公示', '公示', '20'),
        ].join('\n'),
      },
    ]),
  'ticks-slid-and-merged.xlsx': () => {
    const sheet = form(
      [
        `${item('1', '低保 | 名单', '名单')} | √ | √ | √ | | | `,
        `${item('2', ' | 标准', '标准')} | √ | √ | √ | √ | | `,
        `${item('3', ' | 流程', '流程')} | √ √ √ | | | | | `,
        `${item('4', ' | 年报', '年报')} | √ | | √ | | √ | `,
        `${item('5', ' | 公示', '公示')} | √ | 申请人 | √ | | √√ | `,
        `${item('6', ' | 公告', '公告')} | √√√ | | | | | `,
      ].join('\n'),
    );
    return writeXlsx([{ ...sheet, merges: [...sheet.merges, 'I6:N6', 'M7:N7', 'M8:N8'] }]);
  },
  'ticks-and-boxes-of-all-kinds.xlsx': () => {
    const row = (name: string, channels: string, ticks: string) =>
      `${item('1', `低保 | ${name}`, '名单').replace(/■.*$/u, channels)} | ${ticks}`;
    return writeXlsx([
      form(
        [
          row('一', '■政府网站■两微一端□其他', '✓ | | ☑ | | ■ | '),
          row('二', 'R政府网站£政府公报 R精准推送', 'R | | t | | √ | √'),
          row('三', '▄政府网站;口政府公报;▄便民服务站', '√监测对象 | 申请人 | √ | | 县级 | '),
          row('四', '\uf0fe政府网站\uf0a8政府公报', '\uf0fe | | ü | | þ | '),
          row('五', '？政府网站 ？政府公报', '? | | √ | * | 待定 | '),
          row('六', '1.政府网站 2.两微一端', '全社会 | | 主动公开 | | 州级 | '),
          row('七', '■其他:办税服务厅 □其他_ 注:可归集至法律服务网', '√ | × | √ | - | √ | /'),
          row('八', '公开查阅点政务服务中心口便民服务站', '√ | 无 | √ | | √ | '),
        ].join('\n'),
      ),
    ]);
  },
  'level-one-in-rows-of-its-own.xlsx': () =>
    writeXlsx([
      {
        name: '社会救助',
        text: [
          short,
          '一、最低生活保障',
          item('1', ' | 名单', '名单'),
          item('2', ' | 标准', '标准'),
          '二、临时救助',
          item('3', ' | 名单', '名单'),
        ].join('\n'),
        merges: ['A2:H2', 'A5:H5'],
      },
    ]),
  'one-item-over-several-rows.xlsx': () =>
    writeXlsx([
      {
        name: '社会救助',
        text: [
          short,
          item('1', '低保 | 名单', '1.初审名单'),
          ' | | | 2.终审名单 | | | | ',
          ' | | | 3.停发名单 | | | | ■两微一端',
          ` | | | 结果信息 | | 7个工作日内 | | ■政府网站`,
          item('2', ' | 标准', '标准'),
        ].join('\n'),
        merges: ['A2:A4', 'B2:B6', 'E2:E4', 'F2:F4'],
      },
    ]),
  'columns-in-another-order.xlsx': () =>
    writeXlsx([
      {
        name: 'Sheet1',
        text: [
          '索 引 号: | 000000/2024',
          '公开方式: | 主动公开',
          '就业创业领域政务公开清单目录',
          '序号 | 事项名称 | | 公开内容 | 公开主体 | 公开时限 | 公开方式 | | 公开渠道 | 公开对象 | | 公开依据',
          ' | 一级事项 | 二级事项 | | | | 主动 | 依申请 | | 全社会 | 特定对象 | ',
          `1 | 就业服务 | 招聘信息 | 岗位；待遇 | 区人社局 | 实时公开 | √ | | ■政府网站 | √ | √ | 《就业促进法》`,
          `2 | | 培训 | 计划 | 区人社局 | 及时公开 | | √ | ■政府网站 | | 求职者 | 《就业促进法》`,
        ].join('\n'),
        merges: ['B4:C4', 'G4:H4', 'J4:K4'],
      },
    ]),
  'domain-and-three-levels.xlsx': () =>
    writeXlsx([
      {
        name: '汇总',
        text: [
          '序号 | 相应领域 | 一级事项 | 二级事项 | 三级事项 | 公开内容 | 公开依据',
          `1 | 救灾 | 灾害救助 | 应急救助 | 资金 | 金额 | ${law}`,
          `2 | | | | 物资 | 数量 | ${law}`,
          `3 | 社会救助 | 低保 | — | | 名单 | ${law}`,
          `4 | 水利 | 灌溉 | 计划 | | 面积 | ${law}`,
        ].join('\n'),
      },
    ]),
  'code-in-two-rows.xlsx': () =>
    writeXlsx([
      {
        name: '社会救助',
        text: `${short} | 事项编号\n${item('1', '低保 | 名单', '名单')} | 19-001\n${item('2', ' | 标准', '标准')} | 19-002\n${item('3', ' | 公示', '公示')} | 19-001`,
      },
    ]),
  'row-twice.xlsx': () =>
    writeXlsx([
      {
        name: '社会救助',
        text: `${short}\n${item('1', '低保 | 名单', '名单')}\n${item('2', '低保 | 名单', '名单')}\n3 | | | 无名 | ${law} | 长期 | 区民政局 | ■\n4 | 特困 | 标准 | ？ | ${law} | 长期 | 区民政局 | ■????`,
      },
    ]),
  'form-not-filled-in.xlsx': () =>
    writeXlsx([form('1\n2\n3'), { name: '填表说明', text: `${short}\n${item('1', '示例 | 示例', '示例')}` }]),
  'hidden-rows-and-sheets.xlsx': () =>
    writeXlsx([
      { ...form(`${item('1', '低保 | 名单', '名单')} | √ | | √ | | √ | `), hiddenRows: [4] },
      { name: '旧稿', text: `${short}\n${item('1', '旧 | 旧', '旧')}`, hidden: true },
    ]),
  'evaluation-table-beside-the-catalog.xlsx': () =>
    writeXlsx([
      {
        name: '测评',
        text: '序号 | 一级指标 | 二级指标 | 公开内容和测评依据 | 分值\n1 | 政策 | 法律 | 网站 | 2',
      },
      { name: '社会救助', text: `${short}\n${item('1', '低保 | 名单', '名单')}` },
    ]),
  'list-of-powers.xlsx': () =>
    writeXlsx([
      {
        name: '权责清单',
        text: `序号 | 权力类型 | 权力名称 | 实施依据 | 责任事项 | 追责情形\n1 | 行政给付 | 低保金给付 | ${law} | 受理 | 无`,
      },
    ]),
  'table-pasted-into-one-cell.xlsx': () =>
    writeXlsx([
      {
        name: '预览',
        text: `${help}\n序号公开事项公开内容(要素)公开依据公开时限公开主体公开渠道和载体一级事项二级事项↵1低保名单${law}`,
      },
    ]),
  'prefixed-names-1904-rich-text.xlsx': () =>
    writeXlsx(
      [
        {
          name: '社会救助',
          text: `{s}0 | 二级事项 | 公开内容 | 公开依据 | 政策日期\n{s}1 | 名单 | {s}2 | ${law} | {d}43830`,
        },
      ],
      {
        prefix: 'x',
        from1904: true,
        strings: [
          '<x:si><x:r><x:t>一级</x:t></x:r><x:r><x:rPr><x:b/></x:rPr><x:t>事项</x:t></x:r></x:si>',
          '<x:si><x:t>低保</x:t><x:rPh sb="0" eb="2"><x:t>dibao</x:t></x:rPh></x:si>',
          '<x:si><x:t xml:space="preserve">初审_x000A_名单</x:t></x:si>',
        ],
      },
    ),
  'merged-cells-and-symbols.docx': () =>
    writeDocx([
      '（一）救灾领域基层政务公开标准目录',
      {
        table: [
          '{v}序号 | {>2}公开事项 | {v}公开内容（要素） | {v}公开依据 | {v}公开渠道和载体 | {>2}公开对象',
          '{^} | 一级事项 | 二级事项 | {^} | {^} | {^} | 全社会 | 特定群体',
          '1 | {v}灾害救助 | 灾情信息 | 灾情↵核定信息 | 《自然灾害救助条例》 | {sym 0052}政府网站{sym 00A3}政府公报 | {sym 0050} | ',
          '2 | {^} | 救助信息 | 对象；标准 | 《自然灾害救助条例》 | {sym 0052}两微一端 | | 受灾群众',
        ].join('\n'),
      },
      '（二）未涉及领域事项说明',
      '（三）就业领域基层政务公开标准目录',
      { table: '序号 | 一级事项 | 公开内容 | 公开依据\n1 | 招聘 | 岗位 | 《就业促进法》' },
      { table: '序号 | 一级事项 | 公开内容 | 公开依据\n2 | | 待遇 | 《就业促进法》' },
    ]),
  'cells-that-repeat.ods': () =>
    writeOds(
      '社会救助',
      [
        `{>5}${help}`,
        '序号 | 一级事项 | 二级事项 | 公开内容 | 公开依据 | 公开时限 | 县级 | 乡级',
        `1 | 低保 | 名单 | 初审；终审 | ${law} | #REF! | {x2}√`,
        `2 | | 标准 | 标准 | ${law} | Err:502 | √ | `,
      ].join('\n'),
    ),
  'excel-97.xls': () =>
    writeXls(
      '社会救助',
      `${short}\n${item('1', '低保 | 名单', '名单')}\n${item('2', ' | 标准', '标准')}\n${item('3', ' | 公示', '公示')}`,
      ['B2:B4'],
    ),
  'tabs-utf16.tsv': () =>
    Buffer.from(`\ufeff一级事项\t公开内容\t公开依据\r\n低保\t名单\t${law}\r\n`, 'utf16le'),
};
