import { expect, it } from '@jest/globals';
import { initialize } from '../../src/actions/initialize.js';
import { catalogCache } from '../../src/http/catalog-cache.js';
import { readStarters } from '../../src/import/starter.js';
import { openDatabase } from '../../src/store/database.js';
import { anAct } from '../builders.js';
import { aServer } from '../http/service.js';
import { barriers } from './accessibility.js';
import { readersOf } from './reader.js';
import { tooWide } from './width.js';

const starters = readStarters('catalogs');
const [largest] = starters
  .flatMap(({ edition, catalog }) => catalog.domains.map((domain) => ({ edition, domain })))
  .sort((one, other) => other.domain.items.length - one.domain.items.length);

const open = readersOf(aServerOfStarters);

async function aServerOfStarters() {
  const { db, engine, close } = await openDatabase('sqlite::memory:', { create: true });
  await initialize(db, starters, anAct().at);
  const { url, close: stop } = await aServer((service) => ({
    ...service,
    db,
    engine,
    catalogOf: catalogCache(db),
  }));
  return {
    url,
    close: async () => {
      await stop();
      await close();
    },
  };
}

it('given the largest domain there is, then its table fits a screen of 1280 px and axe finds no barrier', async () => {
  const { page, complaints } = await open(`/editions/${largest!.edition.id}?domain=${largest!.domain.code}`, {
    width: 1280,
  });
  expect(await page.locator('table.catalog tbody th.name').count()).toBe(largest!.domain.items.length);
  expect(await tooWide(page)).toEqual([]);
  const { scrollWidth, clientWidth } = await page.locator('.table-frame').evaluate(
    // the element's own two numbers: the types know no browser
    (frame: { scrollWidth: number; clientWidth: number }) => ({
      scrollWidth: frame.scrollWidth,
      clientWidth: frame.clientWidth,
    }),
  );
  expect(scrollWidth).toBe(clientWidth);
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
