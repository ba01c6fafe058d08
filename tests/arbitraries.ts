import fc from 'fast-check';
import type { Catalog } from '../src/catalog/catalog.js';
import type { ItemContent, Level, Method } from '../src/catalog/item.js';

const word = fc.string({
  unit: fc.constantFrom(...Array.from('政府信息公开目录事项社会救助20〔〕（）《》、，1aＡ ')),
  minLength: 1,
  maxLength: 8,
});
const maybe = fc.option(word, { nil: null });

/** Any row, also an odd one. */
export const anyContent: fc.Arbitrary<ItemContent> = fc.record({
  level1: maybe,
  level2: maybe,
  level3: maybe,
  content: fc.array(word, { maxLength: 3 }),
  legalBases: fc.array(word, { maxLength: 2 }),
  timeLimit: maybe,
  disclosingBodies: fc.array(word, { maxLength: 2 }),
  channels: fc.array(word, { maxLength: 2 }),
  audience: fc.record({
    everyone: fc.option(fc.boolean(), { nil: null }),
    groups: fc.option(fc.string(), { nil: null }),
  }),
  methods: fc.subarray<Method>(['主动公开', '依申请公开']),
  levels: fc.subarray<Level>(['县级', '乡级', '村级']),
  link: maybe,
  note: maybe,
  extra: fc.dictionary(word, word, { maxKeys: 2 }),
});

const itemCode = fc.integer({ min: 1, max: 12 }).map((sequence) => `01-${String(sequence).padStart(3, '0')}`);
const domainCode = fc.constantFrom('01', '02', '03', '04', '05');

/** Any catalog: codes are unique in it, any order, any item in any domain. */
export const anyCatalog: fc.Arbitrary<Catalog> = fc
  .record({
    domains: fc.uniqueArray(domainCode, { maxLength: 4 }),
    names: fc.array(word, { minLength: 4, maxLength: 4 }),
    codes: fc.uniqueArray(itemCode, { maxLength: 10 }),
    homes: fc.array(fc.nat(3), { minLength: 10, maxLength: 10 }),
    contents: fc.array(anyContent, { minLength: 10, maxLength: 10 }),
  })
  .map(({ domains, names, codes, homes, contents }) => ({
    domains: domains.map((code, index) => ({
      code,
      name: names[index] ?? '',
      items: codes.flatMap((item, place) => {
        const content = contents[place];
        return content && (homes[place] ?? 0) % domains.length === index ? [{ code: item, ...content }] : [];
      }),
    })),
  }));
