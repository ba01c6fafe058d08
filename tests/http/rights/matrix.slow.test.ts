import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Action } from '../../../src/account/permission.js';
import { scopes, scopesAllow } from '../../../src/account/scope.js';
import { apiRoutes } from '../../../src/http/api/routes.js';
import type { Route } from '../../../src/http/route.js';
import { openDatabase } from '../../../src/store/database.js';
import type { Db } from '../../../src/store/engine.js';
import { aToken } from '../../accounts.js';
import type { TestServer } from '../service.js';
import { serverOver } from '../service.js';
import type { Ask, Case } from './cases.js';
import { cases } from './cases.js';
import { buildWorld, people, secretOf } from './world.js';

const guarded = apiRoutes.filter(({ access }) => access !== 'public');
const rows = guarded.map((route) => [route.operationId, route, cases[route.operationId]] as const);

let world: Awaited<ReturnType<typeof buildWorld>>;
let shared: TestServer;
beforeAll(async () => {
  world = await buildWorld();
  shared = await serverOver(await openDatabase(`sqlite:${world.copy()}`, { create: false }));
  for (const name of Object.keys(people))
    for (const scope of Object.keys(scopes))
      await aToken(shared.db, name, secretOf(`${name}/${scope}`), [scope]);
}, 60_000);
afterAll(async () => {
  await shared.close();
  world.remove();
});

function ask(server: TestServer, { method }: Route, { path, body, revision, file }: Ask, who: string | null) {
  const headers: Record<string, string> = {};
  if (who !== null) headers['Authorization'] = `Bearer ${secretOf(who)}`;
  if (revision !== undefined) headers['If-Match'] = `"${revision}"`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const sent = file !== undefined ? aForm(file) : body === undefined ? null : JSON.stringify(body);
  return fetch(`${server.url}/api/v1${path}`, { method, headers, ...(sent === null ? {} : { body: sent }) });
}

function aForm(file: string): FormData {
  const form = new FormData();
  form.append('file', new Blob([file]), '目录.csv');
  return form;
}

/** All there is but the log, which refusals are written to. */
async function digest(db: Db): Promise<string> {
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db);
  const hash = createHash('sha256');
  for (const { name } of tables.rows) {
    if (name === 'event_log') continue;
    const { rows: all } = await sql`select * from ${sql.table(name)}`.execute(db);
    hash.update(name).update(JSON.stringify(all));
  }
  return hash.digest('hex');
}

async function entries(db: Db): Promise<number> {
  const { rows: counted } = await sql<{ n: number }>`select count(*) as n from event_log`.execute(db);
  return counted[0]?.n ?? 0;
}

/** Who may is told by the row; who was disabled never may. */
function mayOf({ may }: Case): string[] {
  return may === 'all' ? Object.keys(people).filter((name) => name !== '已停用') : may;
}

it('has a row for every route that is not public, and no row for another', () => {
  expect(guarded.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(cases).sort());
});

describe.each(rows)('T-AC-01 %s', (_name, route, row) => {
  if (row === undefined) return;
  const may = mayOf(row);
  const others = Object.keys(people).filter((name) => !may.includes(name));

  it.each(others)('T-AC-02 T-AC-08 %s is refused, and nothing changes', async (who) => {
    const before = await digest(shared.db);
    const response = await ask(shared, route, row.own, who);
    const { code } = (await response.json()) as { code: string };
    if (who === '已停用') expect([response.status, code]).toEqual([401, 'token.wrong']);
    else expect([403, 404]).toContain(response.status);
    if (who !== '已停用' && row.hidden !== null) expect(code).toBe(row.hidden);
    expect(await digest(shared.db)).toBe(before);
  });

  it('nobody at all is asked who they are', async () => {
    const response = await ask(shared, route, row.own, null);
    expect([response.status, await response.json()]).toMatchObject([401, { code: 'token.missing' }]);
  });

  if (may.length > 0)
    it('given a token for other things, then it is refused as if its account had no right', async () => {
      const other = Object.keys(scopes).find((scope) => !scopesAllow([scope], route.access as Action));
      const response = await ask(shared, route, row.own, `${may[0]}/${other}`);
      expect([response.status, await response.json()]).toMatchObject(
        row.hidden === null ? [403, { code: 'right.missing' }] : [404, { code: row.hidden }],
      );
    });

  if (row.foreign !== null)
    it.each(Object.keys(people))('%s is refused what belongs to another district', async (who) => {
      const before = await digest(shared.db);
      const response = await ask(shared, route, row.foreign!, who);
      expect([401, 403, 404]).toContain(response.status);
      expect(await digest(shared.db)).toBe(before);
    });

  if (row.absent !== null)
    it.each(Object.keys(people))(
      'T-AC-03 %s is answered alike for what is hidden and what is not there',
      async (who) => {
        const bare = async (one: Ask) => {
          const response = await ask(shared, route, one, who);
          const body = (await response.json()) as Record<string, unknown>;
          const told = JSON.stringify({ ...body, requestId: null, instance: null });
          return [response.status, told.replace(/\d+|祥符编辑|没有这人/g, '…')];
        };
        expect(await bare(row.foreign!)).toEqual(await bare(row.absent!));
      },
    );

  if (may.length > 0)
    it.each(may)('%s may, and a write is in the log', async (who) => {
      const server = await serverOver(await openDatabase(`sqlite:${world.copy()}`, { create: false }));
      try {
        const before = await entries(server.db);
        const response = await ask(server, route, row.own, who);
        const told = response.status < 300 ? '' : await response.text();
        // a review of other content and a draft on the newest version are answered after the right was seen to
        if (!/review\.other-content|version\.stale|draft\.not-open/.test(told)) expect(told).toBe('');
        const isIdle = ['rebaseDraft', 'decideConflicts'].includes(route.operationId); // it is on the newest version
        if (told === '' && route.method !== 'GET' && !isIdle)
          expect(await entries(server.db)).toBeGreaterThan(before);
      } finally {
        await server.close();
      }
    });
});
