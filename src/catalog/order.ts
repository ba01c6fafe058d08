/**
 * Which keys to leave in place so that as few as possible move: the heaviest common subsequence of two orders.
 * Ties are broken by the keys alone, so `stationaryKeys(a, b)` and `stationaryKeys(b, a)` are the same set.
 * Keys present on one side only are ignored. O(n log n).
 */
export function stationaryKeys(before: readonly string[], after: readonly string[]): Set<string> {
  const placeAfter = new Map(after.map((key, index) => [key, index]));
  const common = before.filter((key) => placeAfter.has(key));
  const ranks = common.map((key) => placeAfter.get(key) ?? 0);
  if (ranks.every((rank, index) => index === 0 || rank > (ranks[index - 1] ?? -1))) return new Set(common);
  return heaviestIncreasing(common, ranks, after.length);
}

/** A chain of keys that stay, by its length and then by the sum of its keys' weights. */
type Chain = { length: number; weight: number; key: string; previous: Chain | null };

function heaviestIncreasing(keys: string[], ranks: number[], size: number): Set<string> {
  const best = new PrefixBest(size);
  let heaviest: Chain | null = null;
  for (const [index, key] of keys.entries()) {
    const rank = ranks[index] ?? 0;
    const previous: Chain | null = best.before(rank);
    const chain: Chain = {
      length: (previous?.length ?? 0) + 1,
      weight: (previous?.weight ?? 0) + weightOf(key),
      key,
      previous,
    };
    best.put(rank, chain);
    if (heavier(chain, heaviest)) heaviest = chain;
  }
  const kept = new Set<string>();
  for (let chain: Chain | null = heaviest; chain; chain = chain.previous) kept.add(chain.key);
  return kept;
}

/** Fenwick tree over ranks: the heaviest chain that ends before a rank. */
class PrefixBest {
  readonly #tree: (Chain | null)[];
  constructor(size: number) {
    this.#tree = Array.from({ length: size + 1 }, () => null);
  }
  before(rank: number): Chain | null {
    let found: Chain | null = null;
    for (let i = rank; i > 0; i -= i & -i) {
      const chain = this.#tree[i] ?? null;
      if (chain && heavier(chain, found)) found = chain;
    }
    return found;
  }
  put(rank: number, chain: Chain): void {
    for (let i = rank + 1; i < this.#tree.length; i += i & -i) {
      if (heavier(chain, this.#tree[i] ?? null)) this.#tree[i] = chain;
    }
  }
}

function heavier(chain: Chain, other: Chain | null): boolean {
  if (!other) return true;
  return chain.length === other.length ? chain.weight > other.weight : chain.length > other.length;
}

/**
 * FNV-1a, 32 bits: sums of 150,000 of them stay exact in a double. Mixed once more (the end of MurmurHash3): FNV only
 * multiplies the last sign, so that 02 and 04 together would weigh what 01 and 05 do, and ties be frequent.
 */
function weightOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A list after keys were taken out and others put in behind the key each follows (null: at the head). */
export function rearrange(
  before: readonly string[],
  out: ReadonlySet<string>,
  put: readonly { key: string; follows: string | null }[],
): string[] {
  const followers = new Map<string | null, string[]>();
  for (const { key, follows } of put) followers.set(follows, [...(followers.get(follows) ?? []), key]);
  const result: string[] = [];
  const place = (key: string | null): void => {
    const stack = [...(followers.get(key) ?? [])].reverse();
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      result.push(next);
      stack.push(...[...(followers.get(next) ?? [])].reverse());
    }
  };
  place(null);
  for (const key of before) {
    if (out.has(key)) continue;
    result.push(key);
    place(key);
  }
  return result;
}
