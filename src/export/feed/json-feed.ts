import type { Feed } from './feed.js';
import { urnOf } from './feed.js';

export const jsonFeedType = 'application/feed+json; charset=utf-8';

/** JSON Feed 1.1; what it has no word for stands in `_catalog`. */
export function writeJsonFeed({ title, author, home, self, resume, next, entries }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    language: 'zh-CN',
    home_page_url: home,
    feed_url: self,
    ...(next === null ? {} : { next_url: next }),
    authors: [{ name: author }],
    _catalog: { resume },
    items: entries.map((entry) => ({
      id: urnOf(entry),
      url: entry.url,
      title: entry.title,
      content_text: entry.paragraphs.join('\n'),
      date_published: entry.at,
      _catalog: { sequence: entry.sequence, ...entry.about },
    })),
  });
}
