import { describe, expect, it } from '@jest/globals';
import { aServer } from '../http/service.js';
import { withPasswords } from '../http/visitor.js';
import { faultsOn } from './page-faults.js';
import type { Moment } from './pages.js';
import { moments, pages } from './pages.js';
import { readersOf } from './reader.js';

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

describe('T-A11Y-01, T-A11Y-03, T-A11Y-04 every page, on a desk and on a phone', () => {
  it.each(pages)(
    'given $name, then it fits the screen, axe finds no barrier and the browser nothing to complain of',
    async ({ path, moment = 'before', cookies = {}, as, act }) => {
      const { page, complaints } = await visit[moment](
        path,
        as === undefined ? { cookies } : { cookies, as },
      );
      await act?.(page);
      expect([await faultsOn(page), complaints]).toEqual([{}, []]);
    },
  );
});
