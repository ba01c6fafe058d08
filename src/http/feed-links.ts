import type { Link } from './links.js';
import { withQuery } from './pages/urls.js';

/** The ways a feed is written: where each is, and as what. */
export const feedFaces = {
  json: { path: '/feed.json', type: 'application/feed+json' },
  atom: { path: '/feed.atom', type: 'application/atom+xml' },
} as const;

/** Where the feeds of an edition are; null: of all editions and the law. */
export function feedLinks(edition: string | null): Link[] {
  return Object.values(feedFaces).map(({ path, type }) => ({
    rel: 'alternate',
    to: withQuery(`/api/v1${path}`, { edition }),
    type,
  }));
}
