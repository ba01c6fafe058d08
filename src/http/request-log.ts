import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';

/** A request with its number, which its line in the log, its entries in the database and a failure's answer carry. */
type Numbered = IncomingMessage & { id?: string };

export type RequestLog = {
  /** Gives a request its number, and writes its line when it is answered. */
  begin: (request: Numbered, response: ServerResponse, next: () => void) => void;
  /** The same for an answer whose whole head, names and values in turn, is written at once. */
  note: (request: Numbered, response: ServerResponse, head: readonly string[]) => void;
  /** That we failed. */
  failed: (request: Numbered, error: unknown, code: string) => void;
};

/** Asked every few seconds by whoever watches the server. */
const unlogged = '/readyz';

/** One line for each request, in which nothing gives rights. */
export function requestLog(logger: Logger): RequestLog {
  const heads = new WeakMap<readonly string[], Told>(); // sent over and over
  const isQuiet = (request: Numbered) => request.url === unlogged || !logger.isLevelEnabled('info');
  const writeWhenDone = (request: Numbered, response: ServerResponse, headers: () => Told): void => {
    const begun = Date.now();
    const line = { reqId: request.id, req: toldOf(request) };
    response.once('close', () => {
      const res = { statusCode: response.headersSent ? response.statusCode : null, headers: headers() };
      const message = response.writableFinished ? 'request completed' : 'request aborted';
      logger.info({ ...line, res, responseTime: Date.now() - begun }, message);
    });
  };
  return {
    begin: (request, response, next) => {
      request.id = newNumber();
      if (!isQuiet(request)) writeWhenDone(request, response, () => toldOfSet(response));
      next();
    },
    note: (request, response, head) => {
      if (isQuiet(request)) return;
      request.id = newNumber();
      writeWhenDone(request, response, () => {
        const told = heads.get(head) ?? toldOfHead(head);
        heads.set(head, told);
        return told;
      });
    },
    failed: ({ id }, error, code) => {
      logger.error({ err: error, reqId: id }, code);
    },
  };
}

export function numberOf(request: IncomingMessage): string | null {
  return (request as Numbered).id ?? null; // given when it came in
}

function newNumber(): string {
  return randomUUID().slice(0, 8).toUpperCase(); // node draws those in stock
}

function toldOf({ id, method, url = '', headers, socket }: Numbered) {
  const { remoteAddress, remotePort } = socket;
  return { id, method, url: withoutSaid(url), headers: withoutSecrets(headers), remoteAddress, remotePort };
}

/** Whatever gives rights is left out. */
function withoutSecrets(all: IncomingHttpHeaders): IncomingHttpHeaders {
  const { authorization: _, cookie: __, 'x-csrf-token': ___, ...headers } = all;
  const { referer } = headers;
  return referer === undefined ? headers : { ...headers, referer: withoutSaid(referer) };
}

/**
 * An address without what is nobody's business: the code with which an identity provider sends people back, and what was
 * typed in a form that is only looked at.
 */
function withoutSaid(address: string): string {
  return address
    .replace(/([?&](?:code|state)=)[^&#]*/g, '$1-')
    .replace(/^((?:https?:\/\/[^/?#]+)?\/desk\/[^?#]+\/check)\?.*$/s, '$1?-');
}

/** Of an answer, what was sent; what every answer says, or what gives rights, is not told. */
const told = [
  'content-type',
  'content-encoding',
  'content-length',
  'content-range',
  'content-location',
  'etag',
  'location',
  'retry-after',
] as const;

type Told = { [name in (typeof told)[number]]?: unknown };

function toldOfSet(response: ServerResponse): Told {
  const set = told.filter((name) => response.hasHeader(name));
  return Object.fromEntries(
    set.map((name) => {
      const value = response.getHeader(name);
      return [name, name === 'location' ? withoutSaid(String(value)) : value];
    }),
  );
}

function toldOfHead(head: readonly string[]): Told {
  const sent = new Map(
    head.flatMap((name, index) => (index % 2 === 0 ? [[name.toLowerCase(), head[index + 1]]] : [])),
  );
  return Object.fromEntries(told.filter((name) => sent.has(name)).map((name) => [name, sent.get(name)]));
}
