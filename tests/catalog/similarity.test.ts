import { describe, expect, it } from '@jest/globals';
import type { CatalogItem } from '../../src/catalog/item.js';
import { leastLikeness, likenessOf, pairLikest } from '../../src/catalog/similarity.js';
import { readStarters } from '../../src/import/starter.js';
import { aContent, anItem } from '../builders.js';
import type { Random } from '../generator.js';
import { randomFrom } from '../generator.js';

const domains = readStarters(new URL('../../catalogs', import.meta.url).pathname).flatMap(
  ({ catalog }) => catalog.domains,
);
const signs = Array.from('的及和信息公开情况办理服务管理事项政策结果名单标准工作');

/** A name as people mangle it: a sign lost, wrong, swapped or added; words in front or behind; an end cut off. */
function damage(name: string, random: Random): string {
  const text = Array.from(name);
  const at = Math.floor(random() * text.length);
  const sign = signs[Math.floor(random() * signs.length)]!;
  const ways = [
    () => text.splice(at, text.length > 2 ? 1 : 0),
    () => text.splice(at, 1, sign),
    () => text.splice(at, 0, sign),
    () => text.push(random() < 0.5 ? '（试行）' : '情况'),
    () => text.unshift(random() < 0.5 ? '本区' : '有关'),
    () => text.splice(Math.max(2, text.length - 2), text.length > 4 ? 2 : 0),
  ];
  ways[Math.floor(random() * ways.length)]!();
  return text.join('');
}

/** The item as another office might send it: its name damaged once or twice, an element in seven missing. */
function damaged(item: CatalogItem, random: Random): CatalogItem {
  const field = item.level3 !== null ? 'level3' : item.level2 !== null ? 'level2' : 'level1';
  let name = item[field] ?? '';
  for (let times = 1 + Math.floor(random() * 2); times > 0; times--) name = damage(name, random);
  const content = item.content.filter(() => random() > 0.15);
  return { ...item, [field]: name, content: content.length > 0 ? content : item.content };
}

describe('the likeness of a row and an item', () => {
  it('given the starter catalogs with damaged names, then nearly all items are found and none in place of another', () => {
    const random = randomFrom(20);
    let found = 0;
    let wrong = 0;
    let all = 0;
    for (const { items } of domains) {
      for (const item of items) {
        const [pair] = pairLikest([{ row: item.code, content: damaged(item, random) }], items);
        all++;
        if (pair?.item.code === item.code) found++;
        else if (pair) wrong++;
      }
    }
    expect(all).toBeGreaterThan(1_000);
    expect(found / all).toBeGreaterThan(0.97);
    expect(wrong / all).toBeLessThan(0.002);
  });

  it('given a row whose item the catalog has not, then hardly ever another one is suggested', () => {
    let suggested = 0;
    let all = 0;
    for (const { items } of domains) {
      for (const item of items) {
        const others = items.filter((other) => other !== item);
        all++;
        suggested += pairLikest([{ row: item.code, content: item }], others).length;
      }
    }
    expect(suggested / all).toBeLessThan(0.03);
  });

  it('given two texts that differ in form alone, then they are as like as can be', () => {
    const printed = aContent({ level2: '审核（信息）', content: ['名单：２０项'] });
    expect(likenessOf(printed, aContent({ level2: '审核 信息', content: ['名单20项'] }))).toBe(1);
    expect(likenessOf(printed, aContent({ level1: null, level2: '古籍', content: ['善本'] }))).toBeLessThan(
      leastLikeness,
    );
  });

  it('given two rows like one item, then the liker one has it, and of equals the first', () => {
    const items = [anItem('19-001', { level2: '临时救助对象名单' })];
    const row = (level2: string) => ({ row: level2, content: aContent({ level2 }) });
    expect(pairLikest([row('临时救助名单'), row('临时救助对象名单表')], items)).toMatchObject([
      { row: '临时救助对象名单表', item: { code: '19-001' } },
    ]);
    const equals = [row('临时救助对象名册'), row('临时救助对象名录')];
    expect(pairLikest(equals, items)).toMatchObject([{ row: '临时救助对象名册' }]);
  });

  it('given nothing to compare, then nothing is like', () => {
    expect(likenessOf({ level1: null, level2: null, level3: '', content: [] }, aContent())).toBe(0);
    expect(pairLikest([], [])).toEqual([]);
  });
});
