import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import type { Body } from './body.js';
import type { Encoding } from './encoding.js';
import { encodingFor } from './encoding.js';
import { isCurrent, isSaidUnmodified, leaveUnmodified } from './validators.js';

/** What an address answers, made once and sent as bytes to all who ask: as it is, and packed as they take it. */
export type Representation = {
  /** Of an answer and of its 304 alike; what belongs to the body is beside it. */
  headers: Header[];
  mediaType: string;
  body: Body;
  /** Of its address, for who counts what is asked for. */
  pattern: string;
  etag: string | undefined;
  lastModified: string | undefined;
  /** The 304, and every form that somebody wanted. */
  ready: { notModified?: Reply; forms: Map<Encoding, Reply> };
};

export type Header = readonly [name: string, value: string];

/** A whole answer; `head` is names and values in turn, as node writes them without a look at each. */
export type Reply = { status: 200 | 304; head: string[]; bytes: Buffer | undefined };

/** Of what has been set on a response so far. */
export function represent(
  response: ServerResponse,
  text: { body: Body; mediaType: string },
  pattern: string,
): Representation {
  const found = headersOf(response);
  const valueOf = (wanted: string) => found.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const varies = [valueOf('vary') ?? [], 'Accept-Encoding'].flat().join(', ');
  return {
    headers: [...found.filter(([name]) => name.toLowerCase() !== 'vary'), ['Vary', varies]],
    mediaType: text.mediaType,
    body: text.body,
    pattern,
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
  request: IncomingMessage,
  response: ServerResponse,
  representation: Representation,
): Promise<void> {
  const reply = readyReply(request, representation) ?? (await makeReply(request, representation));
  if (reply.status === 304) leaveUnmodified(response);
  sendReply(request, response, reply);
}

/** What who asks is sent, where it has been made; null: it is to be packed first. */
export function readyReply({ headers }: IncomingMessage, representation: Representation): Reply | null {
  if (isCurrent(headers, representation)) return notModified(representation);
  return representation.ready.forms.get(encodingFor(headers['accept-encoding'])) ?? null;
}

export async function makeReply(
  { headers: asked }: IncomingMessage,
  { headers, mediaType, body, ready }: Representation,
): Promise<Reply> {
  const wanted = encodingFor(asked['accept-encoding']);
  const { bytes, encoding } = await body.in(wanted);
  const own: Header[] = [
    ['Content-Type', mediaType],
    ...(encoding === 'identity' ? [] : [['Content-Encoding', encoding] as const]),
    ['Content-Length', String(bytes.length)],
  ];
  const reply: Reply = { status: 200, head: [...headers, ...own].flat(), bytes };
  ready.forms.set(wanted, reply);
  return reply;
}

export function sendReply({ method }: IncomingMessage, response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, reply.head);
  // node writes no body where only the head was asked for, but would look at each byte of it
  response.end(method === 'HEAD' ? undefined : reply.bytes);
}

function notModified({ headers, etag, ready }: Representation): Reply {
  const said = () => headers.filter(([name]) => isSaidUnmodified(name, etag !== undefined)).flat();
  return (ready.notModified ??= { status: 304, head: said(), bytes: undefined });
}

/** More than it can take, with all its forms: a packed one is never larger than the body. */
export function mostBytesOf({ headers, body }: Representation): number {
  return 3 * body.plain.length + 8 * headers.flat().join().length;
}
