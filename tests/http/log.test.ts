import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { parseCheckpoint } from '../../src/log/checkpoint.js';
import type { LogEntry } from '../../src/log/entry.js';
import { readHead, readPublication, searchLog } from '../../src/store/event-log.js';
import { checkAgainst } from '../../src/schema.js';
import { aToken } from '../accounts.js';
import type { TestServer } from './service.js';
import { aServer, tokens } from './service.js';

const keeper = 'a-token-of-who-may-do-everything';
const key = 'a-key-that-nobody-has-guessed-for-years';

let server: TestServer;
beforeAll(async () => {
  server = await aServer((service) => ({ ...service, logKeys: [key] }));
  await aToken(server.db, '测试员', keeper);
});
afterAll(() => server.close());

function get(path: string, token: string | null = keeper): Promise<Response> {
  const headers: Record<string, string> = token === null ? {} : { Authorization: `Bearer ${token}` };
  return fetch(`${server.url}/api/v1${path}`, { headers });
}

type Page = { entries: LogEntry[]; next: number | null };
async function page(query: string): Promise<Page> {
  const response = await get(`/log?${query}`);
  expect(response.status).toBe(200);
  return checkAgainst<Page>('log-page', await response.json(), 'the answer');
}

describe('/log', () => {
  it('given no token, then 401; given no right, then 403, which is logged', async () => {
    for (const path of ['/log', '/log/checkpoint', '/log/export.jsonl']) {
      expect((await get(path, null)).status).toBe(401);
      expect(await (await get(path, tokens.民政局)).json()).toMatchObject({
        status: 403,
        code: 'right.missing',
      });
    }
    const refused = await searchLog(server.db, { account: '民政局' }, 10);
    expect(refused.map(({ action, outcome, via }) => [action, outcome, via])).toEqual([
      ['log.export', 'refused', 'api'],
      ['log.checkpoint', 'refused', 'api'],
      ['log.read', 'refused', 'api'],
    ]);
  });

  it('given what to look for, then there is that, newest first', async () => {
    const { entries, next } = await page('action=version.publish&edition=longting-district');
    expect(next).toBeNull();
    expect(entries.map(({ thing, account, at }) => [thing, account, at])).toEqual([
      [{ kind: 'version', id: 'longting-district/2' }, '测试员', '2026-11-20T04:00:00.000Z'],
    ]);
    expect((await page('thing=version:longting-district/2')).entries).toEqual(entries);
    expect((await page('from=2026-11-20&to=2026-11-20&action=version.publish')).entries).toEqual(entries);
    expect((await page('from=2026-11-20&to=2026-11-19')).entries).toEqual([]);
    expect((await page('account=nobody')).entries).toEqual([]);
  });

  it('given pages, then together they are the whole', async () => {
    const seen: number[] = [];
    for (let query = 'limit=2'; ;) {
      const { entries, next } = await page(query);
      seen.push(...entries.map(({ sequence }) => sequence));
      if (next === null) break;
      query = `limit=2&before=${next}`;
    }
    const { sequence } = (await readHead(server.db))!;
    expect(seen).toEqual(Array.from({ length: sequence }, (_, index) => sequence - index));
  });

  it('looking does not grow the log', async () => {
    const before = await readHead(server.db);
    await page('limit=5');
    expect(await readHead(server.db)).toEqual(before);
  });
});

describe('/log/checkpoint', () => {
  it('given a key, then the line is sealed and says where the log stands', async () => {
    const head = await readHead(server.db);
    const answer = checkAgainst<{ line: string }>(
      'sealed-checkpoint',
      await (await get('/log/checkpoint')).json(),
      'the answer',
    );
    expect(parseCheckpoint(answer.line, [key], true)).toEqual(head);
    expect(await (await get('/status', null)).json()).toMatchObject({ log: head });
  });
});

describe('/log/export.jsonl', () => {
  it('given the whole, then it ends with its own entry', async () => {
    const response = await get('/log/export.jsonl');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/jsonl']);
    const lines = (await response.text()).trimEnd().split('\n');
    const entries = lines.map(
      (line) => JSON.parse((JSON.parse(line) as { entry: string }).entry) as LogEntry,
    );
    expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1));
    expect(entries.at(-1)).toMatchObject({
      action: 'log.export',
      outcome: 'done',
      account: '测试员',
      via: 'api',
    });
  });

  it('given a time, then the part begins with the entry before it', async () => {
    const { entries } = await page('from=2026-11-20&to=2026-11-20');
    const first = entries.at(-1)!.sequence;
    const response = await get('/log/export.jsonl?from=2026-11-20&to=2026-11-20');
    expect(response.headers.get('content-disposition')).toContain(`filename="log-${first - 1}-`);
    expect((await get('/log/export.jsonl?from=1999-01-01&to=1999-12-31')).status).toBe(404);
  });
});

describe('exports of catalogs', () => {
  const path = '/editions/longting-district/export.csv?version=2';

  it('given who asks, then it is logged; given nobody, then nothing is', async () => {
    const before = (await readHead(server.db))!.sequence;
    expect((await get(path, null)).status).toBe(200);
    expect((await readHead(server.db))!.sequence).toBe(before);
    expect((await get(path, tokens.法制办)).status).toBe(200);
    expect(await searchLog(server.db, { action: 'export.take' }, 5)).toMatchObject([
      {
        sequence: before + 1,
        account: '法制办',
        outcome: 'done',
        thing: { kind: 'version', id: 'longting-district/2' },
        edition: 'longting-district',
        details: { format: 'csv', domain: null },
      },
    ]);
  });

  it('given any format, then the header says where the log stood at publication', async () => {
    const point = (await readPublication(server.db, { edition: 'longting-district', number: 2 }))!;
    const response = await get(path, null);
    expect(parseCheckpoint(response.headers.get('log-checkpoint')!, [], false)).toEqual(point);
  });

  it('T-AU-05 given a log that can’t be written, then nothing is handed out to who must be logged', async () => {
    await sql
      .raw(`create trigger no_log before insert on event_log begin select raise(abort, 'no log'); end`)
      .execute(server.db);
    const [known, nobody] = await Promise.all([get(path, tokens.法制办), get(path, null)]);
    const whole = await get('/log/export.jsonl');
    await sql.raw('drop trigger no_log').execute(server.db);
    expect([known.status, nobody.status, whole.status]).toEqual([500, 200, 500]);
    expect(known.headers.get('content-disposition')).toBeNull();
  });

  it('T-AU-07 given tokens that were used, then neither the log nor an export nor the server’s log has them', async () => {
    await get(path, tokens.法制办);
    await get('/log', 'a-token-that-nobody-has-at-all-x');
    const exported = await (await get('/log/export.jsonl')).text();
    const stored = JSON.stringify(await server.db.selectFrom('event_log').selectAll().execute());
    for (const secret of [keeper, key, ...Object.values(tokens), 'a-token-that-nobody-has-at-all-x'])
      expect([exported, stored, server.log.join('\n')].filter((text) => text.includes(secret))).toEqual([]);
  });
});
