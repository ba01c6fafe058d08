import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { initialize } from '../../src/actions/initialize.js';
import { sayFinding, verifyHistory } from '../../src/actions/verify-history.js';
import type { Checkpoint } from '../../src/log/checkpoint.js';
import { nextHeads, noHeads } from '../../src/log/chain.js';
import type { LogEntry } from '../../src/log/entry.js';
import { columnsOf, entryText } from '../../src/log/entry.js';
import type { Db, Engine } from '../../src/store/engine.js';
import { readHead, readPublication, searchLog } from '../../src/store/event-log.js';
import { adoptVersions } from '../../src/store/migrations/adopt-versions.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { publishChanges } from '../publish.js';

async function twoVersions(db: Db): Promise<void> {
  const catalog = aCatalog(aDomain('19', [anItem('19-001'), anItem('19-002')]));
  await initialize(db, [aStarter(catalog)], anAct('2026-11-01').at);
  await publishChanges(db, [
    { kind: 'edit', code: '19-001', fields: { timeLimit: '及时公开' }, reason: '新办法' },
  ]);
}

/** As somebody would who has the database itself. */
async function dropGuards(db: Db, engine: Engine): Promise<void> {
  for (const event of ['insert', 'update', 'delete']) {
    const on = engine === 'postgres' ? ' on event_log' : '';
    await sql.raw(`drop trigger if exists event_log_${event}_guard${on}`).execute(db);
  }
}

const columns = [
  'sequence',
  'body',
  'at',
  'account',
  'action',
  'outcome',
  'thing',
  'edition',
  'sha256',
  'sm3',
] as const;
type Column = (typeof columns)[number];
type Tampering = { row: number; column: Column; at: number; bits: number };

/** Changes one byte of one column; false: there is no other byte that the column takes. */
async function tamper(db: Db, engine: Engine, { row, column, at, bits }: Tampering): Promise<boolean> {
  const { [column]: found } = await db
    .selectFrom('event_log')
    .select(column)
    .where('sequence', '=', row)
    .executeTakeFirstOrThrow();
  if (found === null) return false;
  const value = flipByte(found, at, bits, engine);
  if (value === null) return false;
  const ref = sql.ref(column);
  const written =
    typeof found === 'string' && Buffer.isBuffer(value) ? sql`cast(${value} as text)` : sql`${value}`;
  await sql`update event_log set ${ref} = ${written} where sequence = ${row}`.execute(db);
  return true;
}

/** PostgreSQL takes no text that is not UTF-8, so only ASCII signs become others there. */
function flipByte(found: string | number | Buffer, at: number, bits: number, engine: Engine) {
  if (typeof found === 'number') return found ^ (bits << 8);
  const bytes = Buffer.from(found);
  const place = at % bytes.length;
  const byte = bytes[place]! ^ bits;
  if (typeof found === 'string' && engine === 'postgres') {
    if (bytes[place]! > 127 || byte === 0) return null;
    bytes[place] = byte;
    return bytes.toString();
  }
  bytes[place] = byte;
  return bytes;
}

onBothEngines('verify of the log', (open, engine) => {
  it('given what people did, then it fits, and a checkpoint proves it', async () => {
    const { db } = await open();
    await twoVersions(db);
    const head = (await readHead(db))!;
    expect(await verifyHistory(db, [head])).toMatchObject({
      finding: null,
      log: { entries: head.sequence, provenTo: head.sequence, finding: null },
    });
  });

  it('T-AU-01 given one byte of a stored row changed, in any column, then the row is named', async () => {
    const { db } = await open();
    await twoVersions(db);
    await dropGuards(db, engine);
    const { sequence } = (await readHead(db))!;
    const tamperings = fc.sample(
      fc.record({
        row: fc.integer({ min: 1, max: sequence }),
        column: fc.constantFrom(...columns),
        at: fc.nat(),
        bits: fc.integer({ min: 1, max: 127 }),
      }),
      { numRuns: engine === 'sqlite' ? 400 : 60, seed: 5 },
    );
    const unnamed: unknown[] = [];
    for (const tampering of tamperings) {
      const { row } = tampering;
      const kept = await db
        .selectFrom('event_log')
        .selectAll()
        .where('sequence', '=', row)
        .executeTakeFirstOrThrow();
      if (!(await tamper(db, engine, tampering))) continue;
      const { log } = await verifyHistory(db);
      if (log.finding?.sequence !== row) unnamed.push({ ...tampering, found: log.finding });
      const there = tampering.column === 'sequence' ? row ^ (tampering.bits << 8) : row;
      await db.updateTable('event_log').set(kept).where('sequence', '=', there).execute();
    }
    expect(unnamed).toEqual([]);
    expect((await verifyHistory(db)).log.finding).toBeNull();
  }, 120_000);

  const all = 'body, at, account, action, outcome, thing, edition, sha256, sm3';
  it.each([
    ['one is deleted', ['delete from event_log where sequence = 3'], { sequence: 3, kind: 'missing' }],
    [
      'one is inserted before the first',
      [`insert into event_log select 0, ${all} from event_log where sequence = 2`],
      { sequence: 2, kind: 'out-of-order' },
    ],
    [
      'one is written again at the end',
      [
        `insert into event_log select (select max(sequence) + 1 from event_log), ${all} from event_log where sequence = 2`,
      ],
      { sequence: 2, kind: 'inserted' },
    ],
    [
      'two are exchanged',
      [
        [2, -2],
        [3, 2],
        [-2, 3],
      ].map(([from, to]) => `update event_log set sequence = ${to} where sequence = ${from}`),
      { sequence: 2, kind: 'out-of-order' },
    ],
  ])('T-AU-02 given that %s, then it is named', async (_what, statements, finding) => {
    const { db } = await open();
    await twoVersions(db);
    await dropGuards(db, engine);
    for (const statement of statements) await sql.raw(statement).execute(db);
    expect((await verifyHistory(db)).log.finding).toEqual(finding);
  });

  it('T-AU-03 given a tail cut off with the version it published, then a checkpoint gives it away', async () => {
    const { db } = await open();
    await twoVersions(db);
    const head = (await readHead(db))!;
    await dropGuards(db, engine);
    await db.deleteFrom('event_log').where('sequence', '>', 1).execute();
    expect((await verifyHistory(db, [head])).log.finding).toEqual({ sequence: 2, kind: 'cut-off' });
    expect((await verifyHistory(db)).log).toMatchObject({ entries: 1, provenTo: 0, finding: null });
  });

  it('T-AU-04 given a log made anew from an entry on, then a checkpoint gives it away', async () => {
    const { db } = await open();
    await twoVersions(db);
    const head = (await readHead(db))!;
    await dropGuards(db, engine);
    await forge(db, 2, { account: '某人' });
    expect((await verifyHistory(db)).log.finding).toBeNull();
    expect((await verifyHistory(db, [head])).log.finding).toEqual({
      sequence: head.sequence,
      kind: 'checkpoint-differs',
    });
  });

  it('given a version that no entry published, or with another hash, or whose version is gone, then it is named', async () => {
    const { db } = await open();
    await twoVersions(db);
    await dropGuards(db, engine);
    const last = (await readHead(db))!.sequence;
    const gone = { action: 'version.publish', thing: { kind: 'version', id: 'longting-district/3' } };
    const found = [];
    for (const [sequence, change] of [
      [2, gone],
      [last, { details: { hash: 'version-1:other' } }],
      [last, { action: 'draft.edit' }],
    ] as const) {
      await forge(db, sequence, change);
      found.push((await verifyHistory(db)).finding);
    }
    expect(found).toEqual([
      { kind: 'version-gone', version: 'longting-district/3', sequence: 2 },
      { kind: 'version-logged-otherwise', edition: 'longting-district', version: 2, sequence: last },
      { kind: 'version-unlogged', edition: 'longting-district', version: 2 },
    ]);
    for (const finding of found) expect(sayFinding(finding!)).toMatch(/。$/);
  });

  it('given versions from before there was a log, then the log begins with them', async () => {
    const { db } = await open();
    await twoVersions(db);
    await dropGuards(db, engine);
    await db.deleteFrom('event_log').execute();
    await adoptVersions(db as unknown as Parameters<typeof adoptVersions>[0]); // migrations know no tables
    const entries = await searchLog(db, {}, 10);
    expect(entries.map(({ action, thing }) => [action, thing?.id])).toEqual([
      ['version.adopt', 'longting-district/2'],
      ['version.adopt', 'longting-district/1'],
    ]);
    expect((await verifyHistory(db)).finding).toBeNull();
  });

  it('given a version, then where the log stood at its publication does not move', async () => {
    const { db } = await open();
    await twoVersions(db);
    const version = { edition: 'longting-district', number: 1 };
    const first: Checkpoint | null = await readPublication(db, version);
    await publishChanges(
      db,
      [{ kind: 'withdraw', code: '19-002', reason: '取消' }],
      '2026-12-02',
      '2026-11-26',
    );
    expect(await readPublication(db, version)).toEqual(first);
    expect(first?.sequence).toBe(1);
    expect(await readPublication(db, { edition: 'longting-district', number: 9 })).toBeNull();
  });
});

/** Writes an entry otherwise and all after it anew, with a chain that fits. */
async function forge(db: Db, sequence: number, change: Partial<LogEntry>): Promise<void> {
  const entries = (await searchLog(db, {}, 1_000)).reverse();
  let heads = noHeads;
  for (const entry of entries) {
    const forged = entry.sequence === sequence ? { ...entry, ...change } : entry;
    const body = entryText(forged);
    heads = nextHeads(heads, body);
    const bytes = { sha256: Buffer.from(heads.sha256, 'hex'), sm3: Buffer.from(heads.sm3, 'hex') };
    await db
      .updateTable('event_log')
      .set({ ...columnsOf(forged), body, ...bytes })
      .where('sequence', '=', entry.sequence)
      .execute();
  }
}
