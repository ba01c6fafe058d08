import { mayShareInitial } from './initials.js';

/** Signs that tell one office from its namesake above, below or beside it: 区民政局, 市民政局 and 各乡镇 are no slips. */
const telling = /[省市县区乡镇村街道旗州各一二三四五六七八九十第\d]/u;

/** Of the shortest names every sign counts. */
const leastLength = 4;

/**
 * The one known body of whose name another is a slip of the hand: a sign left out, put in or typed for one of the same
 * initial, or two that changed places. null where it may be a body of its own: 区财政局 is no slip for 区民政局.
 */
export function findNearBody(name: string, known: Iterable<string>): string | null {
  const near = [...known].filter((body) => isSlipOf(name, body));
  return near.length === 1 ? (near[0] ?? null) : null;
}

function isSlipOf(name: string, body: string): boolean {
  const [typed, meant] = [Array.from(name), Array.from(body)];
  if (Math.min(typed.length, meant.length) < leastLength || name === body) return false;
  const start = sharedLength(typed, meant);
  const end = sharedLength(typed.slice(start).reverse(), meant.slice(start).reverse());
  const slip = typed.slice(start, typed.length - end);
  const right = meant.slice(start, meant.length - end);
  if ([...slip, ...right].some((sign) => telling.test(sign))) return false;
  if (slip.length + right.length === 1) return true;
  const [a = '', b = ''] = slip;
  const [c = '', d = ''] = right;
  if (slip.length === 1 && right.length === 1) return mayShareInitial(a, c);
  return slip.length === 2 && right.length === 2 && a === d && b === c;
}

/** How many signs two names begin with alike. */
function sharedLength(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((sign, index) => sign !== b[index]);
  return differs < 0 ? a.length : differs;
}
