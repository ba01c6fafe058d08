import { describe, expect, it } from '@jest/globals';
import { aServer } from '../http/service.js';
import { barriers } from './accessibility.js';
import { moments, pages } from './pages.js';
import { readersOf, resize } from './reader.js';
import { tooWide } from './width.js';

const visit = {
  before: readersOf(() => aServer(moments.before)),
  after: readersOf(() => aServer(moments.after)),
  broken: readersOf(() => aServer(moments.broken)),
};

describe('every page, on a desk and on a phone', () => {
  it.each(pages)(
    'given $name, then it fits the screen, axe finds no barrier and the browser nothing to complain of',
    async ({ path, moment = 'before', cookies = {} }) => {
      const { page, complaints } = await visit[moment](path, { cookies });
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
