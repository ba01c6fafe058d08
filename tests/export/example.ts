import type { Catalog, Edition, Version } from '../../src/catalog/catalog.js';
import { aCatalog, aDomain, anEdition, anItem } from '../builders.js';

export function aVersion(version: Partial<Version> = {}): Version {
  return {
    edition: 'longting-district',
    number: 2,
    hash: `version-1:${'ab'.repeat(32)}`,
    parentHash: `version-1:${'cd'.repeat(32)}`,
    effectiveOn: '2026-11-01',
    publishedAt: '2026-10-20T01:02:03.000Z',
    publishedBy: '测试员',
    updateType: 'major',
    note: '按新条例修订',
    draft: 7,
    ...version,
  };
}

/** Where the log stood when the version was published. */
export const checkpoint = `log-1 42 ${'0123456789abcdef'.repeat(4)} ${'fedcba9876543210'.repeat(4)} 2026-10-20T01:02:03.000Z`;

export const edition: Edition = anEdition();

/** Two domains with what a table may hold: a run under one name, an own channel, named groups, words beyond the form. */
export const catalog: Catalog = aCatalog(
  aDomain(
    '19',
    [
      anItem('19-001', {
        level2: '申请条件',
        content: ['对象范围', '收入标准（低于；等于）', '材料清单'],
        legalBases: ['《社会救助暂行办法》（国务院令第649号）第十一条', '《河南省社会救助条例》'],
        disclosingBodies: ['区民政局', '乡镇人民政府'],
        channels: ['政府网站', '社区/企事业单位/村公示栏（电子屏）', '其他：公共法律服务网'],
        levels: ['县级', '乡级'],
      }),
      anItem('19-002', {
        level2: '审核信息',
        audience: { everyone: false, groups: '申请人' },
        methods: ['依申请公开'],
        levels: ['乡级', '村级'],
        note: '=1+1',
      }),
      anItem('19-003', {
        level1: '临时救助',
        level2: '办事指南',
        content: ['地点、时间、电话'],
        channels: ['其他', '流动宣传车'],
        audience: { everyone: true, groups: '' },
        link: 'https://www.longting.gov.cn/zwgk',
        extra: { 咨询电话: '0371-12345' },
      }),
    ],
    '社会救助',
  ),
  aDomain(
    '14',
    [
      anItem('14-001', {
        level1: null,
        level2: '灾害预警',
        content: [],
        legalBases: [],
        timeLimit: null,
        disclosingBodies: [],
        channels: [],
        audience: { everyone: null, groups: null },
        methods: [],
        levels: [],
      }),
    ],
    '救灾',
  ),
);
