import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { searchLog } from '../../src/store/event-log.js';
import { expectValid, get } from './sending.js';
import type { TestServer } from './service.js';
import { aServer, tokens } from './service.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

async function which(content: Buffer | string, name: string) {
  const body = new FormData();
  body.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  const headers = { Authorization: `Bearer ${tokens.法制办}` };
  const response = await fetch(`${server.url}/api/v1/which`, { method: 'POST', headers, body });
  const found = (await response.json()) as Record<string, unknown>;
  expect(response.status).toBe(200);
  expectValid('recognition', found);
  return found;
}

const taken = async (file: string) =>
  Buffer.from(await (await get(server, `/api/v1/editions/longting-district/${file}`)).arrayBuffer());

describe('asking which version a file is of', () => {
  it.each(['export.xlsx', 'export.docx', 'export.workbook.xlsx', 'export.html'])(
    'given %s of an old version, then it says so, who took it, and what was published since',
    async (file) => {
      expect(await which(await taken(`${file}?version=1`), file)).toMatchObject({
        is: { edition: 'longting-district', version: 1, certainty: 'certain' },
        rows: { read: 3, unchanged: 3, changed: [], added: [], missing: [] },
        since: { versions: 1, latest: 2, summary: { added: 1, changed: 1, removed: 1 } },
        exports: {
          all: true,
          taken: expect.arrayContaining([expect.objectContaining({ account: '民政局' })]),
        },
      });
    },
  );

  it('given a csv, which says nothing of itself, then its contents tell', async () => {
    expect(await which(await taken('export.csv?version=1'), 'a.csv')).toMatchObject({
      said: null,
      is: { version: 1, by: 'contents', certainty: 'likely' },
      rows: { unchanged: 3 },
    });
  });

  it('given another file, then it is nothing of ours; nothing is kept, and that it was asked is logged', async () => {
    expect(await which('一级事项,二级事项\n低保,新的事', 'b.csv')).toMatchObject({ is: null, exports: null });
    expect(await server.db.selectFrom('import_file').select('hash').execute()).toEqual([]);
    expect(await searchLog(server.db, { action: 'file.recognise' }, 1)).toMatchObject([
      { account: '法制办', details: { file: 'b.csv' } },
    ]);
  });
});
