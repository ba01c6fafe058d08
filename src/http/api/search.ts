import type { SearchResult } from '../../actions/search-all.js';
import { searchAll } from '../../actions/search-all.js';
import { dayInShanghai } from '../../catalog/day.js';
import type { FoundMatter } from '../../catalog/search-matters.js';
import { statusOn } from '../../regulation/status.js';
import { findEdition } from '../../store/editions.js';
import { linksToNext, pageOf, pageParameters } from '../pages-of.js';
import { inQuery, requiredInQuery, text } from '../parameter.js';
import type { Route } from '../route.js';
import { route } from '../route.js';
import { on } from './point-in-time.js';

/** What the page `/search` shows, for programs. */
export const searchRoutes: Route[] = [
  route({
    path: '/search',
    operationId: 'search',
    summary:
      'Domains, items and regulations by words (of two characters, too) or pinyin initials, in pages of items',
    parameters: [
      requiredInQuery(
        'q',
        text,
        'Words that must all occur, or the pinyin initials of neighbouring characters',
      ),
      inQuery('edition', text, 'Only in this edition'),
      on,
      ...pageParameters,
    ],
    responds: { schema: 'search-page' },
    async answer({ db, catalogOf, now }, values) {
      const day = values.on ?? dayInShanghai(now());
      const edition = values.edition === undefined ? null : (await findEdition(db, values.edition)).id;
      const found = await searchAll(db, catalogOf, { q: values.q, on: day, edition });
      const { page, ...rest } = pageOf(mattersIn(found), values);
      return {
        json: { q: values.q, on: day, ...besideMatters(found, day), items: page, ...rest },
        links: linksToNext('/search', { ...values, on: day }, rest.next),
        caching: 'revalidate',
      };
    },
  }),
];

/** Those that are named so come before those that only mention it. */
function mattersIn({ named, mentioned }: SearchResult) {
  const sayMatter = (where: 'name' | 'text') => (matter: FoundMatter) => ({
    ...matter,
    editions: matter.editions.map(({ id }) => id),
    where,
  });
  return [...named.map(sayMatter('name')), ...mentioned.map(sayMatter('text'))];
}

function besideMatters({ domains, regulations }: SearchResult, day: string) {
  return {
    domains: domains.map(({ places, ...domain }) => ({
      ...domain,
      places: places.map(({ edition, count }) => ({ edition: edition.id, items: count })),
    })),
    regulations: regulations.map(({ id, title, documentNumber, events }) => ({
      id,
      title,
      documentNumber,
      status: statusOn(events, day).status,
    })),
  };
}
