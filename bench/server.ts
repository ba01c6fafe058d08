/* The server as it is built, over a database as it makes one. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { initialize } from '../src/actions/initialize.js';
import { registerFirstRegulations } from '../src/actions/save-regulations.js';
import type { DraftChange } from '../src/catalog/draft.js';
import { readRegulations, readStarters } from '../src/import/starter.js';
import { openDatabase } from '../src/store/database.js';
import { aToken, withPeople } from '../tests/accounts.js';
import { publishChanges } from '../tests/publish.js';

/** Of somebody who may do everything. */
export const token = 'a-token-for-those-who-measure';

/** The catalogs a server starts with, and a second version that changes every twentieth item. */
export async function fill(url: string): Promise<void> {
  const { db, close } = await openDatabase(url, { create: true });
  const starters = readStarters('catalogs');
  const at = new Date('2026-11-01T04:00:00Z');
  await withPeople(db);
  await aToken(db, '测试员', token);
  await initialize(db, starters, at);
  await registerFirstRegulations(db, readRegulations('catalogs'), at);
  const items = starters[0]?.catalog.domains.flatMap((domain) => domain.items) ?? [];
  const changes = items
    .filter((_, index) => index % 20 === 0)
    .map(({ code }): DraftChange => ({ kind: 'edit', code, fields: { note: '试行' }, reason: '修订' }));
  await publishChanges(db, changes, '2021-06-01', '2026-11-02');
  await close();
}

/** Resolves when it takes requests. */
export async function startServer(
  url: string,
  port: number,
  logLevel = 'warn',
  settings: Record<string, string> = {},
): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['dist/cli.js', 'serve'], {
    env: { ...process.env, DATABASE_URL: url, PORT: String(port), LOG_LEVEL: logLevel, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface({ input: server.stderr })) if (line.includes(String(port))) break;
  server.stderr.resume();
  return server;
}
