import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

/** What an answer is recognised by: its tag in quotes, and when it became so, as HTTP writes it. */
export type Validators = { etag: string | undefined; lastModified: string | undefined };

/** Whether who asks has the answer already (RFC 9110, section 13): by tags where any are sent, else by the date. */
export function isCurrent(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return etag !== undefined && (tags === etag || holds(tags, etag));
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return lastModified !== undefined && Date.parse(lastModified) <= since;
}

/** If-None-Match compares weakly: `W/` before a tag does not matter. */
function holds(header: string, etag: string): boolean {
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

/** What a 304 says (RFC 9110, section 15.4.5): what caches are to know anew, and that scripts of other sites may see it. */
const saidUnmodified = new Set([
  'access-control-allow-origin',
  'access-control-expose-headers',
  'cache-control',
  'content-location',
  'etag',
  'vary',
]);

/** The rest stands in the answer that who asks has; a date only where there is no tag. */
export function isSaidUnmodified(header: string, hasTag: boolean): boolean {
  const name = header.toLowerCase();
  return saidUnmodified.has(name) || (name === 'last-modified' && !hasTag);
}

/** Takes from what was set on an answer what its 304 does not say. */
export function leaveUnmodified(response: ServerResponse): void {
  const hasTag = response.hasHeader('etag');
  for (const name of response.getHeaderNames())
    if (!isSaidUnmodified(name, hasTag)) response.removeHeader(name);
}
