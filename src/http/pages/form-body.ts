import type { Request, Response } from 'express';
import express from 'express';
import { Refusal } from '../../refusal.js';

const type = 'application/x-www-form-urlencoded';

/** A form of a few short fields, and one that a whole item is written in. */
const parsers = {
  small: express.urlencoded({ extended: false, inflate: false, limit: '64kb', parameterLimit: 50, type }),
  large: express.urlencoded({ extended: false, inflate: false, limit: '512kb', parameterLimit: 1000, type }),
};

/** How often a field may be sent: a tick for each of several, or once. */
export type Fields = Record<string, 'one' | 'several'>;

/** What was sent; what was left out is '' or an empty list. */
export type Input<F extends Fields> = { [N in keyof F]: F[N] extends 'several' ? string[] : string };

/**
 * Takes in a plain form with fields of these names, beside the token that shows it is ours; what was left out is ''.
 * @throws Refusal for any other body, an unknown field, or one sent twice.
 */
export async function receiveForm<const N extends string>(
  request: Request,
  response: Response,
  names: readonly N[],
): Promise<Record<N, string>> {
  const sent = await receiveBody(request, response, 'small');
  const fields = Object.fromEntries(names.map((name) => [name, 'one'])) as Record<N, 'one'>; // one for each name
  return readFields(sent, fields) as Record<N, string>; // each of them is sent once
}

/** The same for a form that may be long, and in which some fields come several times. */
export async function receiveFields<const F extends Fields>(
  request: Request,
  response: Response,
  fields: F,
): Promise<Input<F>> {
  return readFields(await receiveBody(request, response, 'large'), fields);
}

/** @throws Refusal for an unknown field, or one sent twice that may not be. */
export function readFields<const F extends Fields>(sent: Record<string, unknown>, fields: F): Input<F> {
  for (const [name, value] of Object.entries(sent)) {
    const kind = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (name !== 'csrf' && (kind === undefined || (kind === 'one' && typeof value !== 'string')))
      throw new Refusal('request.parameter-unknown', { parameter: name, known: Object.keys(fields) });
  }
  const values = Object.entries(fields).map(([name, kind]) => {
    const value = Object.hasOwn(sent, name) ? sent[name] : undefined;
    return [name, kind === 'one' ? (value ?? '') : [value ?? []].flat()];
  });
  return Object.fromEntries(values) as Input<F>; // one value for each field, of its kind
}

async function receiveBody(
  request: Request,
  response: Response,
  size: keyof typeof parsers,
): Promise<Record<string, unknown>> {
  if (!request.is(type)) throw new Refusal('form.type-refused', { found: request.get('Content-Type') ?? '' });
  await new Promise<void>((resolve, reject) => {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Express makes its requests from node's
    parsers[size](request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('unreadable form'));
    });
  });
  return { ...(request.body as Record<string, unknown> | undefined) }; // what the parser made
}
