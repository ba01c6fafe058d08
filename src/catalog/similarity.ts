import type { CatalogItem, ItemContent } from './item.js';

/**
 * How like an item must be to be suggested for a row. On the starter catalogs with damaged names and elements left out,
 * 98 % of the items are found, never another one in their place; 3 % of the items have a neighbour that is as like.
 */
export const leastLikeness = 0.55;

/** So many pairs of one domain are compared, some seconds' work; rows behind them get no suggestion. */
const mostPairs = 16_000_000;

/** Pairs of neighbouring characters and how often each occurs. */
type Bigrams = { counts: ReadonlyMap<string, number>; size: number };

export type Words = Pick<ItemContent, 'level1' | 'level2' | 'level3' | 'content'>;

export type Pairing<R> = { row: R; item: CatalogItem; likeness: number };

/** From 0 to 1: Dice's coefficient over the bigrams of names and elements, which differ in form alone at 1. */
export function likenessOf(a: Words, b: Words): number {
  const [left, right] = [bigramsOf(a), bigramsOf(b)];
  let shared = 0;
  for (const [gram, count] of left.counts) shared += Math.min(count, right.counts.get(gram) ?? 0);
  return dice(shared, left.size, right.size);
}

/**
 * The likest item for each row, no item for two rows: the likest pair first, then by the order of rows and items.
 * Rows that no item is like enough get none, nor do the last ones of a domain of many thousand new rows.
 */
export function pairLikest<R>(
  rows: readonly { row: R; content: Words }[],
  items: readonly CatalogItem[],
): Pairing<R>[] {
  const pairs = likePairs(rows, items).sort(
    (a, b) => b.likeness - a.likeness || a.rowIndex - b.rowIndex || a.itemIndex - b.itemIndex,
  );
  const taken = { rows: new Set<number>(), items: new Set<number>() };
  const chosen: Pairing<R>[] = [];
  for (const { rowIndex, itemIndex, likeness } of pairs) {
    const row = rows[rowIndex];
    const item = items[itemIndex];
    if (!row || !item || taken.rows.has(rowIndex) || taken.items.has(itemIndex)) continue;
    taken.rows.add(rowIndex);
    taken.items.add(itemIndex);
    chosen.push({ row: row.row, item, likeness: Math.round(likeness * 100) / 100 });
  }
  return chosen;
}

/** The likest item of each row by itself: rows may have the same one. */
export function likestOf<R, I extends Words>(
  rows: readonly { row: R; content: Words }[],
  items: readonly I[],
): Map<R, { item: I; likeness: number }> {
  const likest = new Map<R, { item: I; likeness: number }>();
  for (const { rowIndex, itemIndex, likeness } of likePairs(rows, items)) {
    const row = rows[rowIndex];
    const item = items[itemIndex];
    if (!row || !item || (likest.get(row.row)?.likeness ?? 0) >= likeness) continue;
    likest.set(row.row, { item, likeness });
  }
  return likest;
}

type IndexPair = { rowIndex: number; itemIndex: number; likeness: number };

/** Items by the bigrams they hold; an item stands in a list as often as it holds the bigram. */
type BigramIndex = { itemsWith: ReadonlyMap<string, readonly number[]>; sizes: readonly number[] };

/** Only items that share a bigram with a row are ever looked at. */
function likePairs(rows: readonly { content: Words }[], items: readonly Words[]): IndexPair[] {
  const index = indexBigrams(items);
  const shared = new Uint32Array(items.length); // one for all rows, cleaned after each
  const compared = rows.slice(0, Math.ceil(mostPairs / Math.max(1, items.length)));
  return compared.flatMap(({ content }, rowIndex) =>
    likeItems(content, index, shared).map((found) => ({ rowIndex, ...found })),
  );
}

function likeItems(
  row: Words,
  { itemsWith, sizes }: BigramIndex,
  shared: Uint32Array,
): Omit<IndexPair, 'rowIndex'>[] {
  const { counts, size } = bigramsOf(row);
  const touched: number[] = [];
  for (const [gram, count] of counts) {
    let last = -1;
    let times = 0;
    for (const itemIndex of itemsWith.get(gram) ?? []) {
      times = itemIndex === last ? times + 1 : 1;
      last = itemIndex;
      if (times > count) continue;
      const before = shared[itemIndex] ?? 0;
      if (before === 0) touched.push(itemIndex);
      shared[itemIndex] = before + 1;
    }
  }
  return touched.flatMap((itemIndex) => {
    const likeness = dice(shared[itemIndex] ?? 0, size, sizes[itemIndex] ?? 0);
    shared[itemIndex] = 0;
    return likeness >= leastLikeness ? [{ itemIndex, likeness }] : [];
  });
}

function indexBigrams(items: readonly Words[]): BigramIndex {
  const itemsWith = new Map<string, number[]>();
  const sizes = items.map((item, itemIndex) => {
    const { counts, size } = bigramsOf(item);
    for (const [gram, count] of counts) {
      const list = itemsWith.get(gram) ?? [];
      if (list.length === 0) itemsWith.set(gram, list);
      for (let times = 0; times < count; times++) list.push(itemIndex);
    }
    return size;
  });
  return { itemsWith, sizes };
}

function dice(shared: number, left: number, right: number): number {
  return left + right === 0 ? 0 : (2 * shared) / (left + right);
}

function bigramsOf({ level1, level2, level3, content }: Words): Bigrams {
  const counts = new Map<string, number>();
  let size = 0;
  for (const text of [level1, level2, level3, ...content]) {
    const signs = Array.from((text ?? '').normalize('NFKC').replace(/[\s\p{P}\p{S}]+/gu, ''));
    for (let index = 0; index + 1 < signs.length; index++) {
      const gram = `${signs[index] ?? ''}${signs[index + 1] ?? ''}`;
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
      size++;
    }
  }
  return { counts, size };
}
