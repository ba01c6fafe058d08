import { createHash } from 'node:crypto';
import compression from 'compression';
import type { Request, Response } from 'express';
import { Body } from './body.js';
import { writeLink } from './links.js';
import type { Keep } from './kept-answers.js';
import { patternOf } from './metrics.js';
import { represent, sendRepresentation } from './representation.js';
import type { Answer } from './route.js';
import { sendFile } from './send-file.js';
import { isCurrent, leaveUnmodified } from './validators.js';

const caching = {
  immutable: 'public, max-age=31536000, immutable',
  // no stale answers beyond that: what is in force changes with the day
  revalidate: 'public, max-age=300',
  none: 'no-store',
} as const;

/** Sends an answer, or 304 where the client has it already; what may be kept is given to `keep`. */
export async function respond(
  request: Request,
  response: Response,
  answer: Answer,
  keep: Keep | null = null,
): Promise<void> {
  const text = textOf(answer);
  response.status(answer.status ?? 200);
  setHeaders(response, answer, text);
  if (text !== null && (answer.caching ?? 'none') !== 'none') {
    const representation = represent(response, text, patternOf(request));
    keep?.(representation, answer.caching === 'immutable' ? 'for ever' : 'a moment');
    await sendRepresentation(request, response, representation);
    return;
  }
  const validators = { etag: response.get('ETag'), lastModified: response.get('Last-Modified') };
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (isReading && isCurrent(request.headers, validators)) {
    const mediaType = 'makeBytes' in answer ? answer.mediaType : (text?.mediaType ?? null);
    if (isPackable(request, response, mediaType)) response.vary('Accept-Encoding');
    leaveUnmodified(response);
    response.status(304).end();
  } else if (text !== null) {
    response.type(text.mediaType).send(text.body.plain);
  } else if ('nothing' in answer) {
    response.status(204).end();
  } else if ('makeBytes' in answer) {
    await sendFile(request, response, answer);
  }
}

/** What is packed on the way varies by what who asks takes, also where nothing is sent. */
function isPackable(request: Request, response: Response, mediaType: string | null): boolean {
  return mediaType !== null && compression.filter(request, response.type(mediaType));
}

type Text = { body: Body; mediaType: string };

const jsonType = 'application/json; charset=utf-8';

function textOf(answer: Answer): Text | null {
  if ('made' in answer) return { body: answer.made, mediaType: jsonType };
  if ('json' in answer) return { body: new Body(JSON.stringify(answer.json)), mediaType: jsonType };
  return 'text' in answer ? { body: new Body(answer.text), mediaType: answer.mediaType } : null;
}

function setHeaders(response: Response, answer: Answer, text: Text | null): void {
  const { caching: kept = 'none', headers = {}, links = [], lastModified } = answer;
  response.set('Cache-Control', caching[kept]);
  response.set(headers);
  if (links.length > 0) response.set('Link', links.map(writeLink).join(', '));
  const etag = answer.etag ?? (text !== null && kept !== 'none' ? tagOf(text.body.plain) : undefined);
  if (etag !== undefined) response.set('ETag', `"${etag}"`);
  if (lastModified !== undefined) response.set('Last-Modified', new Date(lastModified).toUTCString());
}

/** A strong validator for what has no hash of its own. */
function tagOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 27);
}
