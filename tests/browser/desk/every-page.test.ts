import { expect, it } from '@jest/globals';
import { barriers } from '../accessibility.js';
import { readersOf, resize } from '../reader.js';
import { tooWide } from '../width.js';
import { anOffice } from './office.js';
import { deskPages } from './pages.js';

const open = readersOf(anOffice);

it.each(deskPages)(
  'given $name, then it fits the screen, axe finds no barrier and the browser nothing to complain of',
  async ({ path, cookies = {}, as, act }) => {
    const { page, complaints } = await open(path, { cookies, as });
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
