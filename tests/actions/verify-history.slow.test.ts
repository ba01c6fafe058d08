import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { initialize } from '../../src/actions/initialize.js';
import { sayFinding, verifyHistory } from '../../src/actions/verify-history.js';
import type { Db, Engine } from '../../src/store/engine.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { publishChanges } from '../publish.js';

async function twoVersions(db: Db): Promise<void> {
  const catalog = aCatalog(
    aDomain('19', [anItem('19-001'), anItem('19-002')]),
    aDomain('20', [anItem('20-001')]),
  );
  await initialize(db, [aStarter(catalog)], anAct('2026-11-01').at);
  await publishChanges(db, [
    { kind: 'edit', code: '19-001', fields: { timeLimit: '及时公开' }, reason: null },
  ]);
}

/** As somebody would who has the database itself: the guards come off first. */
async function tamper(db: Db, engine: Engine, statement: string): Promise<void> {
  const tables = ['version', 'item_content', 'item_span', 'domain_span'];
  for (const table of tables) {
    for (const event of ['insert', 'update', 'delete']) {
      const on = engine === 'postgres' ? ` on ${table}` : '';
      await sql.raw(`drop trigger if exists ${table}_${event}_guard${on}`).execute(db);
    }
  }
  await sql.raw(statement).execute(db);
}

onBothEngines('verify', (open, engine) => {
  const flipped =
    engine === 'sqlite'
      ? `cast(x'00' || substr(body, 2) as blob)`
      : `set_byte(body, 3, get_byte(body, 3) # 1)`;

  it('given history as it was written, then it finds nothing', async () => {
    const { db } = await open();
    await twoVersions(db);
    const { log, ...published } = await verifyHistory(db);
    expect(published).toEqual({ editions: 1, versions: 2, contents: 4, finding: null });
    expect(log).toMatchObject({ provenTo: 0, finding: null });
  });

  it.each([
    ['a version’s note', `update version set note = 'x' where number = 1`, 'version-altered'],
    [
      'a version’s effective day',
      `update version set effective_on = '2026-12-02' where number = 2`,
      'version-altered',
    ],
    [
      'the link to the version before',
      `update version set parent_hash = hash where number = 2`,
      'chain-broken',
    ],
    ['a span’s domain', `update item_span set domain = '19' where code = '20-001'`, 'domain-altered'],
    ['a span’s order', `update item_span set position = 'Zz' where code = '19-002'`, 'domain-altered'],
    [
      'a span’s end',
      `update item_span set to_version = 3 where code = '19-001' and from_version = 1`,
      'domain-altered',
    ],
    ['a span that is gone', `delete from item_span where code = '20-001'`, 'domain-altered'],
    [
      'a span’s content',
      `update item_span set content_id = (select max(id) from item_content) where code = '20-001'`,
      'domain-altered',
    ],
    ['a domain’s name', `update domain_span set name = 'x' where code = '20'`, 'domain-altered'],
    [
      'an item in a domain that is not there',
      `insert into item_span select edition_id, '77-001', content_id, '77', position, 1, null from item_span where code = '20-001'`,
      'items-astray',
    ],
    ['a content’s format', `update item_content set format = 2 where id = 1`, 'content-altered'],
    [
      'bytes behind a content',
      engine === 'sqlite'
        ? `update item_content set body = cast(body || x'00' as blob) where id = 1`
        : `update item_content set body = body || '\\x00'::bytea where id = 1`,
      'content-altered',
    ],
    [
      'a span beyond the newest version',
      `update item_span set to_version = 9 where code = '20-001'`,
      'versions-missing',
    ],
    [
      'an imported file',
      engine === 'sqlite'
        ? `insert into import_file values ('${'0'.repeat(64)}', 1, x'00')`
        : `insert into import_file values ('${'0'.repeat(64)}', 1, '\\x00'::bytea)`,
      'file-altered',
    ],
    ['a domain that is gone', `delete from domain_span where code = '20'`, 'version-altered'],
    ['bytes of a content', `update item_content set body = ${flipped} where id = 1`, 'content-altered'],
  ])('given %s altered behind its back, then it names it', async (_what, statement, kind) => {
    const { db } = await open();
    await twoVersions(db);
    await tamper(db, engine, statement);
    const { finding } = await verifyHistory(db);
    expect(finding?.kind).toBe(kind);
    expect(sayFinding(finding!)).toMatch(/。$/);
  });

  it('T-DU-10 given bytes altered that other contents rest on, then it names the item and how many are lost with it', async () => {
    const { db } = await open();
    await twoVersions(db);
    await publishChanges(db, [{ kind: 'edit', code: '19-001', fields: { note: '备注' }, reason: null }]);
    await tamper(
      db,
      engine,
      `update item_content set body = ${flipped} where encoding = 1 and id in
      (select base_id from item_content)`,
    );
    const { finding } = await verifyHistory(db);
    expect(finding).toMatchObject({ kind: 'content-altered', usedBy: 'longting-district 19-001', baseOf: 2 });
    expect(sayFinding(finding!)).toContain('（用于 longting-district 19-001；另有 2 份内容须靠它读出）');
  });

  it.each([
    ['bytes of what differs', `body = ${flipped}`],
    ['the base for another', 'base_id = (select min(id) from item_content where encoding = 1) + 1'],
  ])('given %s altered in a content with a base, then it names it', async (_what, change) => {
    const { db } = await open();
    await twoVersions(db);
    await tamper(db, engine, `update item_content set ${change} where encoding = 2`);
    expect((await verifyHistory(db)).finding).toMatchObject({ kind: 'content-altered', baseOf: 0 });
  });
});
