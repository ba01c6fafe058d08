import type { FeedEntry } from '../../announcement/feed-entry.js';
import { readFeed } from '../../actions/read-feed.js';
import { atomType, writeAtom } from '../../export/feed/atom.js';
import type { Feed } from '../../export/feed/feed.js';
import { jsonFeedType, writeJsonFeed } from '../../export/feed/json-feed.js';
import { Refusal } from '../../refusal.js';
import { findEdition, listEditions } from '../../store/editions.js';
import { feedFaces } from '../feed-links.js';
import { catalogUrl, regulationUrl, versionUrl, withQuery } from '../pages/urls.js';
import type { Values } from '../parameter.js';
import { inQuery, text, wholeNumber } from '../parameter.js';
import type { Answer, Route, Service } from '../route.js';
import { route } from '../route.js';

const usualLimit = 20;

const parameters = [
  inQuery('edition', text, 'Only the versions of this edition; all editions and the law unless given'),
  inQuery('after', wholeNumber(0, 999_999_999), 'Only what came after this number, the oldest first'),
  inQuery('before', wholeNumber(1, 999_999_999), 'Only what came before this number, the newest first'),
  inQuery('limit', wholeNumber(1, 100), `At most so many entries; ${usualLimit} unless given`),
] as const;

type Query = Values<typeof parameters>;

const faces = [
  {
    ...feedFaces.json,
    operationId: 'readJsonFeed',
    written: jsonFeedType,
    write: writeJsonFeed,
    links: [{ rel: 'describedby', to: '/schemas/json-feed.json', type: 'application/schema+json' }],
  },
  {
    ...feedFaces.atom,
    operationId: 'readAtomFeed',
    written: atomType,
    write: writeAtom,
    links: [],
  },
] as const;

export const feedRoutes: Route[] = faces.map(({ path, operationId, type, written, write, links }) =>
  route({
    path,
    operationId,
    summary:
      'Published versions, what changed in each and why, and acts that changed their status: the newest, or all after the last one seen',
    parameters,
    responds: { texts: [type] },
    async answer(service, values): Promise<Answer> {
      const { feed, newest } = await loadFeed(service, values, `/api/v1${path}`);
      const next = feed.next === null ? [] : [{ rel: 'next', to: feed.next }];
      return {
        text: write(feed),
        mediaType: written,
        links: [...next, ...links],
        caching: 'revalidate',
        ...(newest === null ? {} : { lastModified: newest }),
      };
    },
  }),
);

async function loadFeed(
  { db, baseUrl, now }: Service,
  { edition, after, before, limit = usualLimit }: Query,
  path: string,
): Promise<{ feed: Feed; newest: string | null }> {
  if (after !== undefined && before !== undefined)
    throw new Refusal('request.malformed', { why: 'after 与 before 只能用一种' });
  const about = edition === undefined ? null : await findEdition(db, edition);
  const from = after !== undefined ? { after } : before !== undefined ? { before } : null;
  // one more than asked tells whether there are more
  const found = await readFeed(db, { edition: about?.id ?? null, from, limit: limit + 1 });
  const entries = found.slice(0, limit);
  const numbers = entries.map(({ sequence }) => sequence);
  const address = (query: Record<string, number | undefined>) =>
    baseUrl + withQuery(path, { edition, ...query, limit: limit === usualLimit ? undefined : limit });
  const last = Math.max(after ?? 0, ...numbers);
  const goesOn = after !== undefined ? { after: last } : { before: Math.min(...numbers) };
  const newest = entries.reduce<string | null>(
    (latest, { at }) => (latest === null || at > latest ? at : latest),
    null,
  );
  const [first] = await listEditions(db);
  return {
    newest,
    feed: {
      title: about?.title ?? '基层政务公开标准目录的更新',
      author: (about ?? first)?.organization ?? '',
      home: baseUrl + (about === null ? '/' : catalogUrl(about.id)),
      self: address({ after, before }),
      resume: address({ after: last }),
      next: found.length > limit ? address(goesOn) : null,
      updated: newest ?? now().toISOString(),
      entries: entries.map((entry) => ({ ...entry, url: baseUrl + pathOf(entry) })),
    },
  };
}

function pathOf({ about }: FeedEntry): string {
  return 'regulation' in about ? regulationUrl(about.regulation) : versionUrl(about.edition, about.version);
}
