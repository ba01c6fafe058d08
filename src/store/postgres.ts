import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db } from './engine.js';
import type { Tables } from './tables.js';

export function openPostgres(url: string): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 10_000,
    application_name: 'disclosure-catalog',
  });
  // a lost idle connection is replaced by the pool; without a listener it would end the process
  pool.on('error', () => undefined);
  // nor may one that is lost within a transaction: whatever is asked of it next fails, and that is told
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
