import { expect, it } from '@jest/globals';
import { faultsOn } from '../page-faults.js';
import { readersOf } from '../reader.js';
import { aDistrict } from './district.js';
import { anOffice } from './office.js';
import { deskPages } from './pages.js';
import { workPages } from './work-pages.js';

const visit = { office: readersOf(anOffice), district: readersOf(aDistrict) };

it.each([
  ...deskPages.map((page) => ({ ...page, at: 'office' as const })),
  ...workPages.map((page) => ({ ...page, at: 'district' as const })),
])(
  'T-A11Y-01, T-A11Y-03, T-A11Y-04 given $name, then it fits the screen, axe finds no barrier and the browser nothing to complain of',
  async ({ path, at, cookies = {}, as, act }) => {
    const { page, complaints } = await visit[at](path, { cookies, as });
    await act?.(page);
    expect([await faultsOn(page), complaints]).toEqual([{}, []]);
  },
);
