import { markupText } from '../../catalog/legal-text.js';
import type { Feed } from './feed.js';
import { urnOf } from './feed.js';

export const atomType = 'application/atom+xml; charset=utf-8';

/** RFC 4287. */
export function writeAtom(feed: Feed): string {
  const { title, author, home, self, next, updated, entries } = feed;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<id>${markupText(self)}</id>`,
    `<title>${markupText(title)}</title>`,
    `<updated>${updated}</updated>`,
    `<author><name>${markupText(author)}</name></author>`,
    writeLink('self', self, 'application/atom+xml'),
    writeLink('alternate', home, 'text/html'),
    ...(next === null ? [] : [writeLink('next', next, 'application/atom+xml')]),
    ...entries.map(writeEntry),
    '</feed>\n',
  ].join('\n');
}

function writeEntry(entry: Feed['entries'][number]): string {
  return [
    '<entry>',
    `<id>${urnOf(entry)}</id>`,
    `<title>${markupText(entry.title)}</title>`,
    `<published>${entry.at}</published>`,
    `<updated>${entry.at}</updated>`,
    writeLink('alternate', entry.url, 'text/html'),
    `<content type="text">${markupText(entry.paragraphs.join('\n'))}</content>`,
    '</entry>',
  ].join('\n');
}

function writeLink(rel: string, href: string, type: string): string {
  return `<link rel="${rel}" type="${type}" href="${markupText(href)}"/>`;
}
