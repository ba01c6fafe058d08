import { describe, expect, it } from '@jest/globals';
import { ImportJobs } from '../../src/http/import-jobs.js';
import type { Service } from '../../src/http/route.js';
import { ReaderProcess } from '../../src/import/reader-process.js';
import { anAct } from '../builders.js';
import { aXlsx, inline } from '../import/zip-writer.js';
import { aCsv, aRow, done, expectValid, get, send } from './sending.js';
import { aServer, tokens } from './service.js';

describe('an import that takes long', () => {
  /** A server whose answers wait for nothing, and whose reader reads when it is told to. */
  async function aSlowServer(limits: ConstructorParameters<typeof ImportJobs>[1] = {}) {
    const releases: (() => void)[] = [];
    let time = anAct().at;
    const slow = await aServer((service: Service) => ({
      ...service,
      jobs: new ImportJobs(() => time, { patienceMs: 0, ...limits }),
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
