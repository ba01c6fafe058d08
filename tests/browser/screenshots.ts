import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { it } from '@jest/globals';
import { aServer } from '../http/service.js';
import { withPasswords } from '../http/visitor.js';
import { aDistrict } from './desk/district.js';
import { anOffice } from './desk/office.js';
import { deskPages } from './desk/pages.js';
import { workPages } from './desk/work-pages.js';
import type { Moment, PageCase } from './pages.js';
import { moments, pages } from './pages.js';
import { readersOf } from './reader.js';

/** Pictures of every page for people to look at: `npm run screenshots -- -t 草案` makes only some. */
const folder = fileURLToPath(new URL('../../screenshots/', import.meta.url));
const widths = [1440, 1280, 390];

const visitors = {
  before: readersOf(() => open('before')),
  after: readersOf(() => open('after')),
  broken: readersOf(() => open('broken')),
  desk: readersOf(anOffice),
  district: readersOf(aDistrict),
};

async function open(moment: Moment) {
  const server = await aServer(moments[moment]);
  await withPasswords(server, { first: '民政局' });
  return server;
}

type Shot = PageCase & { at: keyof typeof visitors };

const shots: Shot[] = [
  ...pages.map((page): Shot => ({ ...page, at: page.moment ?? 'before' })),
  ...deskPages.map((page): Shot => ({ ...page, at: 'desk' })),
  ...workPages.map((page): Shot => ({ ...page, at: 'district' })),
];

mkdirSync(folder, { recursive: true });

it.each(shots.map((shot, index) => ({ ...shot, number: String(index + 1).padStart(3, '0') })))(
  '$number $name',
  async ({ number, name, path, at, cookies = {}, as, act }) => {
    for (const width of widths) {
      const { page } = await visitors[at](path, { cookies, width, ...(as === undefined ? {} : { as }) });
      await act?.(page);
      await page.screenshot({
        path: `${folder}${number} ${name.replaceAll('/', '-')} ${width}.png`,
        fullPage: true,
      });
    }
  },
);
