import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { initialize } from '../../src/actions/initialize.js';
import { verifyHistory } from '../../src/actions/verify-history.js';
import { contentOf } from '../../src/catalog/item.js';
import { readCatalog } from '../../src/store/catalogs.js';
import { readChanges } from '../../src/store/changes.js';
import { readHistory, readItem } from '../../src/store/item-spans.js';
import { versionInForce } from '../../src/store/versions.js';
import { aCatalog, aContent, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { publishChanges } from '../publish.js';

const first = aCatalog(
  aDomain('19', [anItem('19-001'), anItem('19-002'), anItem('19-003')], '社会救助'),
  aDomain('20', [anItem('20-001')], '养老服务'),
);

onBothEngines('versions', (open) => {
  it('given a starter, when it is published, then it reads back as it was', async () => {
    const { db } = await open();
    await initialize(db, [aStarter(first)], anAct().at);
    expect(await readCatalog(db, 'longting-district', 1)).toEqual(first);
  });

  it('T-VE-01 given a draft that adds, edits, moves and withdraws, when it is published, then the next version is just that', async () => {
    const { db } = await open();
    await initialize(db, [aStarter(first)], anAct('2026-11-01').at);
    const added = aContent({ level2: '新事项' });
    const version = await publishChanges(db, [
      {
        kind: 'add',
        key: '+1',
        code: null,
        place: { domain: '19', follows: '19-001' },
        content: added,
        reason: '新增',
      },
      {
        kind: 'add',
        key: '+2',
        code: null,
        place: { domain: '19', follows: '+1' },
        content: { ...added, level2: '又一事项' },
        reason: '新增',
      },
      { kind: 'edit', code: '19-002', fields: { timeLimit: '及时公开' }, reason: '改时限' },
      { kind: 'withdraw', code: '20-001', reason: '取消' },
      { kind: 'move', code: '19-003', place: { domain: '20', follows: null }, reason: '归口' },
    ]);
    expect(version).toMatchObject({ number: 2, effectiveOn: '2026-12-01', publishedBy: '测试员' });
    expect(await readCatalog(db, 'longting-district', 2)).toEqual(
      aCatalog(
        aDomain(
          '19',
          [
            anItem('19-001'),
            { code: '19-004', ...added },
            { code: '19-005', ...added, level2: '又一事项' },
            anItem('19-002', { timeLimit: '及时公开' }),
          ],
          '社会救助',
        ),
        aDomain('20', [anItem('19-003')], '养老服务'),
      ),
    );
    expect(await readCatalog(db, 'longting-district', 1)).toEqual(first);
    expect((await readChanges(db, 'longting-district', 1, 2)).map((change) => change.kind).sort()).toEqual([
      'field-changed',
      'item-added',
      'item-added',
      'item-moved',
      'item-removed',
    ]);
    expect((await verifyHistory(db)).finding).toBeNull();
  });

  it('given a withdrawn item, when another is added, then its code is not given again', async () => {
    const { db } = await open();
    await initialize(db, [aStarter(first)], anAct().at);
    await publishChanges(db, [{ kind: 'withdraw', code: '20-001', reason: null }]);
    await publishChanges(db, [
      {
        kind: 'add',
        key: '+1',
        code: null,
        place: { domain: '20', follows: null },
        content: aContent(),
        reason: null,
      },
    ]);
    expect((await readCatalog(db, 'longting-district', 3)).domains[1]?.items.map(({ code }) => code)).toEqual(
      ['20-002'],
    );
  });

  it('given an item over four versions, then its history tells what each did', async () => {
    const { db } = await open();
    await initialize(db, [aStarter(first)], anAct().at);
    await publishChanges(db, [{ kind: 'edit', code: '20-001', fields: { note: '备注' }, reason: null }]);
    await publishChanges(db, [{ kind: 'withdraw', code: '20-001', reason: null }]);
    await publishChanges(db, [
      {
        kind: 'restore',
        code: '20-001',
        place: { domain: '20', follows: null },
        content: aContent(),
        reason: null,
      },
    ]);
    expect(
      (await readHistory(db, 'longting-district', '20-001')).map(({ version, kind }) => [version, kind]),
    ).toEqual([
      [1, 'added'],
      [2, 'changed'],
      [3, 'withdrawn'],
      [4, 'restored'],
    ]);
    const item = { domain: '20', content: contentOf(anItem('20-001')), since: 1, withdrawn: false };
    const noted = { ...item, content: { ...item.content, note: '备注' } };
    const at = (version: number) => readItem(db, 'longting-district', version, '20-001');
    expect(await Promise.all([0, 1, 2, 3, 4].map(at))).toEqual([
      null,
      item,
      { ...noted, since: 2 },
      { ...noted, since: 3, withdrawn: true },
      { ...item, content: aContent(), since: 4 },
    ]);
  });

  it('given a scheduled and a retroactive version, then each day has the version of the greatest effective day', async () => {
    const { db } = await open();
    await initialize(db, [aStarter(first)], anAct('2026-01-01').at);
    await publishChanges(
      db,
      [{ kind: 'edit', code: '19-001', fields: { note: '二' }, reason: null }],
      '2027-01-01',
      '2026-02-01',
    );
    await publishChanges(
      db,
      [{ kind: 'edit', code: '19-001', fields: { note: '三' }, reason: null }],
      '2026-01-15',
      '2026-03-01',
    );
    const inForce = async (on: string, known: string | null = null) =>
      (await versionInForce(db, 'longting-district', { on, known })).number;
    expect(await inForce('2026-01-10')).toBe(1);
    expect(await inForce('2026-01-20')).toBe(3);
    expect(await inForce('2026-01-20', '2026-02-15T00:00:00.000Z')).toBe(1);
    expect(await inForce('2027-01-01')).toBe(2);
    await expect(inForce('2020-11-01')).rejects.toMatchObject({
      code: 'version.none-in-force',
      details: { firstOn: '2020-11-02' },
    });
  });

  it.each([
    ['update version set note = $$x$$', 'versions never change'],
    ['delete from version', 'versions never change'],
    ['update item_content set format = 2', 'contents never change'],
    ['delete from item_content', 'contents never change'],
    ['update item_span set domain = $$20$$', 'closed spans never change'],
    ['update item_span set to_version = null where to_version is not null', 'closed spans never change'],
    ['delete from item_span', 'spans are never deleted'],
    ['delete from domain_span', 'spans are never deleted'],
    [
      'insert into item_span select edition_id, $$19-009$$, content_id, domain, position, 1, null from item_span where code = $$19-001$$ and from_version = 1',
      'a span begins at the newest version',
    ],
    [
      'insert into version select edition_id, 7, $$h$$, parent_hash, effective_on, published_at, published_by, update_type, note, null from version where number = 2',
      'versions are numbered without gaps',
    ],
  ])('when history is changed by %s, then the database itself refuses', async (statement, says) => {
    const { db, engine } = await open();
    await initialize(db, [aStarter(first)], anAct().at);
    await publishChanges(db, [{ kind: 'edit', code: '19-001', fields: { note: '二' }, reason: null }]);
    const written = engine === 'sqlite' ? statement.replaceAll('$$', "'") : statement;
    // an error of the native library may come from another realm: only its words count
    await expect(sql.raw(written).execute(db)).rejects.toMatchObject({
      message: expect.stringContaining(says) as unknown,
    });
  });
});
