import type { IncomingHttpHeaders } from 'node:http';

/** What an answer is recognised by: its tag in quotes, and when it became so, as HTTP writes it. */
export type Validators = { etag: string | undefined; lastModified: string | undefined };

/** Whether who asks has the answer already (RFC 9110, section 13): by tags where any are sent, else by the date. */
export function isCurrent(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return etag !== undefined && holds(tags, etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return lastModified !== undefined && Date.parse(lastModified) <= since;
}

/** If-None-Match compares weakly: `W/` before a tag does not matter. */
function holds(header: string, etag: string): boolean {
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
