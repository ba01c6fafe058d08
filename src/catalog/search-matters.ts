import type { Catalog, Edition } from './catalog.js';
import type { Sought } from './find-words.js';
import { foldSigns } from './find-words.js';
import { findInitials } from './initials.js';
import type { CatalogItem, ItemField } from './item.js';
import { itemFields } from './item.js';
import { titleOf } from './topic.js';
import { sayValue } from './words.js';

/** A catalog that is searched, with the edition it is of. */
export type SearchedCatalog = { edition: Edition; catalog: Catalog };

/** One matter, with every edition that has it under the same code and title. */
export type FoundMatter = {
  title: string;
  code: string;
  domain: { code: string; name: string };
  /** The levels above the title. */
  above: string[];
  editions: Edition[];
  /** Where what was sought stands besides the names; [] where its names say it. */
  passages: Passage[];
};

export type Passage = { field: ItemField; text: string };

export type FoundDomain = { code: string; name: string; places: { edition: Edition; count: number }[] };

/** `named`: their names say what was sought; `mentioned`: something else in the row does. */
export type FoundMatters = { domains: FoundDomain[]; named: FoundMatter[]; mentioned: FoundMatter[] };

/** What the catalogs have of what is sought: names first that begin with it, then in printed order. */
export function searchMatters(catalogs: readonly SearchedCatalog[], sought: Sought): FoundMatters {
  if (sought.words.length === 0) return { domains: [], named: [], mentioned: [] };
  const named = new Map<string, FoundMatter>();
  const mentioned = new Map<string, FoundMatter>();
  for (const { edition, catalog } of catalogs)
    for (const domain of catalog.domains)
      for (const item of domain.items) {
        const where = whereIn(item, sought);
        if (where === null) continue;
        const into = where === 'name' ? named : mentioned;
        const title = titleOf(item);
        const key = `${edition.codeSpace} ${item.code} ${title}`;
        const known = into.get(key);
        if (known !== undefined) known.editions.push(edition);
        else into.set(key, matterOf(item, title, domain, edition, where === 'name' ? [] : where));
      }
  return {
    domains: domainsNamed(catalogs, sought),
    named: [...named.values()].sort((a, b) => rankOf(a, sought) - rankOf(b, sought)),
    mentioned: [...mentioned.values()],
  };
}

function matterOf(
  item: CatalogItem,
  title: string,
  { code, name }: { code: string; name: string },
  edition: Edition,
  passages: Passage[],
): FoundMatter {
  const above = [item.level1, item.level2].filter(
    (level): level is string => level !== null && level !== title,
  );
  return { title, code: item.code, domain: { code, name }, above, editions: [edition], passages };
}

/** 0: what was sought is the title; 1: the title begins with it; 2: it stands in the title; 3: above it. */
function rankOf({ title }: FoundMatter, { words }: Sought): number {
  const folded = foldSigns(title);
  const [first = ''] = words;
  if (folded === first) return 0;
  if (folded.startsWith(first)) return 1;
  return folded.includes(first) ? 2 : 3;
}

/** What of an item is compared, folded once: items of a published version never change. */
type Folded = { name: string; whole: string };
const foldedItems = new WeakMap<CatalogItem, Folded>();

function foldItem(item: CatalogItem): Folded {
  const known = foldedItems.get(item);
  if (known !== undefined) return known;
  const folded = {
    name: foldSigns([item.code, item.level1, item.level2, item.level3].join('\n')),
    whole: foldSigns([item.code, ...itemFields.flatMap((field) => sayValue(item[field]))].join('\n')),
  };
  foldedItems.set(item, folded);
  return folded;
}

function whereIn(item: CatalogItem, { words, initials }: Sought): 'name' | Passage[] | null {
  const { name, whole } = foldItem(item);
  if (words.every((word) => name.includes(word))) return 'name';
  if (words.every((word) => whole.includes(word))) return passagesIn(item, words);
  return initials !== null && findInitials(titleOf(item), initials) !== null ? 'name' : null;
}

function passagesIn(item: CatalogItem, words: readonly string[]): Passage[] {
  return itemFields.flatMap((field) =>
    sayValue(item[field])
      .filter((text) => words.some((word) => foldSigns(text).includes(word)))
      .map((text) => ({ field, text })),
  );
}

function domainsNamed(catalogs: readonly SearchedCatalog[], { words, initials }: Sought): FoundDomain[] {
  const found = new Map<string, FoundDomain>();
  for (const { edition, catalog } of catalogs)
    for (const { code, name, items } of catalog.domains) {
      const named = words.every((word) => foldSigns(name).includes(word));
      if (!named && (initials === null || findInitials(name, initials) === null)) continue;
      const place = { edition, count: items.length };
      const known = found.get(`${code} ${name}`);
      if (known !== undefined) known.places.push(place);
      else found.set(`${code} ${name}`, { code, name, places: [place] });
    }
  return [...found.values()];
}
