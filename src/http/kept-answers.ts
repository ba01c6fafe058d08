import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Standing } from './news.js';
import type { Representation } from './representation.js';
import { mostBytesOf } from './representation.js';

/** What was answered last, by address, so that it is made once and not for each who asks. */
export type KeptAnswers = {
  find: (url: string) => Representation | undefined;
  /** Has an answer made and sent. `keep` keeps it, null where it is for one caller only. */
  make: (request: Asked, work: (keep: Keep | null) => Promise<void>) => Promise<void>;
  /** Waits for what others asked for and is being made; null: nothing is. */
  waitFor: (url: string) => Promise<void> | null;
  /** Something may have been written here: whoever asks next is to see it. */
  lookSoon: () => void;
  /** Waits where it is time to see what was done meanwhile, here or by others; null: nothing to wait for. */
  lookAround: () => Promise<void> | null;
};

export type Keep = (representation: Representation, lasts: 'for ever' | 'a moment') => void;

type Asked = { method: string; originalUrl: string; headers: IncomingHttpHeaders };

/** How long what others wrote may go unseen. */
const momentMs = 1_000;

const limits = {
  pinnedBytes: 96 * 2 ** 20,
  passingBytes: 32 * 2 ** 20,
  /** How long an answer that may change is kept though nothing says that it did. */
  passingMs: 60_000,
  /** In milliseconds, from whenever. */
  clock: performance as { now: () => number },
};

/**
 * Answers of a version are kept as long as there is room, until another version is published: only then may their links
 * change. Others are kept until something was done that they may rest on. Neither pushes out the other.
 */
export function keptAnswers(
  readStanding: () => Promise<Standing>,
  { pinnedBytes, passingBytes, passingMs, clock } = limits,
): KeptAnswers {
  const sizeCalculation = (representation: Representation, url: string) =>
    mostBytesOf(representation) + 2 * url.length;
  const pinned = new LRUCache<string, Representation>({ maxSize: pinnedBytes, sizeCalculation });
  const passing = new LRUCache<string, Representation>({
    maxSize: passingBytes,
    sizeCalculation,
    ttl: passingMs,
    ttlResolution: 0,
    perf: clock,
  });
  /** What began to be made before it may be of yesterday. */
  let epoch = 0;
  let standing: Standing = { versions: 0, rest: '' };
  let seenAt = -Infinity;
  let written = 0;
  let looking: { since: number; done: Promise<void> } | null = null;
  const making = new Map<string, Promise<void>>();
  const look = async () => {
    const begun = written;
    const found = await readStanding().catch(() => standing); // what is published stays readable without its store
    if (found.versions !== standing.versions) pinned.clear();
    if (found.versions !== standing.versions || found.rest !== standing.rest) {
      epoch += 1;
      passing.clear();
    }
    standing = found;
    if (begun === written) [seenAt, looking] = [clock.now(), null];
  };
  /** One that began before something was written may not have seen it. */
  const lookNow = () => {
    if (looking?.since !== written)
      looking = { since: written, done: (looking?.done ?? Promise.resolve()).then(look) };
    return looking.done;
  };
  return {
    find: (url) => pinned.get(url) ?? passing.get(url),
    make: async (request, work) => {
      if (!isForAll(request)) {
        await work(null);
        return;
      }
      const begun = epoch;
      const { originalUrl: url } = request;
      const made = work((representation, lasts) => {
        if (begun === epoch) (lasts === 'for ever' ? pinned : passing).set(url, representation);
      });
      const over = made.then(
        () => undefined,
        () => undefined, // told to who asked first; who waited asks anew
      );
      making.set(url, over);
      try {
        await made;
      } finally {
        if (making.get(url) === over) making.delete(url);
      }
    },
    waitFor: (url) => making.get(url) ?? null,
    lookSoon: () => {
      written += 1;
      seenAt = -Infinity;
    },
    lookAround: () => (clock.now() - seenAt < momentMs ? null : lookNow()),
  };
}

/** Names who asks, or asks for something else than the address says. */
const personal = [
  'authorization',
  'cookie',
  'accept-datetime',
  'content-encoding',
  'content-length',
  'transfer-encoding',
];

/** Addresses as programs of ours write them; others are answered each time anew. */
const plainAddress = /^\/(?:data\.json|(?:api\/v1|schemas)(?:\/[\w.~-]+)+(?:\?[\w.~%&=+,:-]*)?)$/;

/** Whether everybody who asks so gets the same answer. */
export function isForAll({ method, originalUrl, headers }: Asked): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    plainAddress.test(originalUrl) &&
    !personal.some((name) => headers[name] !== undefined)
  );
}
