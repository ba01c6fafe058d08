import { expect, it } from '@jest/globals';
import { initialize } from '../../src/actions/initialize.js';
import { saveRegulation } from '../../src/actions/save-regulations.js';
import type { SearchRequest, SearchResult } from '../../src/actions/search-all.js';
import { searchAll } from '../../src/actions/search-all.js';
import { readCatalog } from '../../src/store/catalogs.js';
import type { Db } from '../../src/store/engine.js';
import { withPeople } from '../accounts.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { aRegulation } from '../regulation/builders.js';

const names = { level1: '业务办理', level2: '养老机构备案' };
const elderlyCare = [
  anItem('20-001', { ...names, legalBases: ['《养老机构管理办法》'] }),
  anItem('20-002', { level1: '业务办理', level2: '老年人补贴', content: ['养老机构的补贴'] }),
];

/** The district has both items; the township has the first under the same code, and one of its own. */
async function begin(db: Db): Promise<void> {
  await withPeople(db);
  const township = [elderlyCare[0]!, anItem('20-009', { level2: '养老机构', content: [] })];
  await initialize(
    db,
    [
      aStarter(aCatalog(aDomain('20', elderlyCare, '养老服务'))),
      aStarter(aCatalog(aDomain('20', township, '养老服务')), {
        id: 'longting-township',
        level: 'township',
        title: '乡镇版',
      }),
    ],
    anAct('2026-01-10').at,
  );
  await saveRegulation(
    db,
    aRegulation('养老机构管理办法', { id: 'yljgglbf', documentNumber: '民政部令第66号' }),
    anAct(),
  );
}

const search = (db: Db, request: Partial<SearchRequest>): Promise<SearchResult> =>
  searchAll(db, ({ edition, number }) => readCatalog(db, edition, number), {
    q: '',
    on: '2026-11-25',
    edition: null,
    ...request,
  });

/** Group by group, what was found. */
const told = ({ domains, named, mentioned, regulations }: SearchResult) => ({
  domains: domains.map(({ name, places }) => [name, ...places.map(({ edition }) => edition.level)]),
  named: named.map(({ title, editions }) => [title, ...editions.map(({ level }) => level)]),
  mentioned: mentioned.map(({ title, passages }) => [title, ...passages.map(({ text }) => text)]),
  regulations: regulations.map(({ id }) => id),
});

onBothEngines('the search', (open) => {
  it('given a word, then names come before mentions, the same matter once with its editions, and acts beside', async () => {
    const { db } = await open();
    await begin(db);
    expect(told(await search(db, { q: '养老机构' }))).toEqual({
      domains: [],
      named: [
        ['养老机构', 'township'],
        ['养老机构备案', 'district', 'township'],
      ],
      mentioned: [['老年人补贴', '养老机构的补贴']],
      regulations: ['yljgglbf'],
    });
  });

  it('given two words, initials, a number, or nothing, then each finds what it says and no more', async () => {
    const { db } = await open();
    await begin(db);
    const nothing = { domains: [], named: [], mentioned: [], regulations: [] };
    expect(told(await search(db, { q: '备案 养老' }))).toEqual({
      ...nothing,
      named: [['养老机构备案', 'district', 'township']],
    });
    expect(told(await search(db, { q: 'YLFW' }))).toEqual({
      ...nothing,
      domains: [['养老服务', 'district', 'township']],
    });
    expect(told(await search(db, { q: 'yljgglbf' }))).toEqual({ ...nothing, regulations: ['yljgglbf'] });
    expect(told(await search(db, { q: '第66号' }))).toEqual({ ...nothing, regulations: ['yljgglbf'] });
    expect(told(await search(db, { q: ' ' }))).toEqual(nothing);
  });

  it('given one edition or a day before the first version, then only what is in force there is searched', async () => {
    const { db } = await open();
    await begin(db);
    const there = told(await search(db, { q: '老年', edition: 'longting-township' }));
    expect(there).toEqual({ domains: [], named: [], mentioned: [], regulations: [] });
    expect(told(await search(db, { q: '养老', on: '2019-01-01' })).named).toEqual([]);
  });
});
