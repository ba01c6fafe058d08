import { describe, expect, it } from '@jest/globals';
import type { Change } from '../../src/catalog/change.js';
import { diffCatalogs } from '../../src/catalog/diff.js';
import { digestOf, homelessCodes } from '../../src/catalog/semantic/digest.js';
import { weighChanges } from '../../src/catalog/semantic/weight.js';
import { summarize } from '../../src/catalog/summary.js';
import { sayChanges } from '../../src/catalog/words.js';
import { aCatalog, aDomain, anItem } from '../builders.js';

const before = aCatalog(
  aDomain('19', [anItem('19-001'), anItem('19-002'), anItem('19-003'), anItem('19-004')], '社会救助'),
  aDomain('20', [anItem('20-001'), anItem('20-002')], '养老服务'),
  aDomain('21', [anItem('21-001')], '公共法律服务'),
);
const after = aCatalog(
  aDomain(
    '19',
    [
      anItem('19-004'),
      anItem('19-001', { timeLimit: '信息形成或者变更之日起10个工作日内', note: '试行' }),
      anItem('19-002', { timeLimit: '信息形成或者变更之日起10个工作日内', level2: '名单' }),
      anItem('19-003', { disclosingBodies: ['区民政局。'] }),
    ],
    '社会救助',
  ),
  aDomain('20', [anItem('20-002'), anItem('20-003')], '养老服务'),
  aDomain('21', [anItem('21-001')], '公共法律服务'),
);
const changes = weighChanges(diffCatalogs(before, after));
const where = {
  homes: new Map(after.domains.flatMap(({ code, items }) => items.map((item) => [item.code, code]))),
  domains: new Map(after.domains.map(({ code, name }) => [code, name])),
};
const ofKind = (...kinds: Change['kind'][]) => changes.filter(({ kind }) => kinds.includes(kind));
const of = (code: string) => changes.filter((change) => 'code' in change && change.code === code);

describe('the summary', () => {
  it('counts items by what became of them, once for each', () => {
    expect(summarize(changes)).toEqual({
      added: 1,
      changed: 2,
      reworded: 1,
      removed: 1,
      moved: 1,
      renamed: 1,
      domains: 0,
    });
  });
});

describe('the digest', () => {
  it('tells the counts, the domains and the fields that changed most', () => {
    expect(digestOf(changes, where)).toBe(
      '新增 1 项、修改 3 项（其中 1 项更名、1 项仅为文字调整）、删除 1 项、移动 1 项。' +
        '涉及 社会救助、养老服务 2 个领域。主要修改：公开时限 2 项、二级事项 1 项、备注 1 项。',
    );
  });

  it('given only other print, then it says so and names no field', () => {
    expect(digestOf(of('19-003'), where)).toBe('修改 1 项（均为文字调整）。涉及 社会救助 1 个领域。');
  });

  it('given nothing, then it says so', () => {
    expect(digestOf([], where)).toBe('没有变动。');
  });

  it('given a domain that is gone, then it goes by its old name', () => {
    const gone = weighChanges(diffCatalogs(before, aCatalog(...before.domains.slice(0, 2))));
    expect(digestOf(gone, { ...where, domains: new Map() })).toBe(
      '删除 1 项、调整领域 1 个。涉及 公共法律服务 1 个领域。',
    );
  });

  it('given many domains, then it names the first five', () => {
    const many = aCatalog(...['01', '02', '03', '04', '05', '06'].map((code) => aDomain(code, [])));
    expect(
      digestOf(weighChanges(diffCatalogs(aCatalog(), many)), {
        homes: new Map(),
        domains: new Map(many.domains.map(({ code, name }) => [code, name])),
      }),
    ).toBe('调整领域 6 个。涉及 领域01、领域02、领域03、领域04、领域05 等 6 个领域。');
  });

  it('needs to be told only where changed items stand', () => {
    expect(homelessCodes(changes).sort()).toEqual(['19-001', '19-002', '19-003']);
  });
});

describe('changes in words', () => {
  it('given texts and lists, then what differs in them stands in brackets', () => {
    expect(sayChanges([...of('19-001'), ...of('19-003'), ...ofKind('item-removed', 'item-moved')])).toEqual([
      '修改 19-001 公开时限：信息形成或者变更之日起[20→10]个工作日内',
      '修改 19-001 备注：（空） → 试行',
      '文字调整 19-003 公开主体：区民政局[+。]',
      '删除 20-001 事项20-001',
      '移动 19-004 到领域 19 最前',
    ]);
  });

  it('given a list, then only what changed in it is told', () => {
    const edit = { kind: 'field-changed', code: '19-001', field: 'legalBases' } as const;
    expect(
      sayChanges([
        {
          ...edit,
          before: ['《甲法》', '《乙法》第三条', '《丙令》'],
          after: ['《乙法》第五条', '《甲法》', '《丁书》'],
        },
        { ...edit, field: 'channels', before: ['政府网站', '政府公报'], after: ['政府公报', '政府网站'] },
        { ...edit, field: 'note', before: '应当公开', after: '公开' },
        {
          ...edit,
          field: 'audience',
          before: { everyone: null, groups: null },
          after: { everyone: false, groups: null },
        },
      ]),
    ).toEqual([
      '修改 19-001 公开依据：《乙法》[第三条→第五条]；删除“《丙令》”；新增“《丁书》”',
      '文字调整 19-001 公开渠道和载体：调序“政府公报”',
      '修改 19-001 备注：[−应当]公开',
      '修改 19-001 公开对象：（空） → （空）',
    ]);
  });
});
