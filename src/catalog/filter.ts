import type { Catalog } from './catalog.js';
import { foldSigns } from './find-words.js';
import type { CatalogItem } from './item.js';
import { itemFields } from './item.js';
import { sayValue } from './words.js';

/** What items must have; each part that is given must hold. */
export type ItemFilter = {
  /** Words that must all occur somewhere in the row. */
  q?: string | undefined;
  domain?: string | undefined;
  level?: string | undefined;
  body?: string | undefined;
  channel?: string | undefined;
  /** Part of the title or number of a cited regulation. */
  regulation?: string | undefined;
  /** One of these. */
  code?: readonly string[] | undefined;
};

export type FoundItem = { domain: { code: string; name: string }; item: CatalogItem };

/** The items of a catalog that a filter lets through, in printed order. */
export function filterItems(catalog: Catalog, filter: ItemFilter): FoundItem[] {
  const words = foldSigns(filter.q ?? '')
    .split(/\s+/u)
    .filter((word) => word !== '');
  return catalog.domains
    .filter(({ code }) => filter.domain === undefined || filter.domain === code)
    .flatMap(({ code, name, items }) =>
      items.filter((item) => passes(item, filter, words)).map((item) => ({ domain: { code, name }, item })),
    );
}

function passes(item: CatalogItem, filter: ItemFilter, words: readonly string[]): boolean {
  const { level, body, channel, regulation, code } = filter;
  if (code !== undefined && !code.includes(item.code)) return false;
  if (level !== undefined && !item.levels.some((found) => found === level)) return false;
  if (body !== undefined && !item.disclosingBodies.some((found) => found.includes(body))) return false;
  if (channel !== undefined && !item.channels.some((found) => found.includes(channel))) return false;
  if (
    regulation !== undefined &&
    !item.legalBases.some((basis) => foldSigns(basis).includes(foldSigns(regulation)))
  ) {
    return false;
  }
  if (words.length === 0) return true;
  const whole = foldSigns([item.code, ...itemFields.flatMap((field) => sayValue(item[field]))].join('\n'));
  return words.every((word) => whole.includes(word));
}
