import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Change } from '../../src/catalog/change.js';
import { changedFields } from '../../src/catalog/diff.js';
import type { CatalogItem, ItemContent, ItemField } from '../../src/catalog/item.js';
import { emptyContent } from '../../src/catalog/item.js';
import { substantiveOf, weighChanges, weightOf } from '../../src/catalog/semantic/weight.js';
import { toNumeral } from '../../src/catalog/text.js';
import { aContent } from '../builders.js';

function weightOfEdit<F extends ItemField>(field: F, before: ItemContent[F], after: ItemContent[F]) {
  const [change] = changedFields(
    { code: '19-001', ...aContent({ [field]: before }) },
    { code: '19-001', ...aContent({ [field]: after }) },
  );
  return change && weightOf(change);
}

describe('the weight of a changed field', () => {
  const formal: [ItemField, unknown, unknown][] = [
    ['timeLimit', '信息形成之日起20个工作日内', '信息形成之日起２０个工作日内。'],
    ['timeLimit', '公开时限：2 0个\n工作日', '公开时限:20个工作日'],
    ['timeLimit', '1.处罚决定：7日；2.其他：20日', '①处罚决定:7日;②其他:20日'],
    ['level1', '“一门受理”窗口', '「一门受理」窗口'],
    ['level2', '县（市、区）级', '县(市,区)级'],
    ['level2', '⽅案', '方案'],
    ['level3', null, '—'],
    ['content', ['文件名称；文号'], ['文件名称', '文号']],
    ['content', ['1.文件名称；2.文号'], ['文件名称', '文号']],
    ['content', ['①文件名称', '②文号'], ['（1）文件名称', '（2）文号']],
    ['legalBases', ['《甲法》第十一条'], ['《甲法》第11条']],
    ['legalBases', ['《甲法》第十条第（二）项'], ['《甲法》第10条第2项']],
    ['legalBases', ['《甲法》第十、十一条'], ['《甲法》第10、11条']],
    ['legalBases', ['《甲法》第三至第五条'], ['《甲法》第3至第5条']],
    ['legalBases', ['《甲法》第一百零三条之一'], ['《甲法》第103条之1']],
    ['legalBases', ['《意见》（国办发〔2019〕54号）'], ['《意见》(国办发[2019]54号)']],
    ['legalBases', ['《意见》（国办发〔2019〕54号）'], ['《意见》国办发（二〇一九）五十四号']],
    ['legalBases', ['《意见》（建房〔2012 ) 8 4 号 )'], ['《意见》（建房〔2012〕84号）']],
    ['legalBases', ['《条例》（国务院令第六百四十九号）'], ['《条例》（国务院令第649号）']],
    ['legalBases', ['《条例》（国务院令第六四九号）'], ['《条例》（国务院令第649号）']],
    ['legalBases', ['《甲法》第三条', '《乙法》'], ['《乙法》', '《甲法》第三条']],
    ['legalBases', ['1.《甲法》、2.《乙法》'], ['《甲法》', '《乙法》']],
    ['legalBases', ['《甲法》《乙法》第二条'], ['《甲法》', '《乙法》第二条']],
    ['legalBases', ['《关于印发〈甲〉的通知》'], ['《关于印发<甲>的通知》']],
    ['disclosingBodies', ['区民政局', '乡镇人民政府'], ['乡镇人民政府/区民政局']],
    ['channels', ['政府网站', '其他：公告栏'], ['■其他:公告栏', '√政府网站']],
    ['channels', ['社区/企事业单位/村公示栏（电子屏）'], ['社区/企事业单位、村公示栏(电子屏)']],
    ['methods', ['主动公开', '依申请公开'], ['依申请公开', '主动公开']],
    ['levels', ['县级', '乡级'], ['乡级', '县级']],
    ['audience', { everyone: true, groups: '' }, { everyone: true, groups: '√' }],
    ['audience', { everyone: false, groups: '（项目单位）' }, { everyone: false, groups: '项目单位' }],
    ['note', '√必选 □可选', '☑必选□可选'],
    ['link', 'https://www.example.gov.cn/a', ' https://www.example.gov.cn/a\n'],
    ['extra', { 咨询电话: '0371-2595', 五公开: '■文本' }, { 五公开: '✓文本', '咨询 电话': '0371－2595' }],
  ];
  it.each(formal)('%s: given %j and %j, then only form differs', (field, before, after) => {
    expect(weightOfEdit(field, before as never, after as never)).toBe('formal');
    expect(weightOfEdit(field, after as never, before as never)).toBe('formal');
  });

  const substantive: [ItemField, unknown, unknown][] = [
    ['timeLimit', '20日内', '2日内'],
    ['timeLimit', '二十日内', '十二日内'],
    ['timeLimit', '3-5日', '35日'],
    ['timeLimit', '3-5日', '3、5日'],
    ['timeLimit', '1.5日', '15日'],
    ['timeLimit', '20个工作日内', null],
    ['timeLimit', '＜20日', '20日'],
    ['note', '占10%', '占10'],
    ['note', '■必选', '□必选'],
    ['note', '√', null],
    ['content', ['应当公开'], ['可以公开']],
    ['content', ['公开'], ['不公开']],
    ['content', ['甲', '乙'], ['乙', '甲']],
    ['content', ['1.甲；3.乙'], ['甲', '乙']],
    ['content', ['1.甲；乙'], ['甲']],
    ['legalBases', ['《甲法》第十条'], ['《甲法》第十一条']],
    ['legalBases', ['《甲法》第十、一条'], ['《甲法》第十一条']],
    ['legalBases', ['《甲法》第一一条'], ['《甲法》第十一条']],
    ['legalBases', ['《甲法》第二十条'], ['《甲法》第十十条']],
    ['legalBases', ['《甲法》第十条'], ['《甲法》第十条之一']],
    ['legalBases', ['《甲法》第三条', '《乙法》'], ['《甲法》', '《乙法》第三条']],
    ['legalBases', ['《意见》（国办发〔2019〕54号）'], ['《意见》（国办发〔2019〕45号）']],
    ['disclosingBodies', ['区民政局', '区教育局'], ['区民政局']],
    ['disclosingBodies', ['甲局（乙处、丙处）、丁局'], ['甲局（乙处、丁局）、丙处']],
    ['channels', ['政府网站'], []],
    ['audience', { everyone: null, groups: null }, { everyone: false, groups: null }],
    ['audience', { everyone: true, groups: null }, { everyone: true, groups: '' }],
    ['link', 'https://www.example.gov.cn/a-b', 'https://www.example.gov.cn/a/b'],
    ['extra', { 咨询电话: '2595-1' }, { 咨询电话: '25951' }],
    ['extra', { 咨询电话: '2595' }, { 监督电话: '2595' }],
  ];
  it.each(substantive)('%s: given %j and %j, then it is substantive', (field, before, after) => {
    expect(weightOfEdit(field, before as never, after as never)).toBe('substantive');
    expect(weightOfEdit(field, after as never, before as never)).toBe('substantive');
  });
});

describe('the weight of other changes', () => {
  const place = (domain: string, follows: string | null = null) => ({ domain, follows });
  const content = { ...emptyContent };
  const changes: [Change, string][] = [
    [{ kind: 'item-added', code: '19-001', place: place('19'), content }, 'substantive'],
    [{ kind: 'item-removed', code: '19-001', place: place('19'), content }, 'substantive'],
    [{ kind: 'item-moved', code: '19-001', before: place('19'), after: place('20') }, 'substantive'],
    [{ kind: 'item-moved', code: '19-001', before: place('19'), after: place('19', '19-002') }, 'formal'],
    [{ kind: 'domain-added', domain: '19', name: '社会救助', follows: null }, 'substantive'],
    [{ kind: 'domain-removed', domain: '19', name: '社会救助', follows: null }, 'substantive'],
    [{ kind: 'domain-moved', domain: '19', before: null, after: '20' }, 'formal'],
    [{ kind: 'domain-renamed', domain: '19', before: '社会救助', after: '社会保险' }, 'substantive'],
    [{ kind: 'domain-renamed', domain: '19', before: '公共 文化', after: '公共文化' }, 'formal'],
  ];
  it.each(changes)('given %j, then it is %s', (change, weight) => {
    expect(weightOf(change)).toBe(weight);
  });

  it('given what a person decided with a reason, then that counts, for that field of that item only', () => {
    const edit = { kind: 'field-changed', field: 'note', before: '甲', after: '乙' } as const;
    const both: Change[] = [
      { ...edit, code: '19-001' },
      { ...edit, code: '19-002' },
    ];
    const reason = '错别字更正';
    expect(
      weighChanges(both, [{ code: '19-001', field: 'note', weight: 'formal', reason }]).map(
        ({ weight }) => weight,
      ),
    ).toEqual(['formal', 'substantive']);
  });
});

/** Every item of the starter catalogs. */
const items = ['longting-district', 'longting-township', 'longting-subdistrict'].flatMap((edition) => {
  const folder = new URL(`../../catalogs/${edition}/`, import.meta.url);
  return readdirSync(folder).flatMap((file) => {
    const domain = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { items: CatalogItem[] };
    return domain.items.map((item) => ({ ...emptyContent, ...item }));
  });
});
const anyItem = fc.constantFrom(...items);
const textFields = ['level1', 'level2', 'timeLimit'] as const;
const listFields = ['content', 'legalBases', 'disclosingBodies', 'channels'] as const;

/** Other prints of one text. Each takes a seed so that it strikes other places of the same text. */
const reprints: ((text: string, seed: number) => string)[] = [
  (text) => text.replace(/[0-9A-Za-z，；：（）]/gu, otherWidth),
  (text) => text.replaceAll('〔', '[').replaceAll('〕', ']'),
  (text) => text.replaceAll('〔', '（').replaceAll('〕', ')'),
  (text) => text.replaceAll('《', '«').replaceAll('》', '»').replaceAll('〈', '<').replaceAll('〉', '>'),
  (text) => text.replaceAll('“', '「').replaceAll('”', '」'),
  (text) => text.replace(/[。；]$/u, ''),
  (text) => `${text}。`,
  (text, seed) => insertAt(text, seed, ' '),
  (text, seed) => insertAt(text, seed, '\r\n'),
  (text, seed) => insertAt(text, seed, '\u3000'),
  (text) => text.replace(/第(\d{1,3})号/gu, (_, count: string) => `第${toNumeral(Number(count))}号`),
  (text) => text.replace(/第[一二三四五六七八九十百]+条/gu, arabicArticle),
  (text) => text.replace(/〔(\d{4})〕/gu, (_, year: string) => `〔${inDigits(year)}〕`),
];

function otherWidth(sign: string): string {
  const code = sign.charCodeAt(0);
  return String.fromCharCode(code < 0x7f ? code + 0xfee0 : code - 0xfee0);
}

function insertAt(text: string, seed: number, sign: string): string {
  const at = seed % (text.length + 1);
  return text.slice(0, at) + sign + text.slice(at);
}

function arabicArticle(article: string): string {
  const value = Array.from({ length: 999 }, (_, index) => index + 1).find(
    (count) => `第${toNumeral(count)}条` === article,
  );
  return value === undefined ? article : `第${value}条`;
}

function inDigits(year: string): string {
  return Array.from(year, (digit) => '〇一二三四五六七八九'.charAt(Number(digit))).join('');
}

const anyReprint = fc
  .array(fc.tuple(fc.nat(reprints.length - 1), fc.nat(999)), { minLength: 1, maxLength: 4 })
  .map((chosen) => (text: string) => chosen.reduce((said, [i, seed]) => reprints[i]!(said, seed), text));

const anyFormalEdit = fc
  .tuple(anyItem, anyReprint, fc.integer({ min: 0, max: 3 }))
  .map(([item, reprint, turn]): [CatalogItem, CatalogItem] => {
    const turned = <T>(list: T[]) => [...list.slice(turn), ...list.slice(0, turn)];
    const after = {
      ...item,
      content: turn % 2 === 0 ? item.content.map(reprint) : [item.content.map(reprint).join('；')],
      legalBases: turned(item.legalBases.map(reprint)),
      disclosingBodies: turned(item.disclosingBodies.map(reprint)),
      channels: turned(item.channels.map((channel) => `☑${reprint(channel)}`)),
      methods: turned(item.methods),
      levels: turned(item.levels),
    };
    for (const field of textFields) after[field] = item[field] === null ? null : reprint(item[field]);
    return [item, after];
  });

it('given 300 rows of the starter catalogs printed otherwise, then no change is substantive', () => {
  let changes = 0;
  fc.assert(
    fc.property(anyFormalEdit, ([before, after]) => {
      const weighed = weighChanges(changedFields(before, after));
      changes += weighed.length;
      expect(substantiveOf(weighed)).toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(changes).toBeGreaterThan(600);
});

/** A text and the same with one thing said otherwise; null where it has no such place. */
const slips: ((text: string, seed: number) => [before: string, after: string] | null)[] = [
  (text, seed) => strike(text, /[0-9]/gu, seed, (digit) => String((Number(digit) + 1 + (seed % 9)) % 10)),
  (text, seed) => strike(text, /[0-9]/gu, seed, () => ''),
  (text, seed) => [insertAt(text, seed, '应当'), insertAt(text, seed, '可以')],
  (text, seed) => [text, insertAt(text, seed, '不')],
  (text, seed) => strike(text, /\p{Script=Han}/gu, seed, (sign) => (sign === '禁' ? '准' : '禁')),
  (text, seed) => strike(text, /\p{Script=Han}/gu, seed, () => ''),
  (text, seed) => strike(text, /[一二三四五六七八九十]/gu, seed, (sign) => (sign === '十' ? '一' : '十')),
];

function strike(
  text: string,
  what: RegExp,
  seed: number,
  put: (found: string) => string,
): [string, string] | null {
  const places = [...text.matchAll(what)];
  const place = places[seed % Math.max(1, places.length)];
  if (place === undefined) return null;
  return [text, text.slice(0, place.index) + put(place[0]) + text.slice(place.index + place[0].length)];
}

it('given one digit, one character, 应当 or 不 of a row changed, then it is substantive', () => {
  const struck = new Set<number>();
  const anySlip = fc.tuple(
    anyItem,
    fc.constantFrom(...textFields, ...listFields),
    fc.nat(99),
    fc.nat(slips.length - 1),
    fc.nat(9999),
  );
  fc.assert(
    fc.property(anySlip, ([item, field, index, slip, seed]) => {
      const value = item[field];
      const text = Array.isArray(value) ? value[index % Math.max(1, value.length)] : value;
      const said = typeof text !== 'string' ? null : slips[slip]!(text, seed);
      if (said === null) return;
      struck.add(slip);
      const [before, after] = said.map((words) => ({
        ...item,
        [field]: Array.isArray(value) ? value.map((each) => (each === text ? words : each)) : words,
      }));
      expect(weighChanges(changedFields(before!, after!))).toMatchObject([{ field, weight: 'substantive' }]);
    }),
    { numRuns: 5000 },
  );
  expect(struck.size).toBe(slips.length);
});
