import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import express from 'express';
import { Refusal } from '../refusal.js';

const parse = express.json({ inflate: false, limit: '2mb', strict: false, type: 'application/json' });

loadDecoders();

/** The parser loads its decoders with the first body it is given: a server that can open no more files by then would refuse every body. */
function loadDecoders(): void {
  const headers = { 'content-type': 'application/json', 'content-length': '2' };
  const body = Object.assign(Readable.from([Buffer.from('{}')]), { headers });
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- all that the parser reads of a request
  parse(body as unknown as Request, {} as Response, () => undefined);
}

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

/** What the parser says of a body it could not take; what has no type of its own is no fault of the request. */
function asRefusal(error: unknown): Error {
  const { type } = error as { type?: string }; // body-parser's own errors
  if (type === 'entity.too.large') return new Refusal('request.too-large', { limit: '2 MB' });
  if (type === undefined) return new Error('a body could not be read', { cause: error });
  return new Refusal('request.malformed', { why: '内容不是 UTF-8 的 JSON' });
}
