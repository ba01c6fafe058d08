import type { Request, Response } from 'express';
import express from 'express';
import { Refusal } from '../../refusal.js';

const type = 'application/x-www-form-urlencoded';
const parse = express.urlencoded({
  extended: false,
  inflate: false,
  limit: '64kb',
  parameterLimit: 50,
  type,
});

/**
 * Takes in a plain form with fields of these names, beside the token that shows it is ours; what was left out is ''.
 * @throws Refusal for any other body, an unknown field, or one sent twice.
 */
export async function receiveForm<const N extends string>(
  request: Request,
  response: Response,
  names: readonly N[],
): Promise<Record<N, string>> {
  if (!request.is(type)) throw new Refusal('form.type-refused', { found: request.get('Content-Type') ?? '' });
  await new Promise<void>((resolve, reject) => {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Express makes its requests from node's
    parse(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('unreadable form'));
    });
  });
  const sent = new Map(Object.entries((request.body ?? {}) as Record<string, unknown>)); // what the parser made
  sent.delete('csrf');
  const known: readonly string[] = names;
  for (const [name, value] of sent) {
    if (!known.includes(name) || typeof value !== 'string')
      throw new Refusal('request.parameter-unknown', { parameter: name, known: names.slice() });
  }
  const fields = names.map((name) => [name, sent.get(name) ?? '']);
  return Object.fromEntries(fields) as Record<N, string>; // one for each name, all texts
}
