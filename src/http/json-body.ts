import type { Request, Response } from 'express';
import express from 'express';
import { Refusal } from '../refusal.js';

const parse = express.json({ inflate: false, limit: '2mb', strict: false, type: 'application/json' });

/**
 * Takes in a JSON body.
 * @throws Refusal for another type, more than 2 MB, or what is no JSON.
 */
export async function receiveJson(request: Request, response: Response): Promise<unknown> {
  if (!request.is('application/json'))
    throw new Refusal('request.type-refused', { found: request.get('Content-Type') ?? '' });
  await new Promise<void>((resolve, reject) => {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Express makes its requests from node's
    parse(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(asRefusal(error));
    });
  });
  return request.body as unknown;
}

/** What the parser says of a body it could not take. */
function asRefusal(error: unknown): Error {
  const { type, message } = error as { type?: string; message?: string }; // body-parser's own errors
  if (type === 'entity.too.large') return new Refusal('request.too-large', { limit: '2 MB' });
  if (type === undefined) return error instanceof Error ? error : new Error(message ?? 'unreadable body');
  return new Refusal('request.malformed', { why: '内容不是 UTF-8 的 JSON' });
}
