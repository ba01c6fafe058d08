import type { ItemContent } from './item.js';

/**
 * The matter an item is about: its domain and names, without what differs only in form (width, white space, brackets,
 * punctuation, an own number in front).
 */
export function topicKey(
  domain: string,
  { level1, level2, level3 }: Pick<ItemContent, 'level1' | 'level2' | 'level3'>,
): string {
  return JSON.stringify([domain, ...[level1, level2, level3].map(bareName)]);
}

/** Has nothing that differs only in form; most names are so, and every row of a file asks for three. */
const plainName = /^[\u4e00-\u9fff]*$/u;

function bareName(name: string | null): string {
  if (name === null || plainName.test(name)) return name ?? '';
  return name
    .normalize('NFKC')
    .replace(/^\s*\d{1,2}(?:\.\d{1,2})*[.、)\s]?(?=\D)/u, '')
    .replace(/[\s\p{P}\p{S}]+/gu, '');
}

/** How people name an item: its lowest level, e.g. 低保对象名单. */
export function titleOf({
  level1,
  level2,
  level3,
}: Pick<ItemContent, 'level1' | 'level2' | 'level3'>): string {
  return level3 ?? level2 ?? level1 ?? '';
}
