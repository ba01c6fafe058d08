import { Refusal } from '../refusal.js';
import type { Link } from './links.js';
import { inQuery, text, wholeNumber } from './parameter.js';

/** The parameters of a list that comes in pages; what it lists does not change between them but by what people do. */
export const pageParameters = [
  inQuery('limit', wholeNumber(1, 500), 'How many a page; 100 unless given'),
  inQuery('cursor', text, 'Where the next page begins: `next` of the page before'),
] as const;

/** One page of a list. @throws Refusal for a cursor that no page gave. */
export function pageOf<T>(
  all: readonly T[],
  { limit = 100, cursor = '0' }: { limit: number | undefined; cursor: string | undefined },
): { page: T[]; total: number; next: string | null } {
  if (!/^\d{1,9}$/.test(cursor))
    throw new Refusal('request.parameter-invalid', {
      parameter: 'cursor',
      found: cursor,
      expected: '上一页给出的 next',
    });
  const start = Number(cursor);
  const end = start + limit;
  return { page: all.slice(start, end), total: all.length, next: end < all.length ? String(end) : null };
}

type Asked = Record<string, string | number | boolean | readonly string[] | undefined>;

/** Leads to the page after this one: what was asked for, and where it goes on; to nothing after the last. */
export function linksToNext(path: string, { cursor: _, ...asked }: Asked, next: string | null): Link[] {
  if (next === null) return [];
  const query = new URLSearchParams({ cursor: next });
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, String(value));
  return [{ rel: 'next', to: `/api/v1${path}?${String(query)}` }];
}
