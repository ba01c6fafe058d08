import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import type { Encoding } from './encoding.js';
import { encode, encodingFor } from './encoding.js';
import { isCurrent } from './validators.js';

/** What an address answers, made once and sent as bytes to all who ask: as it is, and packed as they take it. */
export type Representation = {
  /** Of an answer and of its 304 alike; what belongs to the body is beside it. */
  headers: Header[];
  mediaType: string;
  body: Buffer;
  etag: string | undefined;
  lastModified: string | undefined;
  /** The 304, and every form that somebody wanted. */
  ready: { notModified?: string[]; forms: Map<Encoding, Form> };
};

export type Header = readonly [name: string, value: string];

type Form = { headers: string[]; bytes: Buffer };

/** Of what has been set on a response so far. */
export function represent(
  response: ServerResponse,
  text: { body: string; mediaType: string },
): Representation {
  const found = headersOf(response);
  const valueOf = (wanted: string) => found.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const varies = [valueOf('vary') ?? [], 'Accept-Encoding'].flat().join(', ');
  return {
    headers: [...found.filter(([name]) => name.toLowerCase() !== 'vary'), ['Vary', varies]],
    mediaType: text.mediaType,
    body: Buffer.from(text.body),
    etag: valueOf('etag'),
    lastModified: valueOf('last-modified'),
    ready: { forms: new Map() },
  };
}

function headersOf(response: ServerResponse): Header[] {
  // node has it of requests and responses alike, its types of requests only
  const { getRawHeaderNames } = response as ServerResponse & Pick<ClientRequest, 'getRawHeaderNames'>;
  return getRawHeaderNames
    .call(response)
    .map((name): Header => [name, [response.getHeader(name) ?? []].flat().join(', ')]);
}

/** Sends it, or 304 where the client has it already. */
export async function sendRepresentation(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  representation: Representation,
): Promise<void> {
  if (isCurrent(headers, representation)) {
    response.writeHead(304, notModified(representation)).end();
    return;
  }
  const encoding = encodingFor(headers['accept-encoding']);
  const form = representation.ready.forms.get(encoding) ?? (await makeForm(representation, encoding));
  response.writeHead(200, form.headers);
  // node writes no body where only the head was asked for, but would look at each byte of it
  response.end(method === 'HEAD' ? undefined : form.bytes);
}

function notModified({ headers, ready }: Representation): string[] {
  return (ready.notModified ??= headers.flat());
}

async function makeForm(
  { headers, mediaType, body, ready }: Representation,
  wanted: Encoding,
): Promise<Form> {
  const { bytes, encoding } = await encode(body, wanted);
  const own: Header[] = [
    ['Content-Type', mediaType],
    ...(encoding === 'identity' ? [] : [['Content-Encoding', encoding] as const]),
    ['Content-Length', String(bytes.length)],
  ];
  const form = { headers: [...headers, ...own].flat(), bytes };
  ready.forms.set(wanted, form);
  return form;
}

/** More than it can take, with all its forms: a packed one is never larger than the body. */
export function mostBytesOf({ headers, body }: Representation): number {
  return 3 * body.length + 8 * headers.flat().join().length;
}
