import type { LookupAddress } from 'node:dns';
import { lookup as lookUp } from 'node:dns/promises';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { AllowedTargets } from './target.js';
import { isAllowed, isPublicAddress, literalAddress, targetFault } from './target.js';
import type { Try } from './webhook.js';

export type Message = { url: string; headers: Record<string, string>; body: string };

/** What an attempt came to. */
export type Outcome = Pick<Try, 'status' | 'fault'>;

/** All addresses of a host. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

export type PostOptions = { allowed: AllowedTargets; patienceMs?: number; resolve?: Resolve };

const patience = 10_000;

/** So much of an answer is read, to be polite; none of it counts. */
const mostRead = 65_536;

/** Sends a message once. Nothing is followed, nothing is kept alive, and only what may be called is connected to. */
export function post(message: Message, options: PostOptions): Promise<Outcome> {
  return targetFault(message.url, options.allowed) === null
    ? connectAndSend(message, options)
    : Promise.resolve(failed('address'));
}

/**
 * As `post`, of a URL whose form was looked at. The very address that is connected to is checked, not one that the host had
 * before.
 */
export function connectAndSend(
  { url: text, headers, body }: Message,
  { allowed, patienceMs = patience, resolve = resolveHost }: PostOptions,
): Promise<Outcome> {
  const url = new URL(text);
  const isOpen = isAllowed(url, allowed);
  const address = literalAddress(url);
  if (!isOpen && address !== null && !isPublicAddress(address)) return Promise.resolve(failed('address'));
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    lookup: checkedLookup(resolve, isOpen),
    headers: { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' },
  };
  return new Promise((settle) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options);
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      settle(outcome);
    };
    const timer = setTimeout(() => {
      end(failed('timeout'));
      request.destroy();
    }, patienceMs);
    request.on('response', (response) => {
      end(outcomeOf(response));
      drain(response, patienceMs);
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      end(failed(faultOf(error)));
    });
    request.end(body);
  });
}

function failed(fault: Outcome['fault']): Outcome {
  return { status: null, fault };
}

function outcomeOf({ statusCode = 0 }: IncomingMessage): Outcome {
  const kind = Math.floor(statusCode / 100);
  return { status: statusCode, fault: kind === 2 ? null : kind === 3 ? 'redirect' : 'status' };
}

/** Lets a short answer end by itself; one that does not is cut off. */
function drain(response: IncomingMessage, patienceMs: number): void {
  let read = 0;
  const timer = setTimeout(() => response.destroy(), patienceMs);
  response.on('data', (part: Buffer) => {
    read += part.length;
    if (read > mostRead) response.destroy();
  });
  response.on('error', () => undefined); // the answer is decided by then
  response.on('close', () => {
    clearTimeout(timer);
  });
}

const refusedAddress = 'EADDRESSREFUSED';

/** What the socket connects to is what was looked at: a host with any address inside is refused whole. */
function checkedLookup(resolve: Resolve, isOpen: boolean): LookupFunction {
  return (host, { all = false }, callback) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        const isRefused = !isOpen && !addresses.every(({ address }) => isPublicAddress(address));
        if (isRefused || first === undefined) {
          const error: NodeJS.ErrnoException = new Error(`${host} may not be called`);
          error.code = isRefused ? refusedAddress : 'ENOTFOUND';
          callback(error, '');
        } else if (all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => {
        callback(error as NodeJS.ErrnoException, ''); // what the resolver rejects with
      },
    );
  };
}

function resolveHost(host: string): Promise<LookupAddress[]> {
  return lookUp(host, { all: true });
}

function faultOf({ code = '' }: NodeJS.ErrnoException): Outcome['fault'] {
  if (code === refusedAddress) return 'address';
  return /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/.test(code)
    ? 'certificate'
    : 'connection';
}
