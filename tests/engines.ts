import { randomBytes } from 'node:crypto';
import { afterEach, describe } from '@jest/globals';
import pg from 'pg';
import { withPeople } from './accounts.js';
import type { Database } from '../src/store/database.js';
import type { Engine } from '../src/store/engine.js';
import { openDatabase } from '../src/store/database.js';

/** Gives a migrated database of the engine under test, empty but for 测试员; it is dropped after the test. */
export type OpenDatabase = () => Promise<Database>;

/** The same examples on SQLite and on a real PostgreSQL. */
export function onBothEngines(name: string, examples: (open: OpenDatabase, engine: Engine) => void): void {
  for (const engine of ['sqlite', 'postgres'] as const) {
    describe(`${name} (${engine})`, () => {
      const cleanUps: (() => Promise<void>)[] = [];
      afterEach(async () => {
        for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
      });
      examples(async () => {
        const url = engine === 'sqlite' ? 'sqlite::memory:' : await emptyPostgres(cleanUps);
        const database = await openDatabase(url, { create: true });
        cleanUps.push(() => database.close());
        await withPeople(database.db);
        return database;
      }, engine);
    });
  }
}

export async function emptyPostgres(cleanUps: (() => Promise<void>)[]): Promise<string> {
  const server = process.env['TEST_DATABASE_URL'];
  if (server === undefined) throw new Error('no PostgreSQL: run these tests through jest, which starts one');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name} template template0`);
  cleanUps.push(() => onServer(server, `drop database ${name} with (force)`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
