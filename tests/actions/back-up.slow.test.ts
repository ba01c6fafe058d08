import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { backUp, restoreBackup } from '../../src/actions/back-up.js';
import { importFile } from '../../src/actions/import-file.js';
import { initialize } from '../../src/actions/initialize.js';
import { prepareExport } from '../../src/actions/prepare-export.js';
import { registerFirstRegulations } from '../../src/actions/save-regulations.js';
import { exportFormats, writeCatalog } from '../../src/export/formats.js';
import { copiedTables, leftOutSettings, leftOutTables } from '../../src/store/copied-tables.js';
import type { Database } from '../../src/store/database.js';
import { openDatabase } from '../../src/store/database.js';
import type { Engine } from '../../src/store/engine.js';
import { addSession } from '../../src/store/sessions.js';
import { readOrMakeSetting } from '../../src/store/settings.js';
import { listVersions } from '../../src/store/versions.js';
import { aToken } from '../accounts.js';
import { aCatalog, aContent, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { emptyPostgres, onBothEngines } from '../engines.js';
import { aDraft, publishChanges } from '../publish.js';
import { anEvent, aRegulation } from '../regulation/builders.js';

const edition = 'longting-district';

/** Something of everything: two editions, three versions, a draft, an import, an act, a token, somebody signed in. */
async function fill({ db }: Database): Promise<void> {
  const items = [anItem('19-001'), anItem('19-002', { level2: '低保标准' })];
  const starters = [
    aStarter(aCatalog(aDomain('19', items, '社会救助'))),
    aStarter(aCatalog(), { id: 'longting-township', level: 'township', title: '乡镇版', upstream: edition }),
  ];
  await initialize(db, starters, anAct('2026-01-10').at);
  await registerFirstRegulations(
    db,
    [aRegulation('社会救助暂行办法', { id: 'shjz', events: [anEvent('enacted', '2014-02-21')] })],
    anAct('2026-01-10').at,
  );
  for (const days of ['10', '15'])
    await publishChanges(db, [
      { kind: 'edit', code: '19-001', fields: { timeLimit: `${days}个工作日内` }, reason: '新办法' },
      {
        kind: 'add',
        key: '+1',
        code: null,
        place: { domain: '19', follows: null },
        content: aContent({ level2: `新${days}` }),
        reason: '新办法',
      },
    ]);
  await aDraft(db, [{ kind: 'withdraw', code: '19-002', reason: '取消' }]);
  const reading = {
    items: [],
    problems: [{ code: 'file.empty' as const, at: { sheet: null, row: null, cell: null } }],
  };
  const file = { bytes: Buffer.from('空'), name: '空.csv', reading };
  await importFile(db, file, { edition, title: null, dryRun: false }, [], anAct('2026-11-25'));
  await aToken(db, '测试员', 'a-secret-of-a-token');
  await readOrMakeSetting(db, 'session-secret', () => 'the-secret-of-all-sessions');
  const begun = { id: Buffer.from('the-id-of-a-session'), csrf: 'the-csrf-of-a-session' };
  await addSession(db, begun, { accountKey: 1, address: null, at: anAct().at });
}

/** Every row that a backup holds, by table. */
async function rowsOf({ db }: Database): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const { table, key } of copiedTables) {
    const order = sql.join(key.map((column) => sql.ref(column)));
    ({ rows: rows[table] } = await sql`select * from ${sql.table(table)} order by ${order}`.execute(db));
  }
  rows['setting'] = rows['setting']!.filter(
    (row) => !leftOutSettings.includes((row as { name: string }).name),
  );
  return rows;
}

async function exportsOf({ db }: Database): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const version of await listVersions(db, edition))
    for (const format of exportFormats) {
      const prepared = await prepareExport(db, version, { domains: null, organization: null });
      files.set(`${version.number}.${format}`, (await writeCatalog(format, prepared)).toString('base64'));
    }
  return files;
}

onBothEngines('a backup', (open) => {
  const cleanUps: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  });

  function folder(): string {
    const path = mkdtempSync(join(tmpdir(), 'disclosure-catalog-backup-'));
    cleanUps.push(() => rm(path, { recursive: true }));
    return path;
  }

  const emptyUrl = async (of: Engine) =>
    of === 'postgres' ? emptyPostgres(cleanUps) : `sqlite:${join(folder(), 'catalog.db')}`;

  async function filled(): Promise<Database> {
    const source = await open();
    await fill(source);
    return source;
  }

  it.each(['sqlite', 'postgres'] as const)(
    'T-BK-01 given all there is, then restored into %s every row and every file of every version are the same, and work goes on',
    async (target) => {
      const source = await filled();
      const path = join(folder(), 'backup.db');
      const verification = await backUp(source, path);
      expect(verification).toMatchObject({ editions: 2, versions: 4, finding: null });
      const url = await emptyUrl(target);
      expect(await restoreBackup(path, () => openDatabase(url, { create: true }))).toEqual(verification);

      const restored = await openDatabase(url, { create: false });
      cleanUps.push(restored.close);
      expect(await rowsOf(restored)).toEqual(await rowsOf(source));
      expect(await exportsOf(restored)).toEqual(await exportsOf(source));
      await publishChanges(restored.db, [{ kind: 'withdraw', code: '19-002', reason: '取消' }], '2026-12-02');
      await expect(sql`delete from version`.execute(restored.db)).rejects.toMatchObject({
        message: expect.stringContaining('versions never change') as unknown,
      });
    },
  );

  it('T-AU-07 given somebody signed in, then the backup has no byte of it, and only its owner may read it', async () => {
    const path = join(folder(), 'backup.db');
    await backUp(await filled(), path);
    const bytes = readFileSync(path).toString('latin1');
    for (const secret of ['the-id-of-a-session', 'the-csrf-of-a-session', 'the-secret-of-all-sessions'])
      expect([secret, bytes.includes(secret)]).toEqual([secret, false]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('given a database with something in it, then a backup is not restored into it', async () => {
    const source = await filled();
    const path = join(folder(), 'backup.db');
    await backUp(source, path);
    const before = await rowsOf(source);
    const again = { ...source, close: () => Promise.resolve() };
    await expect(restoreBackup(path, () => Promise.resolve(again))).rejects.toMatchObject({
      code: 'database.not-empty',
    });
    expect(await rowsOf(source)).toEqual(before);
  });

  it('given a file that is there, then it stays and nothing lies beside it', async () => {
    const place = folder();
    const path = join(place, 'backup.db');
    writeFileSync(path, '旧的');
    await expect(backUp(await filled(), path)).rejects.toMatchObject({
      code: 'file.unwritable',
      details: { why: '已有这个文件，请换一个名字' },
    });
    expect([readFileSync(path, 'utf8'), readdirSync(place)]).toEqual(['旧的', ['backup.db']]);
  });

  it('T-BK-02 given a content that was altered, then no backup of it is kept', async () => {
    const source = await filled();
    const place = folder();
    await alter(source);
    await expect(backUp(source, join(place, 'backup.db'))).rejects.toMatchObject({
      code: 'backup.not-intact',
    });
    expect(readdirSync(place)).toEqual([]);
  });

  it('T-BK-02 given a file that is no backup, then the database to be filled is not even made', async () => {
    const place = folder();
    const target = join(place, 'catalog.db');
    const restore = (path: string) =>
      restoreBackup(path, () => openDatabase(`sqlite:${target}`, { create: true }));
    for (const [name, bytes] of [
      ['text', '不是'],
      ['empty', ''],
    ] as const) {
      writeFileSync(join(place, name), bytes);
      await expect(restore(join(place, name))).rejects.toMatchObject({ code: 'backup.unreadable' });
    }
    await expect(restore(join(place, 'nowhere'))).rejects.toMatchObject({ code: 'backup.unreadable' });
    expect(existsSync(target)).toBe(false);
  });

  it('given the schema, then every table is copied or named as left out', async () => {
    const { db } = await open();
    const tables = (await db.introspection.getTables()).map(({ name }) => name);
    expect([...copiedTables.map(({ table }) => table), ...leftOutTables].sort()).toEqual(tables.sort());
  });
});

/** As somebody with the database in hand could. */
async function alter({ db, engine }: Database): Promise<void> {
  if (engine === 'sqlite') await sql`drop trigger item_content_update_guard`.execute(db);
  else await sql`alter table item_content disable trigger user`.execute(db);
  await sql`update item_content set hash = ${Buffer.alloc(32)} where id = 1`.execute(db);
}
