import fc from 'fast-check';
import type { Catalog } from '../src/catalog/catalog.js';
import type { DraftChange } from '../src/catalog/draft.js';
import type { CatalogItem, ItemContent, ItemField, Level, Method } from '../src/catalog/item.js';
import { itemFields } from '../src/catalog/item.js';

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

/** One thing somebody does to a catalog, whatever stands there: places count modulo what there is. */
type Deed = {
  does: 'edit' | 'add' | 'withdraw' | 'move';
  item: number;
  field: ItemField;
  content: ItemContent;
  /** Which of the codes of new items. */
  code: number;
  domain: number;
  behind: number;
};

const anyDeed: fc.Arbitrary<Deed> = fc.record({
  does: fc.constantFrom<Deed['does']>('edit', 'edit', 'edit', 'add', 'add', 'withdraw', 'move'),
  item: fc.nat(3),
  // the fields that come together in a way of their own more often than the others
  field: fc.constantFrom(
    ...itemFields,
    'legalBases',
    'content',
    'audience',
    'extra',
    'timeLimit',
    'legalBases',
  ),
  content: anyContent,
  code: fc.nat(19),
  domain: fc.nat(3),
  behind: fc.nat(10),
});

const anyDeeds = fc.array(anyDeed, { maxLength: 6 });

/** A catalog with two others that were made of it, each by a few changes; new items of both may have one code. */
export const twoSides: fc.Arbitrary<{ base: Catalog; ours: Catalog; theirs: Catalog }> = fc
  .record({ base: anyCatalog, ours: anyDeeds, theirs: anyDeeds })
  .map(({ base, ours, theirs }) => ({
    base,
    ours: ours.reduce(doTo, base),
    theirs: theirs.reduce(doTo, base),
  }));

/** A catalog, a draft on it and what it became meanwhile. */
export const draftAndLatest: fc.Arbitrary<{ base: Catalog; changes: DraftChange[]; latest: Catalog }> = fc
  .record({ base: anyCatalog, draft: anyDeeds, theirs: anyDeeds })
  .map(({ base, draft, theirs }) => ({
    base,
    changes: draft.flatMap((deed, index) => toChange(base, deed, index)),
    latest: theirs.reduce(doTo, base),
  }));

function doTo(catalog: Catalog, deed: Deed): Catalog {
  const items = catalog.domains.flatMap((domain) => domain.items);
  const item = items[deed.item % items.length];
  const code = `01-${String(100 + deed.code)}`;
  if (deed.does === 'add') {
    return items.some((other) => other.code === code)
      ? catalog
      : put(catalog, { code, ...newRow(deed) }, deed);
  }
  if (!item) return catalog;
  switch (deed.does) {
    case 'edit':
      return mapItems(catalog, (other) => (other === item ? [edited(item, deed)] : [other]));
    case 'withdraw':
      return mapItems(catalog, (other) => (other === item ? [] : [other]));
    case 'move':
      return put(
        mapItems(catalog, (other) => (other === item ? [] : [other])),
        item,
        deed,
      );
  }
}

function toChange(base: Catalog, deed: Deed, index: number): DraftChange[] {
  const items = base.domains.flatMap((domain) => domain.items);
  const item = items[deed.item % items.length];
  const domain = base.domains[deed.domain % base.domains.length];
  const place = { domain: domain?.code ?? '', follows: domain?.items[deed.behind - 1]?.code ?? null };
  const [reason, key] = [`理由${index}`, `+${index + 1}`];
  if (deed.does === 'add') {
    return domain ? [{ kind: 'add', key, code: null, place, content: newRow(deed), reason }] : [];
  }
  if (!item) return [];
  const { code } = item;
  switch (deed.does) {
    case 'edit':
      return [{ kind: 'edit', code, fields: { [deed.field]: edited(item, deed)[deed.field] }, reason }];
    case 'withdraw':
      return [{ kind: 'withdraw', code, reason }];
    case 'move':
      return place.follows === code ? [] : [{ kind: 'move', code, place, reason }];
  }
}

/** New rows are often about one matter. */
function newRow({ code, content }: Deed): ItemContent {
  return { ...content, level1: '新事项', level2: `第${code % 3}项`, level3: null };
}

function mapItems({ domains }: Catalog, map: (item: CatalogItem) => CatalogItem[]): Catalog {
  return { domains: domains.map((domain) => ({ ...domain, items: domain.items.flatMap(map) })) };
}

function put({ domains }: Catalog, item: CatalogItem, { domain, behind }: Deed): Catalog {
  return {
    domains: domains.map((other, index) =>
      index === domain % domains.length ? { ...other, items: other.items.toSpliced(behind, 0, item) } : other,
    ),
  };
}

/** Of a list one element is put in, taken out or said otherwise; anything else is replaced. */
function edited(item: CatalogItem, { field, content, behind }: Deed): CatalogItem {
  const [before, said]: unknown[] = [item[field], content[field]];
  if (!Array.isArray(before) || !Array.isArray(said)) return { ...item, [field]: said };
  const list: unknown[] = [...(before as unknown[])];
  list.splice(behind % (list.length + 1), behind % 2, ...(said as unknown[]).slice(0, 1));
  return { ...item, [field]: field === 'methods' || field === 'levels' ? [...new Set(list)] : list };
}
