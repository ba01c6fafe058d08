import fc from 'fast-check';
import { theThirteenChannels } from '../../src/catalog/channel.js';
import type { Catalog, EditionLevel } from '../../src/catalog/catalog.js';
import type { KnownDomain } from '../../src/catalog/domain.js';
import type { Audience, ItemContent, Level, Method } from '../../src/catalog/item.js';

/** What a catalog that was read, tidied and published may hold: texts as people print them, in the order of the form. */

const han = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(
      ...Array.from('政策文件办理条件申请材料救助对象范围名单审核结果发放标准监督检查电话地址流程服务指南'),
    ),
    minLength: 2,
    maxLength,
  });

/** A name: plain, with a remark in brackets, with a latin word or a figure in it. */
export const printedName: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: han(10) },
  fc.tuple(han(6), han(4)).map(([name, remark]) => `${name}（${remark}）`),
  fc
    .tuple(han(4), fc.constantFrom('12345', 'APP', '2026年', 'A4', '“一网通办”', '𠮷'), han(4))
    .map((parts) => parts.join('')),
);

/** An element: a name, an enumeration, a sentence; semicolons in and out of brackets; a figure in front. */
export const printedElement: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: printedName },
  fc.array(han(5), { minLength: 2, maxLength: 5 }).map((names) => names.join('、')),
  fc.tuple(han(6), han(6)).map(([a, b]) => `${a}，${b}`),
  fc.tuple(han(6), han(6)).map(([a, b]) => `${a}；${b}`),
  fc.tuple(han(6), han(6), han(6)).map(([a, b, c]) => `${a}（${b}；${c}）`),
  fc.tuple(han(6), han(6)).map(([a, b]) => `${a}：《${b}》`),
  fc.tuple(han(6), han(6)).map(([a, b]) => `${a}（${b}`),
  han(6).map((name) => `12345${name}`),
);

const legalBasis = fc
  .tuple(
    han(12),
    fc.constantFrom('条例', '办法', '暂行规定'),
    fc.constantFrom('', '（国务院令第649号）', '（国办发〔2019〕54号）', '（2018年修正）'),
    fc.constantFrom('', '第十一条', '第二十条第一款'),
  )
  .map(([name, kind, number, article]) => `《${name}${kind}》${number}${article}`);

const body = fc.constantFrom(
  '区民政局',
  '乡镇人民政府',
  '街道办事处',
  '区医疗保障局',
  '村民委员会',
  '区公共就业服务中心',
  '博物馆',
);

const channels = fc
  .tuple(
    fc.subarray([...theThirteenChannels]),
    fc.constantFrom('', '法律服务网', '电话、短信', '按申请人要求的形式提供'),
  )
  .map(([names, tail]) => names.map((name) => (name === '其他' && tail !== '' ? `其他：${tail}` : name)));

const audience: fc.Arbitrary<Audience> = fc.oneof(
  fc.constant({ everyone: null, groups: null }),
  fc.constant({ everyone: true, groups: null }),
  fc.record({ everyone: fc.constant(false), groups: fc.oneof(fc.constant(''), printedName) }),
  fc.record({ everyone: fc.constant(true), groups: printedName }),
);

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

/** At least one name; neighbours often share the first. */
const names = fc
  .record({
    level1: maybe(fc.oneof(printedName, fc.constantFrom('通用政策', '业务办理'))),
    level2: maybe(printedName),
    level3: maybe(printedName),
  })
  .filter(({ level1, level2, level3 }) => (level1 ?? level2 ?? level3) !== null);

const content: fc.Arbitrary<ItemContent> = fc
  .tuple(
    names,
    fc.record({
      content: fc.array(printedElement, { maxLength: 6 }),
      legalBases: fc.uniqueArray(legalBasis, { maxLength: 4 }),
      timeLimit: maybe(fc.constantFrom('信息形成或者变更之日起20个工作日内', '长期公开', '每年1月31日前')),
      disclosingBodies: fc.uniqueArray(body, { maxLength: 3 }),
      channels,
      audience,
      methods: fc.subarray<Method>(['主动公开', '依申请公开']),
      levels: fc.subarray<Level>(['市级', '县级', '乡级', '村级']),
      link: maybe(fc.constantFrom('https://www.longting.gov.cn/zwgk', '政务公开栏')),
      note: maybe(fc.oneof(printedName, fc.constantFrom('=1+1', '-见附件', '+86', '@区民政局', '_x0041_'))),
      extra: fc.dictionary(fc.constantFrom('咨询电话', '监督电话', '责任科室'), printedName),
    }),
  )
  .map(([name, fields]) => ({ ...name, ...fields }));

export const editionLevel = fc.constantFrom<EditionLevel>('district', 'township', 'subdistrict');

/** A catalog of some of these domains. */
export function printableCatalog(domains: readonly KnownDomain[]): fc.Arbitrary<Catalog> {
  return fc
    .subarray([...domains], { maxLength: 3 })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map(({ code, name }) =>
          fc.array(content, { minLength: 1, maxLength: 5 }).map((contents) => ({
            code,
            name,
            items: contents.map((each, index) => ({
              code: `${code}-${String(index + 1).padStart(3, '0')}`,
              ...each,
            })),
          })),
        ),
      ),
    )
    .map((some) => ({ domains: some }));
}
