import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { ImportLimits } from '../../src/http/import-jobs.js';
import { ImportJobs } from '../../src/http/import-jobs.js';
import type { Service } from '../../src/http/route.js';
import type { ImportOutcome } from '../../src/actions/import-file.js';
import { openDatabase } from '../../src/store/database.js';
import { Refusal } from '../../src/refusal.js';
import { ReaderProcess } from '../../src/import/reader-process.js';
import { anAct } from '../builders.js';
import { aXlsx, inline } from '../import/zip-writer.js';
import { aCsv, aRow, done, expectValid, get, send } from './sending.js';
import type { TestServer } from './service.js';
import { aServer, tokens } from './service.js';

/** As many programs do: sends a file of so many bytes, the half of it after a while, and reads no answer before. */
async function sendThenListen({ url }: TestServer, size: number): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  const head = [
    'POST /api/v1/editions/longting-district/imports HTTP/1.1',
    `Host: ${hostname}`,
    `Authorization: Bearer ${tokens.民政局}`,
    'Content-Type: multipart/form-data; boundary=b',
    `Content-Length: ${size}`,
    'Connection: close',
  ];
  const half = Buffer.alloc(size / 2);
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.write(half);
  await sleep(300);
  socket.write(half);
  await sleep(300);
  let answer = '';
  for await (const bytes of socket) answer += String(bytes);
  return answer;
}

describe('an import that takes long', () => {
  /** A server whose answers wait for nothing, and whose reader reads when it is told to. */
  async function aSlowServer(limits: Partial<ImportLimits> = {}) {
    const releases: (() => void)[] = [];
    let time = anAct().at;
    const slow = await aServer((service: Service) => ({
      ...service,
      jobs: new ImportJobs(service.db, () => time, { patienceMs: 0, ...limits }),
      reader: {
        ...service.reader,
        readFile: async (...of) => {
          await new Promise<void>((resolve) => releases.push(resolve));
          return service.reader.readFile(...of);
        },
      },
    }));
    const release = () => {
      for (const go of releases.splice(0)) go();
    };
    return { slow, release, later: (ms: number) => (time = new Date(time.getTime() + ms)) };
  }

  it('given patience runs out, then 202 says where to ask, and there it is when it is done', async () => {
    const { slow, release, later } = await aSlowServer();
    const response = await send(slow, { files: [['file', aCsv(aRow('临时救助')), 'a.csv']] });
    const job: unknown = await response.json();
    expect([response.status, job]).toMatchObject([202, { state: 'running', outcome: null }]);
    expectValid('import-job', job);
    const location = response.headers.get('location') ?? '';
    expect(await (await get(slow, location)).json()).toEqual(job);
    expect((await get(slow, location, tokens.法制办)).status).toBe(404); // not theirs
    expect((await fetch(`${slow.url}/api/v1/status`)).status).toBe(200); // others are answered meanwhile
    release();
    const ended = await done(slow, location);
    expectValid('import-job', ended);
    expect(ended).toMatchObject({ import: '/api/v1/imports/1', outcome: { outcome: 'drafted' } });
    later(16 * 60_000);
    expect(await (await get(slow, location)).json()).toMatchObject({ code: 'import.job-unknown' });
    await slow.close();
  });

  it('given all places are taken, then 503 says when to come back, and later there is room again', async () => {
    const { slow, release } = await aSlowServer({ atOnce: 2 });
    const one = (name: string) => send(slow, { files: [['file', aCsv(aRow(name)), `${name}.csv`]] });
    const first = await one('甲');
    const second = await one('乙');
    const third = await one('丙');
    expect([first.status, second.status, third.status]).toEqual([202, 202, 503]);
    expect(third.headers.get('retry-after')).toBe('10');
    expect(await third.json()).toMatchObject({ code: 'import.queue-full' });
    release();
    for (const { headers } of [first, second]) await done(slow, headers.get('location') ?? '');
    const fourth = await one('丙');
    expect(fourth.status).toBe(202);
    release();
    await done(slow, fourth.headers.get('location') ?? '');
    await slow.close();
  });

  it('given all places are taken, then who listens only once all is sent still hears so, and is not cut off', async () => {
    const { slow } = await aSlowServer({ atOnce: 0 });
    expect(await sendThenListen(slow, 2 ** 20)).toMatch(/^HTTP\/1\.1 503 .*"code":"import\.queue-full"/s);
    await slow.close();
  });

  it('given it fails, then who asks is told as if they had waited', async () => {
    const { slow, release } = await aSlowServer();
    const failing = await send(slow, { files: [['file', aCsv(aRow('甲')), 'a.csv']] });
    await slow.db.schema.dropTable('row_choice').execute();
    release();
    const ended = await done(slow, failing.headers.get('location') ?? '');
    await slow.close();
    expect(ended).toMatchObject({ code: 'internal-error', status: 500 });
  });
});

describe('an import that another process has', () => {
  const outcome = { outcome: 'nothing-readable' } as ImportOutcome; // what it is does not matter here
  let time = anAct().at;
  /** Work that ends when it is told to. */
  function deferred() {
    let resolve: (outcome: ImportOutcome) => void = () => undefined;
    let reject: (error: Error) => void = () => undefined;
    const promise = new Promise<ImportOutcome>((done, failed) => ([resolve, reject] = [done, failed]));
    return { promise, resolve, reject };
  }
  /** Two processes on one database; the first has an import under way. */
  async function twoProcesses() {
    const { db, close } = await openDatabase('sqlite::memory:', { create: true });
    const [one, other] = [new ImportJobs(db, () => time, { patienceMs: 0 }), new ImportJobs(db, () => time)];
    const work = deferred();
    const { id } = await one.start('民政局', () => work.promise);
    return { one, other, work, id, close, ask: () => other.find(id, '民政局') };
  }

  it('given it runs and is then done, then the other tells so too', async () => {
    const { one, work, id, close, ask } = await twoProcesses();
    expect(await ask()).toEqual({ id, account: '民政局', state: 'running' });
    work.resolve(outcome);
    await one.settle();
    expect(await ask()).toEqual({ id, account: '民政局', state: 'done', outcome });
    await close();
  });

  it.each([
    [new Refusal('version.unknown', { edition: 'e', number: 9, latest: 1 }), { code: 'version.unknown' }],
    [Object.assign(new Error('full'), { code: 'SQLITE_FULL' }), { code: 'database.unusable' }],
    [new TypeError('x is not a function'), { stack: expect.stringContaining('x is not') }],
  ])('given it fails by %s, then the other says why', async (error, told) => {
    const { one, work, close, ask } = await twoProcesses();
    work.reject(error);
    await one.settle();
    expect(await ask()).toMatchObject({ state: 'failed', error: told });
    await close();
  });

  it('given nothing is heard of it any more, then the other says that it was interrupted, and who has it that it runs', async () => {
    const { one, work, id, close, ask } = await twoProcesses();
    time = new Date(time.getTime() + 31_000);
    await expect(ask()).rejects.toMatchObject({ code: 'import.interrupted' });
    expect(await one.find(id, '民政局')).toEqual({ id, account: '民政局', state: 'running' });
    work.resolve(outcome);
    await one.settle();
    expect(await ask()).toMatchObject({ state: 'done' });
    await close();
  });
});

describe('an import whose process was not heard of for long', () => {
  const outcome = { outcome: 'nothing-readable' } as ImportOutcome; // what it is does not matter here
  const minute = 60_000;
  const soon = () => sleep(5, outcome);

  it.each([
    ['minutes', 5 * minute, 'import.interrupted'],
    ['hours', 120 * minute, 'import.job-unknown'],
  ])(
    'given %s, then others say so also once they have imports of their own, and what became of it is told when it is known',
    async (_, silence, code) => {
      const { db, close } = await openDatabase('sqlite::memory:', { create: true });
      let time = anAct().at;
      const process = () => new ImportJobs(db, () => time, { patienceMs: 0 });
      const [paused, other] = [process(), process()];
      let end: (outcome: ImportOutcome) => void = () => undefined;
      const { id } = await paused.start('民政局', () => new Promise((resolve) => (end = resolve)));
      time = new Date(time.getTime() + silence);
      await other.start('法制办', soon);
      await other.settle();
      await expect(other.find(id, '民政局')).rejects.toMatchObject({ code });
      end(outcome);
      await paused.settle();
      expect(await other.find(id, '民政局')).toEqual({ id, account: '民政局', state: 'done', outcome });
      await close();
    },
  );

  it('given somebody asks for one that is no longer kept, then none of its time is kept any longer', async () => {
    const { db, close } = await openDatabase('sqlite::memory:', { create: true });
    let time = anAct().at;
    const jobs = new ImportJobs(db, () => time, { patienceMs: 0 });
    const [one] = await Promise.all(['民政局', '法制办'].map((account) => jobs.start(account, soon)));
    await jobs.settle();
    time = new Date(time.getTime() + 31 * minute);
    await expect(jobs.find(one?.id ?? '', '民政局')).rejects.toMatchObject({ code: 'import.job-unknown' });
    expect(await db.selectFrom('import_job').select('id').execute()).toEqual([]);
    await close();
  });
});

describe('a file that hangs or kills its reader', () => {
  it('given one, then only that import says so, and the next is read', async () => {
    const bomb = aXlsx(
      `<sheetData>${`<row>${inline('很长的文字'.repeat(40))}</row>`.repeat(60_000)}</sheetData>`,
    );
    const reader = new ReaderProcess({ seconds: 30, heapMebibytes: 24 });
    const small = await aServer((service) => ({
      ...service,
      reader: {
        ...service.reader,
        readFile: (bytes, name, known, said = null) => reader.read({ bytes, name, domains: known, said }),
      },
    }));
    const [hit, next] = await Promise.all([
      send(small, { files: [['file', bomb, 'a.xlsx']] }),
      send(small, { files: [['file', aCsv(aRow('甲')), 'b.csv']] }),
    ]);
    expect([await hit.json(), next.status]).toMatchObject([
      { outcome: 'nothing-readable', problems: [{ code: 'file.too-complex' }] },
      201,
    ]);
    reader.stop();
    await small.close();
  }, 60_000);
});
