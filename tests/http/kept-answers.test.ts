import { once } from 'node:events';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Body } from '../../src/http/body.js';
import type { KeptAnswers } from '../../src/http/kept-answers.js';
import { isForAll, keptAnswers } from '../../src/http/kept-answers.js';
import type { Representation } from '../../src/http/representation.js';

const pinned = '/api/v1/editions/longting-district/versions/1';
const passing = '/api/v1/editions/longting-district/catalog';

function aRepresentation(body = '{}'): Representation {
  return {
    headers: [],
    pattern: '',
    mediaType: 'application/json',
    body: new Body(body),
    etag: undefined,
    lastModified: undefined,
    ready: { forms: new Map() },
  };
}

let now = 1_000;
let standing = { versions: 1, rest: '2026-11-25' };
let isStoreThere = true;
let kept: KeptAnswers;
beforeEach(async () => {
  [now, standing, isStoreThere] = [1_000, { versions: 1, rest: '2026-11-25' }, true];
  kept = keptAnswers(
    () => (isStoreThere ? Promise.resolve({ ...standing }) : Promise.reject(new Error('the store is away'))),
    { pinnedBytes: 100_000, passingBytes: 100_000, passingMs: 60_000, clock: { now: () => now } },
  );
  await kept.lookAround();
});

const asked = (originalUrl: string) => ({ method: 'GET', originalUrl, headers: {} });

function keep(url: string, lasts: 'for ever' | 'a moment', body?: string): Promise<void> {
  return kept.make(asked(url), (keep) => {
    keep?.(aRepresentation(body), lasts);
    return Promise.resolve();
  });
}

/** Both kinds of answers, kept; which of them are still there. */
async function keepBoth(): Promise<void> {
  await keep(pinned, 'for ever');
  await keep(passing, 'a moment');
}
async function found(): Promise<{ pinned: boolean; passing: boolean }> {
  await kept.lookAround();
  return { pinned: kept.find(pinned) !== undefined, passing: kept.find(passing) !== undefined };
}

describe('how long an answer is kept', () => {
  it('given less than a second, then both are there', async () => {
    await keepBoth();
    now += 999;
    expect(await found()).toEqual({ pinned: true, passing: true });
  });

  it('given a minute and nothing done, then only what never changes is there', async () => {
    await keepBoth();
    now += 59_999;
    expect(await found()).toEqual({ pinned: true, passing: true });
    now += 2;
    expect(await found()).toEqual({ pinned: true, passing: false });
  });

  it('given another process changed something, or the day ended, then a second later what may have changed is not there', async () => {
    await keepBoth();
    standing.rest = '2026-11-26';
    now += 999;
    expect(await found()).toEqual({ pinned: true, passing: true });
    now += 1_001;
    expect(await found()).toEqual({ pinned: true, passing: false });
  });

  it('given another process published, then a second later neither is there', async () => {
    await keepBoth();
    standing.versions = 2;
    now += 999;
    expect(await found()).toEqual({ pinned: true, passing: true });
    now += 1_001;
    expect(await found()).toEqual({ pinned: false, passing: false });
  });

  it('given something was written here that nobody reads, then both are there', async () => {
    await keepBoth();
    kept.lookSoon();
    expect(await found()).toEqual({ pinned: true, passing: true });
  });

  it('given something was changed here, then what may have changed is forgotten at once', async () => {
    await keepBoth();
    standing.rest = '2026-11-25 1';
    kept.lookSoon();
    expect(await found()).toEqual({ pinned: true, passing: false });
  });

  it('given something was changed here while it was being looked, then it is looked again', async () => {
    await keepBoth();
    now += 1_001;
    const looking = kept.lookAround();
    await Promise.resolve(); // it has read how things stand by then
    standing.rest = '2026-11-25 1';
    kept.lookSoon();
    expect(await found()).toEqual({ pinned: true, passing: false });
    await looking;
  });

  it('T-WF-03 given a version published here, then nothing of before is there', async () => {
    await keepBoth();
    standing.versions = 2;
    kept.lookSoon();
    expect(await found()).toEqual({ pinned: false, passing: false });
  });

  it('given an answer that was being made while something was written, then it is not kept', async () => {
    const seen = new AbortController();
    const made = [pinned, passing].map((url, index) =>
      kept.make(asked(url), async (keep) => {
        await once(seen.signal, 'abort');
        keep?.(aRepresentation(), index === 0 ? 'for ever' : 'a moment');
      }),
    );
    standing.rest = '2026-11-25 1';
    kept.lookSoon();
    await kept.lookAround();
    seen.abort();
    await Promise.all(made);
    expect(await found()).toEqual({ pinned: false, passing: false });
  });

  it('given the store is away, then what was published stays readable', async () => {
    await keepBoth();
    isStoreThere = false;
    now += 5_000;
    expect(await found()).toEqual({ pinned: true, passing: true });
  });
});

describe('an answer that is being made', () => {
  it('given it is made, then whoever asks for it can wait until it is kept', async () => {
    const making = keep(passing, 'a moment');
    expect(kept.waitFor(pinned)).toBeNull();
    await kept.waitFor(passing);
    expect(kept.find(passing)).toEqual(aRepresentation());
    await making;
    expect(kept.waitFor(passing)).toBeNull();
  });

  it('given it fails, then who asked for it is told, and nobody waits for ever', async () => {
    const making = kept.make(asked(passing), () => Promise.reject(new Error('the store is away')));
    const waiting = kept.waitFor(passing);
    await expect(making).rejects.toMatchObject({ message: 'the store is away' });
    await waiting;
    expect([kept.find(passing), kept.waitFor(passing)]).toEqual([undefined, null]);
  });
});

describe('how much is kept', () => {
  it('given more than there is room for, then what was asked for least lately makes room', async () => {
    const [first, second, third] = [1, 2, 3].map((number) => `${pinned}${number}`) as [
      string,
      string,
      string,
    ];
    for (const url of [first, second]) await keep(url, 'for ever', 'x'.repeat(15_000));
    kept.find(first);
    await keep(third, 'for ever', 'x'.repeat(15_000));
    expect([first, second, third].map((url) => kept.find(url) !== undefined)).toEqual([true, false, true]);
  });

  it('given a flood of questions, then versions are not pushed out', async () => {
    await keepBoth();
    for (let number = 0; number < 100; number += 1)
      await keep(`${passing}?on=${number}`, 'a moment', 'x'.repeat(15_000));
    expect(await found()).toEqual({ pinned: true, passing: false });
  });

  it('given an answer larger than all the room, then it is not kept', async () => {
    await keep(pinned, 'for ever', 'x'.repeat(100_000));
    expect(await found()).toEqual({ pinned: false, passing: false });
  });
});

describe('what is for all', () => {
  it.each([
    ['GET', pinned, {}, true],
    ['HEAD', pinned, {}, true],
    ['GET', `${passing}?on=2026-12-01&known=2026-12-01T08:00:00%2B08:00`, { accept: 'text/html' }, true],
    ['GET', '/schemas/item.json', { 'if-none-match': '*' }, true],
    ['POST', pinned, {}, false],
    ['GET', pinned, { authorization: 'Bearer x' }, false],
    ['GET', pinned, { cookie: 'size=large' }, false],
    ['GET', passing, { 'accept-datetime': 'Mon, 30 Nov 2026 16:00:00 GMT' }, false],
    ['GET', pinned, { 'content-encoding': 'gzip' }, false],
    ['GET', pinned, { 'content-length': '2' }, false],
    ['GET', pinned, { 'transfer-encoding': 'chunked' }, false],
    ['GET', '/', {}, false],
    ['GET', '/editions/longting-district', {}, false],
    ['GET', `/${pinned}`, {}, false],
    ['GET', '/api/v1//editions', {}, false],
    ['GET', '/api/v1/editions/', {}, false],
    ['GET', '/api/v1/editions/%6Congting', {}, false],
    ['GET', 'http://localhost/api/v1/editions', {}, false],
    ['GET', '*', {}, false],
  ])('given %s %s with %j: %s', (method, originalUrl, headers, isSo) => {
    expect(isForAll({ method, originalUrl, headers })).toBe(isSo);
  });
});
