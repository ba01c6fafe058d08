import type { Request } from 'express';
import { inForceOrNone } from '../../../actions/catalogs-in-force.js';
import { searchAll } from '../../../actions/search-all.js';
import { dayInShanghai } from '../../../catalog/day.js';
import type { Edition } from '../../../catalog/catalog.js';
import { statusOn } from '../../../regulation/status.js';
import { findEdition, listEditions } from '../../../store/editions.js';
import { lawDay } from '../../api/regulations.js';
import type { Values } from '../../parameter.js';
import { inQuery, text } from '../../parameter.js';
import type { Service } from '../../route.js';
import type { FoundGroups, SearchPage } from '../search-page.js';
import { chromeParameter } from './catalog.js';
import { frameOf } from './frame-of.js';

export const searchParameters = [
  inQuery('q', text, 'What is sought: words, or pinyin initials'),
  inQuery('edition', text, 'Only in this edition'),
  lawDay,
  chromeParameter,
] as const;

export async function loadSearchPage(
  service: Service,
  request: Request,
  values: Values<typeof searchParameters>,
): Promise<SearchPage> {
  const { db, now } = service;
  const day = values.on ?? dayInShanghai(now());
  const edition = values.edition === undefined ? null : (await findEdition(db, values.edition)).id;
  const { q = null, on = null, chrome = 'full' } = values;
  return {
    frame: await frameOf(service, request, chrome),
    query: { q, on, edition, chrome },
    day,
    editions: await editionsInForce(service, day),
    result: q === null ? null : await groups(service, q, day, edition),
  };
}

async function editionsInForce({ db }: Service, day: string): Promise<Edition[]> {
  const inForce: Edition[] = [];
  for (const edition of await listEditions(db))
    if ((await inForceOrNone(db, edition.id, day)) !== null) inForce.push(edition);
  return inForce;
}

async function groups(
  { db, catalogOf }: Service,
  q: string,
  on: string,
  edition: string | null,
): Promise<FoundGroups> {
  const { regulations, ...found } = await searchAll(db, catalogOf, { q, on, edition });
  return {
    ...found,
    regulations: regulations.map(({ events, ...facts }) => ({
      ...facts,
      status: statusOn(events, on).status,
    })),
  };
}
