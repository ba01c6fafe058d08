import { Refusal } from '../refusal.js';
import type { Link } from './links.js';
import { inQuery, text, wholeNumber } from './parameter.js';

/** The parameters of a list that comes in pages; what it lists does not change between them but by what people do. */
export const pageParameters = [
  inQuery('limit', wholeNumber(1, 500), 'How many a page; 100 unless given'),
  inQuery('cursor', text, 'Where the next page begins: `next` of the page before'),
] as const;

type AskedPage = { limit: number | undefined; cursor: string | undefined };
type Page<T> = { page: T[]; total: number; next: string | null };

/** One page of a list. @throws Refusal for a cursor that no page gave. */
export function pageOf<T>(all: readonly T[], { limit = 100, cursor = '0' }: AskedPage): Page<T> {
  const start = readCursor(cursor);
  const end = start + limit;
  return { page: all.slice(start, end), total: all.length, next: end < all.length ? String(end) : null };
}

/**
 * One page of a list with the newest first: its cursor is the number of the row it begins with, so that no row comes
 * twice when others are put before it.
 * @throws Refusal for a cursor that no page gave.
 */
export function pageOfNewest<T>(
  all: readonly T[],
  numberOf: (row: T) => number,
  { limit = 100, cursor }: AskedPage,
): Page<T> {
  const newest = cursor === undefined ? Infinity : readCursor(cursor);
  const rest = all.filter((row) => numberOf(row) <= newest);
  const following = rest[limit];
  return {
    page: rest.slice(0, limit),
    total: all.length,
    next: following === undefined ? null : String(numberOf(following)),
  };
}

function readCursor(cursor: string): number {
  if (!/^\d{1,9}$/.test(cursor))
    throw new Refusal('request.parameter-invalid', {
      parameter: 'cursor',
      found: cursor,
      expected: '上一页给出的 next',
    });
  return Number(cursor);
}

type Asked = Record<string, string | number | boolean | readonly (string | number)[] | undefined>;

/** Leads to the page after this one: what was asked for, and where it goes on; to nothing after the last. */
export function linksToNext(path: string, { cursor: _, ...asked }: Asked, next: string | null): Link[] {
  if (next === null) return [];
  const query = new URLSearchParams({ cursor: next });
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, String(value));
  return [{ rel: 'next', to: `/api/v1${path}?${String(query)}` }];
}
