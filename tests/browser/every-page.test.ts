import { describe, expect, it } from '@jest/globals';
import { aServer } from '../http/service.js';
import { withPasswords } from '../http/visitor.js';
import { barriers } from './accessibility.js';
import type { Moment } from './pages.js';
import { moments, pages } from './pages.js';
import { readersOf, resize } from './reader.js';
import { tooWide } from './width.js';

const visit = {
  before: readersOf(() => open('before')),
  after: readersOf(() => open('after')),
  broken: readersOf(() => open('broken')),
};

/** 民政局 still has its first password. */
async function open(moment: Moment) {
  const server = await aServer(moments[moment]);
  await withPasswords(server, { first: '民政局' });
  return server;
}

describe('every page, on a desk and on a phone', () => {
  it.each(pages)(
    'given $name, then it fits the screen, axe finds no barrier and the browser nothing to complain of',
    async ({ path, moment = 'before', cookies = {}, as, act }) => {
      const { page, complaints } = await visit[moment](
        path,
        as === undefined ? { cookies } : { cookies, as },
      );
      await act?.(page);
      const onTheDesk = { barriers: await barriers(page), tooWide: await tooWide(page) };
      await resize(page, 390);
      const onAPhone = { barriers: await barriers(page), tooWide: await tooWide(page) };
      await resize(page, 320);
      const onASmallPhone = { tooWide: await tooWide(page) };
      expect({ onTheDesk, onAPhone, onASmallPhone, complaints }).toEqual({
        onTheDesk: { barriers: [], tooWide: [] },
        onAPhone: { barriers: [], tooWide: [] },
        onASmallPhone: { tooWide: [] },
        complaints: [],
      });
    },
  );
});
