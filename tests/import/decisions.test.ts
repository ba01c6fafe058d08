import { describe, expect, it } from '@jest/globals';
import type { ItemContent, ItemField } from '../../src/catalog/item.js';
import { emptyContent } from '../../src/catalog/item.js';
import type { Conflict } from '../../src/catalog/merge/conflict.js';
import { decisionsIn, readDecisionRows } from '../../src/import/decisions.js';
import { aGrid } from './builders.js';

const key = `conflict-1:${'ab'.repeat(32)}`;
const short = 'ab'.repeat(8);

function aConflict<F extends ItemField>(field: F, sides: Partial<ItemContent> = {}): Conflict {
  const value = sides[field] ?? emptyContent[field];
  return {
    ...{ kind: 'field', code: '19-001', field, base: value, ours: value, theirs: value, key },
    suggestion: { choice: 'theirs', why: 'published' },
  } as Conflict; // one of the kinds, for any field
}

/** What other words come to; a sentence where they can't be understood. */
function own(field: ItemField, text: string, sides: Partial<ItemContent> = {}): unknown {
  const at = { sheet: '冲突', row: 4, cell: null };
  const { decisions, faults } = decisionsIn(
    [{ at, key: short, word: '另写', own: text }],
    [aConflict(field, sides)],
  );
  const choice = decisions[0]?.choice;
  return faults[0] ?? (typeof choice === 'object' ? choice.value : choice);
}

describe('other words for a field', () => {
  it.each<[ItemField, string, unknown]>([
    ['level2', ' 低保 对象名单 ', '低保对象名单'],
    ['content', '名单；标准', ['名单', '标准']],
    ['legalBases', '《甲办法》\n《乙办法》第三条', ['《甲办法》', '《乙办法》第三条']],
    ['disclosingBodies', '区民政局、乡镇人民政府', ['区民政局', '乡镇人民政府']],
    ['channels', '■政府网站　■其他：报纸', ['政府网站', '其他：报纸']],
    ['methods', '依申请公开、主动公开', ['主动公开', '依申请公开']],
    ['levels', '县级，乡级', ['县级', '乡级']],
    ['audience', '全社会；特定群体：申请人', { everyone: true, groups: '申请人' }],
    ['audience', '特定群体', { everyone: false, groups: '' }],
    ['link', 'https://a.cn/x y', 'https://a.cn/x y'],
  ])('given %s as %j, then it is read as the catalog’s own cells are', (field, text, value) => {
    expect(own(field, text)).toEqual(value);
  });

  it('given a heading without a field, then its text stands under it', () => {
    const sides = { extra: { 咨询电话: '1' } };
    expect([own('extra', '2', sides), own('extra', '咨询电话：2', sides)]).toEqual([
      { 咨询电话: '2' },
      { 咨询电话: '2' },
    ]);
  });

  it.each<[ItemField, string]>([
    ['methods', '秘密公开'],
    ['levels', '乡级、国家级'],
    ['audience', '全社会；大家'],
  ])('given %s as %j, then it is not understood', (field, text) => {
    expect(own(field, text)).toBe(`冲突!第4行：另写的内容看不懂：“${text}”`);
  });
});

describe('a workbook of conflicts that comes back', () => {
  it('given rows in another order and a column more, then each is found by its key', () => {
    const grid = aGrid(`
第7号草案与现行版的冲突
冲突号 | 备忘 | 决定 | 另写的内容
${short} | 问过 | 用草案的 |
 | 空行 | 用草案的 |
0000000000000000 | | | `);
    expect(readDecisionRows([aGrid('别的表'), grid])).toEqual({
      draft: 7,
      rows: [
        { at: { sheet: '目录', row: 3, cell: null }, key: short, word: '用草案的', own: '' },
        { at: { sheet: '目录', row: 5, cell: null }, key: '0000000000000000', word: '', own: '' },
      ],
    });
  });

  it('given a table without keys, then it is none', () => {
    expect(readDecisionRows([aGrid('决定|另写的内容\n用草案的|')])).toBeNull();
  });

  it('given a conflict that is not there, then it is told; without a decision it is passed over', () => {
    const at = { sheet: null, row: 5, cell: null };
    const row = { at, key: '0'.repeat(16), own: '' };
    expect(decisionsIn([{ ...row, word: '' }], [])).toEqual({ decisions: [], faults: [] });
    expect(decisionsIn([{ ...row, word: '用草案的' }], []).faults).toEqual([
      '第5行：冲突号不对，或这处冲突已经没有了',
    ]);
  });
});
