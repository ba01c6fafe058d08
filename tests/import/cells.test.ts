import { describe, expect, it } from '@jest/globals';
import { readBodies } from '../../src/import/cells/bodies.js';
import { readChannels } from '../../src/import/cells/channels.js';
import { readContent } from '../../src/import/cells/content.js';
import { readLegalBases } from '../../src/import/cells/legal-bases.js';
import { readName } from '../../src/import/cells/names.js';
import { readTick } from '../../src/import/cells/ticks.js';
import { aGrid, readingOf } from './builders.js';

describe('names', () => {
  it.each([
    ['政策\n文件', '政策文件'],
    ['拟征收土 地信息', '拟征收土地信息'],
    ['1.1就业政策 法规咨询', '就业政策法规咨询'],
    ['2.2.2企业职工参加社会保险登记', '企业职工参加社会保险登记'],
    ['3、义务教育', '义务教育'],
    ['2024年招生', '2024年招生'],
    ['12345热线', '12345热线'],
  ])('given %j, then the name is %j', (cell, name) => {
    expect(readName(cell)).toBe(name);
  });
});

describe('公开内容', () => {
  it.each<[string, string[]]>([
    ['1.文件名称\n2.文号\n3.正文', ['文件名称', '文号', '正文']],
    ['1、社会救助暂行办法\n2、各地配套政策法规文件', ['社会救助暂行办法', '各地配套政策法规文件']],
    ['1.收入预算表2.支出预算表3.转移支付表', ['收入预算表', '支出预算表', '转移支付表']],
    ['（1）合同主要条款（2）签约时间（3）签约主体', ['合同主要条款', '签约时间', '签约主体']],
    ['①项目概况；②资格要求；③联系方式', ['项目概况', '资格要求', '联系方式']],
    ['●\n文件名称\n●\n文号', ['文件名称', '文号']],
    ['1.文件\n名称\n2.文号', ['文件名称', '文号']],
    ['●候选人排序\n●投标报价', ['候选人排序', '投标报价']],
    ['·决定书文号\n·当事人名称', ['决定书文号', '当事人名称']],
    ['政策名称;扶持对象；实施部门', ['政策名称', '扶持对象', '实施部门']],
    ['办理事项\n办理条件\n救助标准', ['办理事项', '办理条件', '救助标准']],
    ['法规资讯、普法动态、普法讲师团', ['法规资讯', '普法动态', '普法讲师团']],
    ['行政法规、规章', ['行政法规、规章']],
    ['初审对象名单及相关信息', ['初审对象名单及相关信息']],
    ['1.国家和地方层面相关法律、法规、政策文件', ['国家和地方层面相关法律、法规、政策文件']],
    [
      '事项名称、适用范围、办理条件、\n办理流程、收费依据及标准、受\n理地点和时间、咨询电话',
      ['事项名称', '适用范围', '办理条件', '办理流程', '收费依据及标准', '受理地点和时间', '咨询电话'],
    ],
    ['1.第一项很长的要素名\n称续行\n2.第二项', ['第一项很长的要素名称续行', '第二项']],
    ['机构（含内设、\n直属）职能\n办公地址', ['机构（含内设、直属）职能', '办公地址']],
    ['2023年预算1.5万元以上项目', ['2023年预算1.5万元以上项目']],
    ['', []],
  ])('given %j, then the elements are %j', (cell, elements) => {
    expect(readContent(cell)).toEqual(elements);
  });
});

describe('公开渠道和载体', () => {
  it.each<[string, string[]]>([
    ['■政府网站 □政府公报\n■两微一端', ['政府网站', '两微一端']],
    ['■政府网站■两微一端■广播电视', ['政府网站', '两微一端', '广播电视']],
    ['▄政府网站;口政府公报;▄便民服务站,口入户/现场', ['政府网站', '便民服务站']],
    ['R政府网站 £政府公报 R精准推送', ['政府网站', '精准推送']],
    ['▲政府网站 □其他', ['政府网站']],
    ['R政府网站£政府公报R两微一端', ['政府网站', '两微一端']],
    ['■社区/企事业单位/村公示栏（■电子\n屏)', ['社区/企事业单位/村公示栏（电子屏）']],
    ['■微信公众号 / 区司法局公众号', ['微信公众号/区司法局公众号']],
    [
      '政府公报、政府网站、新闻发布会以及报刊、广播等便于公众知晓的方式',
      ['政府公报、政府网站、新闻发布会以及报刊、广播等便于公众知晓的方式'],
    ],
    ['■社区/企事业单位、村公示栏（电子\n屏）', ['社区/企事业单位/村公示栏（电子屏）']],
    ['■社区/企事业单位/村公示栏(电子屏', ['社区/企事业单位/村公示栏（电子屏）']],
    ['■发布会听证会 ■政府服务中心', ['发布会/听证会', '政务服务中心']],
    ['■其他:办税服务厅', ['其他：办税服务厅']],
    ['■其他 法律服务网', ['其他：法律服务网']],
    ['■其他基层公共服务平台', ['其他：基层公共服务平台']],
    ['□政府公报 ■其他____', ['其他']],
    ['政府网站政府公报', ['政府网站', '政府公报']],
    ['1.政府网站 2.两微一端', ['政府网站', '两微一端']],
    [
      '政府网站、入户/现场、社区/企事业单位/村公示栏（电子屏）',
      ['政府网站', '入户/现场', '社区/企事业单位/村公示栏（电子屏）'],
    ],
    ['公开查阅点政务服务中心口便民服务站', ['公开查阅点', '政务服务中心']],
    ['■各镇人民政府', ['各镇人民政府']],
    ['□政府网站 □政府公报', []],
    ['', []],
  ])('given %j, then the channels are %j', (cell, channels) => {
    expect(readChannels(cell)).toMatchObject({ channels, remark: null, unreadable: [] });
  });

  it('given a remark under the boxes, then it is kept apart', () => {
    expect(readChannels('■政府网站\n注:有关公开信息可推送至本省级法律服务网。')).toEqual({
      channels: ['政府网站'],
      remark: '注:有关公开信息可推送至本省级法律服务网。',
      unreadable: [],
      tidied: ['remark-moved'],
    });
  });

  it.each(['■', '■????', '■政府网站 ■'])(
    'given a ticked box without a readable name in %j, then it is unreadable',
    (cell) => {
      expect(readChannels(cell).unreadable).toHaveLength(1);
    },
  );
});

describe('公开主体', () => {
  it.each<[string, string[]]>([
    ['县级政府民政部门、乡镇政府（街道办事处）', ['县级政府民政部门', '乡镇政府（街道办事处）']],
    ['乡镇人民政府\n行政村村民委员会', ['乡镇人民政府', '行政村村民委员会']],
    ['自然资源\n主管部门', ['自然资源主管部门']],
    ['乡镇\n人民政府', ['乡镇人民政府']],
    ['自然资源主管部门/镇人民政府', ['自然资源主管部门', '镇人民政府']],
    ['镇人民政府 (经济发展办公室/农业农村办公室)', ['镇人民政府(经济发展办公室/农业农村办公室)']],
    ['县(市、\n区)住房和城乡建设部门', ['县(市、区)住房和城乡建设部门']],
    ['市、区县人民政府住房保障行政主管部门', ['市、区县人民政府住房保障行政主管部门']],
    [
      '县（市、区）自然资源主管部门和负责征收的有关部门',
      ['县（市、区）自然资源主管部门和负责征收的有关部门'],
    ],
    ['', []],
  ])('given %j, then the bodies are %j', (cell, bodies) => {
    expect(readBodies(cell)).toEqual(bodies);
  });
});

describe('公开依据', () => {
  const information = '《政府信息公开条例》';
  it.each<[string, string[]]>([
    [`《律师法》、${information}`, ['《律师法》', information]],
    [`《律师法》${information}`, ['《律师法》', information]],
    [`1.《律师法》\n2.${information}`, ['《律师法》', information]],
    [`1、《律师法》 2、${information}`, ['《律师法》', information]],
    [`《律师法》和${information}`, ['《律师法》', information]],
    ['《信息公开条例》及相关规定', ['《信息公开条例》', '及相关规定']],
    ['信息公开规定', ['信息公开规定']],
    [
      '《民政部 财政部关于进一步加强和改进临时救助工作的意见》（民发〔2018〕23号）',
      ['《民政部 财政部关于进一步加强和改进临时救助工作的意见》（民发〔2018〕23号）'],
    ],
    ['各地配套政策法规文件', ['各地配套政策法规文件']],
    ['', []],
  ])('given %j, then the bases are %j', (cell, bases) => {
    expect(readLegalBases(cell)).toEqual(bases);
  });
});

describe('ticks', () => {
  it.each([
    ['√', { ticked: true, text: '' }],
    [' √ ', { ticked: true, text: '' }],
    ['□', { ticked: false, text: '' }],
    ['√监测对象', { ticked: true, text: '监测对象' }],
    ['申请人', { ticked: false, text: '申请人' }],
    ['', { ticked: false, text: '' }],
  ])('given %j, then it reads %j', (cell, tick) => {
    expect(readTick(cell)).toEqual(tick);
  });
});

describe('T-AV-06 cells made to be slow', () => {
  const readers = { readBodies, readChannels, readContent, readLegalBases, readName, readTick };
  const signs = [
    '；',
    '、',
    '1.',
    '（1）',
    '■',
    '□ ',
    '《',
    '》',
    '《》',
    '(',
    '）',
    '政',
    '√',
    '\n',
    '  ',
    '其他',
    '注:',
    '口',
    '同上',
  ];

  it.each(Object.entries(readers))(
    'given a full cell of any one sign, then %s reads it to the end',
    (_, read) => {
      for (const sign of signs) {
        const cell = `${sign.repeat(Math.floor(32_000 / sign.length))}甲`;
        expect(() => read(cell)).not.toThrow();
      }
    },
  );

  it('given many rows of opening marks without an end, then the table is read to the end', () => {
    const marks = '《'.repeat(32_000);
    const rows = Array.from(
      { length: 300 },
      (_, index) => `${index + 1} | 甲 | 乙${index} | 内容 | ${marks}`,
    );
    const reading = readingOf(
      aGrid(`序号 | 一级事项 | 二级事项 | 公开内容 | 公开依据 | 公开渠道\n${rows.join('\n')}`),
    );
    expect(reading.items).toHaveLength(300);
  });
});
