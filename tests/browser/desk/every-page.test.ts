import { expect, it } from '@jest/globals';
import { barriers } from '../accessibility.js';
import { readersOf, resize } from '../reader.js';
import { tooWide } from '../width.js';
import { aDistrict } from './district.js';
import { anOffice } from './office.js';
import { deskPages } from './pages.js';
import { workPages } from './work-pages.js';

const visit = { office: readersOf(anOffice), district: readersOf(aDistrict) };

it.each([
  ...deskPages.map((page) => ({ ...page, at: 'office' as const })),
  ...workPages.map((page) => ({ ...page, at: 'district' as const })),
])(
  'given $name, then it fits the screen, axe finds no barrier and the browser nothing to complain of',
  async ({ path, at, cookies = {}, as, act }) => {
    const { page, complaints } = await visit[at](path, { cookies, as });
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
