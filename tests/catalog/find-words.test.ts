import { describe, expect, it } from '@jest/globals';
import { excerptOf, markSought, readSought } from '../../src/catalog/find-words.js';
import { findInitials, isInitials } from '../../src/catalog/initials.js';

const marked = (text: string, q: string) =>
  markSought(text, readSought(q))
    .map((part) => (part.sought ? `[${part.text}]` : part.text))
    .join('');

describe('marking what was sought', () => {
  it.each([
    ['养老机构备案', '机构', '养老[机构]备案'],
    ['养老机构管理办法', '办法 养老', '[养老]机构管理[办法]'],
    ['国办发〔2019〕５４号', '54号', '国办发〔2019〕[５４号]'],
    ['Ａ类名单', 'a类', '[Ａ类]名单'],
    ['低保对象低保金', '低保', '[低保]对象[低保]金'],
    ['最低生活保障', '低生 生活', '最[低生活]保障'],
    ['最低生活保障', '低生活 生活 低生', '最[低生活]保障'],
    ['养老机构管理办法', 'yljg', '[养老机构]管理办法'],
    ['《社会救助暂行办法》（国务院令第649号）', '没有', '《社会救助暂行办法》（国务院令第649号）'],
    ['', '没有', ''],
  ])('given “%s” and the search for “%s”, then it is “%s”', (text, q, expected) => {
    expect(marked(text, q)).toBe(expected);
  });

  it('given a sign that folds to several, then the places behind it are still right', () => {
    expect(marked('㎡面积①公示', '公示')).toBe('㎡面积①[公示]');
  });

  it('given a long text, then the excerpt is around what was sought', () => {
    const text = `${'前'.repeat(100)}养老服务${'后'.repeat(100)}`;
    expect(excerptOf(text, readSought('养老'), 12)).toBe(`…${'前'.repeat(4)}养老服务${'后'.repeat(4)}…`);
    expect(excerptOf('养老服务', readSought('养老'), 12)).toBe('养老服务');
  });
});

describe('pinyin initials', () => {
  it.each([
    ['养老机构管理办法', 'yljg', '养老机构'],
    ['绿化率', 'lhl', '绿化率'],
    ['行政执法', 'xzzf', '行政执法'],
    ['中国银行', 'zgyh', '中国银行'],
    ['市容和环境卫生', 'srhh', '市容和环'],
    ['《养老、机构》', 'yljg', '养老、机构'],
    ['12345热线', '5rx', '5热线'],
    ['养老服务', 'xyz', null],
  ])('given “%s” and %s, then they stand for “%s”', (text, initials, expected) => {
    const found = findInitials(text, initials);
    expect(found && text.slice(found.from, found.to)).toBe(expected);
  });

  it('given one letter, figures or characters, then nobody means initials', () => {
    expect(['y', 'y1', '养老', 'yl', 'YLJG'].map(isInitials)).toEqual([false, false, false, true, true]);
  });
});
