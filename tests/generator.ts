import { fileURLToPath } from 'node:url';
import type { Catalog, CatalogDomain, Edition } from '../src/catalog/catalog.js';
import type { DraftChange, Proposal } from '../src/catalog/draft.js';
import type { CatalogItem, ItemContent } from '../src/catalog/item.js';
import { contentOf } from '../src/catalog/item.js';
import type { Starter } from '../src/import/starter.js';
import { readKnownDomains, readStarters } from '../src/import/starter.js';

/**
 * Catalogs of any size for tests and benchmarks, whose rows read like real ones: their words are those of the starter
 * catalogs. The same seed gives the same catalog for ever on every machine.
 */
export type CatalogSize = { seed: number; items: number; domains?: number };

/** `share`: how many of the items are touched, between 0 and 1; at least one is. */
export type EditSize = { seed: number; share: number };

/** A catalog and the changes that made it of the one before. */
export type GeneratedVersion = { catalog: Catalog; changes: DraftChange[] };

const folder = fileURLToPath(new URL('../catalogs/', import.meta.url));

export function generateCatalog({ seed, items, domains = 25 }: CatalogSize): Catalog {
  const random = randomFrom(seed);
  return {
    domains: Array.from({ length: domains }, (_, index) => {
      const { code, name } = domainAt(index);
      const count = Math.floor(items / domains) + (index < items % domains ? 1 : 0);
      return { code, name, items: itemsOf(code, count, random) };
    }),
  };
}

/** The edition of one of any number of districts, counted from 1. */
export function generateEdition({ district }: { district: number }): Edition {
  const id = `district-${String(district).padStart(4, '0')}`;
  const name = `${placeAt(district - 1)}区`;
  return {
    id,
    title: `${name}基层政务公开标准目录（区级版）`,
    level: 'district',
    organization: `${name}人民政府`,
    upstream: null,
    codeSpace: id,
  };
}

/** One edition with its first catalog for each district; no two have the same rows. */
export function generateDistricts({ districts, ...size }: CatalogSize & { districts: number }): Starter[] {
  return Array.from({ length: districts }, (_, index) => ({
    edition: generateEdition({ district: index + 1 }),
    effectiveOn: '2020-11-02',
    note: '首次发布',
    catalog: generateCatalog({ ...size, seed: size.seed + index }),
  }));
}

/** What an office might do to a catalog by its next version: edit, add, withdraw and move rows, each once. */
export function editsOf(catalog: Catalog, { seed, share }: EditSize): GeneratedVersion {
  const random = randomFrom(seed);
  const editor = new CatalogEditor(catalog);
  const all = catalog.domains.flatMap(({ items }) => items);
  const touched = shuffled(all, random).slice(0, Math.max(1, Math.round(all.length * share)));
  const changes: DraftChange[] = [];
  for (const item of touched) {
    const { change, reason } = editor.touch(item, random);
    changes.push({ ...change, reason });
  }
  return { catalog: editor.catalog, changes };
}

/** The versions after the first one, each made of the one before. */
export function generateVersions(
  catalog: Catalog,
  { seed, share, versions }: EditSize & { versions: number },
): GeneratedVersion[] {
  const made: GeneratedVersion[] = [];
  for (let index = 0; index < versions; index++) {
    made.push(editsOf(made.at(-1)?.catalog ?? catalog, { seed: seed + index, share }));
  }
  return made;
}

/** A working copy of a catalog that changes as its draft will. */
class CatalogEditor {
  readonly catalog: Catalog;
  /** The name in the draft of each row added: its code is given at publication. */
  readonly #keys = new Map<string, string>();

  constructor({ domains }: Catalog) {
    this.catalog = { domains: domains.map((domain) => ({ ...domain, items: [...domain.items] })) };
  }

  touch(item: CatalogItem, random: Random): { change: Proposal; reason: string } {
    const domain = this.catalog.domains.find(({ code }) => item.code.startsWith(`${code}-`))!;
    const luck = random();
    if (luck < 0.1) return { change: this.#add(domain, item, random), reason: '依据新规定增加' };
    // the last code given must stay in sight, so that the next one given is a new one
    if (luck < 0.2 && item.code !== lastCode(domain)) {
      domain.items.splice(domain.items.indexOf(item), 1);
      return { change: { kind: 'withdraw', code: item.code }, reason: '依据已废止，不再公开' };
    }
    if (luck < 0.3) return { change: this.#move(domain, item, random), reason: '调整顺序' };
    const fields = editedFields(domain.code, item, random);
    domain.items[domain.items.indexOf(item)] = { ...item, ...fields };
    return { change: { kind: 'edit', code: item.code, fields }, reason: '依据修改后的规定' };
  }

  /** Behind the item. */
  #add(domain: CatalogDomain, item: CatalogItem, random: Random): Proposal {
    const sequence = sequenceOf(lastCode(domain)) + 1;
    const code = itemCode(domain.code, sequence);
    const content = contentAt(domain.code, matters(domain.code).length + sequence, random);
    domain.items.splice(domain.items.indexOf(item) + 1, 0, { code, ...content });
    const key = `+${this.#keys.size + 1}`;
    this.#keys.set(code, key);
    return { kind: 'add', key, code: null, place: { domain: domain.code, follows: item.code }, content };
  }

  /** Within its domain. */
  #move(domain: CatalogDomain, item: CatalogItem, random: Random): Proposal {
    const from = domain.items.indexOf(item);
    domain.items.splice(from, 1);
    const drawn = Math.floor(random() * (domain.items.length + 1));
    const to = drawn === from ? (from + 1) % (domain.items.length + 1) : drawn;
    const before = domain.items[to - 1]?.code ?? null;
    const follows = before === null ? null : (this.#keys.get(before) ?? before);
    domain.items.splice(to, 0, item);
    return { kind: 'move', code: item.code, place: { domain: domain.code, follows } };
  }
}

function editedFields(domain: string, item: CatalogItem, random: Random): Partial<ItemContent> {
  const other = pick(matters(domain), random);
  const fields: Partial<ItemContent>[] = [
    { timeLimit: other.timeLimit === item.timeLimit ? '及时公开' : other.timeLimit },
    {
      legalBases: [...item.legalBases, ...other.legalBases.filter((text) => !item.legalBases.includes(text))],
    },
    { content: [...item.content, `${item.level2 ?? ''}调整情况`] },
    { channels: item.channels.includes('精准推送') ? ['政府网站'] : [...item.channels, '精准推送'] },
  ];
  return pick(fields, random);
}

function itemsOf(domain: string, count: number, random: Random): CatalogItem[] {
  return Array.from({ length: count }, (_, index) => ({
    code: itemCode(domain, index + 1),
    ...contentAt(domain, index, random),
  }));
}

/** The matters of the domain in the starter catalog, then the same for one place after another. */
function contentAt(domain: string, index: number, random: Random): ItemContent {
  const pool = matters(domain);
  const matter = pool[index % pool.length]!;
  const round = Math.floor(index / pool.length);
  const more = pick(pool, random).content.filter((element) => !matter.content.includes(element));
  return {
    ...matter,
    level3: round === 0 ? matter.level3 : `${placeAt(round - 1)}${matter.level3 ?? matter.level2 ?? ''}`,
    content: [...matter.content, ...more.slice(0, Math.floor(random() * 3))],
    timeLimit: pick(pool, random).timeLimit,
  };
}

/** As many domains as two digits can name: the known ones first. */
function domainAt(index: number): { code: string; name: string } {
  const known = knownDomains()[index];
  const code = String(index + 1).padStart(2, '0');
  if (index >= 99) throw new RangeError('more than 99 domains');
  return known === undefined ? { code, name: `其他领域${code}` } : { code: known.code, name: known.name };
}

const firstSyllables = Array.from('东西南北上下大新安永和平兴文龙金青石林河');
const secondSyllables = Array.from('阳山城桥关湖泉岗店庄营塘坡坪寨口州丰华宁');

/** 东阳, 东山, …, then 东阳东, … : a different name for every number. */
function placeAt(index: number): string {
  const count = firstSyllables.length * secondSyllables.length;
  const rest = index % count;
  const name = `${firstSyllables[Math.floor(rest / secondSyllables.length)]!}${secondSyllables[rest % secondSyllables.length]!}`;
  return index < count ? name : `${name}${placeAt(Math.floor(index / count) - 1)}`;
}

function itemCode(domain: string, sequence: number): string {
  return `${domain}-${String(sequence).padStart(3, '0')}`;
}

function sequenceOf(code: string): number {
  return Number(code.slice(3));
}

/** That of the highest sequence. */
function lastCode({ code, items }: CatalogDomain): string {
  return itemCode(
    code,
    items.reduce((last, item) => Math.max(last, sequenceOf(item.code)), 0),
  );
}

let domainList: { code: string; name: string }[] | undefined;
let matterPools: Map<string, ItemContent[]> | undefined;

function knownDomains(): { code: string; name: string }[] {
  domainList ??= readKnownDomains(folder);
  return domainList;
}

/** The rows of a domain of the starter catalog; of a domain it has not, all rows. */
function matters(domain: string): ItemContent[] {
  matterPools ??= readMatters();
  return matterPools.get(domain) ?? matterPools.get('')!;
}

function readMatters(): Map<string, ItemContent[]> {
  const [starter] = readStarters(folder);
  const pools = starter!.catalog.domains.map(({ code, items }) => [code, items.map(contentOf)] as const);
  return new Map([...pools, ['', pools.flatMap(([, pool]) => pool)]]);
}

/** Evenly between 0 and 1, without 1. */
export type Random = () => number;

/** mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)]!;
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [copy[index], copy[other]] = [copy[other]!, copy[index]!];
  }
  return copy;
}
