import { Refusal } from '../refusal.js';
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
