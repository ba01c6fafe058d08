import type { Request, Response } from 'express';
import type { Answer, FileName } from './route.js';

const caching = {
  immutable: 'public, max-age=31536000, immutable',
  // no stale answers beyond that: what is in force changes with the day
  revalidate: 'public, max-age=300',
  none: 'no-store',
} as const;

/** Sends an answer, or 304 where the client has it already. */
export async function respond(request: Request, response: Response, answer: Answer): Promise<void> {
  response.status(answer.status ?? 200);
  response.set('Cache-Control', caching[answer.caching ?? 'none']);
  response.set(answer.headers ?? {});
  if (answer.etag !== undefined) response.set('ETag', `"${answer.etag}"`);
  if (answer.lastModified !== undefined)
    response.set('Last-Modified', new Date(answer.lastModified).toUTCString());
  if (answer.etag !== undefined && holds(request.get('If-None-Match'), answer.etag)) {
    response.status(304).end();
    return;
  }
  if ('nothing' in answer) {
    response.status(204).end();
    return;
  }
  if ('json' in answer) {
    response.type('application/json; charset=utf-8').send(JSON.stringify(answer.json));
    return;
  }
  const bytes = await answer.makeBytes();
  response.set('Content-Disposition', disposition(answer.fileName));
  response.type(answer.mediaType).send(bytes);
}

/** RFC 6266, with the full name as RFC 8187 spells it. */
function disposition({ full, plain }: FileName): string {
  const spelled = encodeURIComponent(full).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${spelled}`;
}

/** If-None-Match compares weakly: `W/` before a tag does not matter. */
function holds(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(`"${etag}"`);
}
