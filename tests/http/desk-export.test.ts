import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestServer } from './service.js';
import { aServer } from './service.js';
import type { Visitor } from './visitor.js';
import { aVisitor, withPasswords } from './visitor.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await withPasswords(server);
});
afterAll(() => server.close());

async function clerk(): Promise<Visitor> {
  const visitor = aVisitor(() => server);
  await visitor.signIn('法制办');
  return visitor;
}

const chosen = { edition: 'longting-district', format: 'csv', domains: '19', on: '', town: '', paper: 'A3' };

describe('taking a catalog away on a page', () => {
  it('given what was chosen, then the file comes in its name, and the page says so', async () => {
    const visitor = await clerk();
    const sent = await visitor.post('/desk/export', { ...chosen, step: 'export' });
    expect([sent.status, sent.headers.get('Location')]).toEqual([
      303,
      '/api/v1/editions/longting-district/export.csv?domain=19',
    ]);
    expect((await visitor.get(sent.headers.get('Location') ?? '')).headers.get('Content-Type')).toContain(
      'text/csv',
    );
    const taken = await server.db
      .selectFrom('event_log')
      .selectAll()
      .where('action', '=', 'export.take')
      .execute();
    expect(taken).toMatchObject([{ account: '法制办', outcome: 'done' }]);
  });

  it('given A4, then the official table comes on A4, and the page goes on with it; a csv has no paper', async () => {
    const visitor = await clerk();
    const on = async (format: string, step: string) => {
      const sent = await visitor.post('/desk/export', { ...chosen, format, paper: 'A4', step });
      return sent.headers.get('Location');
    };
    const file = '/api/v1/editions/longting-district/export';
    expect(await on('docx', 'export')).toBe(`${file}.docx?domain=19&paper=A4`);
    expect(await on('csv', 'export')).toBe(`${file}.csv?domain=19`);
    const page = (await on('docx', 'preview')) ?? '';
    expect(page).toBe('/desk/export?edition=longting-district&format=docx&domain=19&paper=A4');
    expect(await (await visitor.get(page)).text()).toContain('<option value="A4" selected="">');
  });

  it('given only a preview is asked for, then the page is there again with what was chosen', async () => {
    const visitor = await clerk();
    const sent = await visitor.post('/desk/export', { ...chosen, format: 'workbook', step: 'preview' });
    const address = '/desk/export?edition=longting-district&format=workbook&domain=19';
    expect(sent.headers.get('Location')).toBe(address);
    const html = await (await visitor.get(address)).text();
    expect(html).toMatch(/value="workbook" checked/);
    expect(html).toContain('社会救助领域基层政务公开标准目录');
  });

  it('given domains to choose from, then each says how many items it has, not that it has none', async () => {
    const html = await (await (await clerk()).get('/desk/export')).text();
    expect([...html.matchAll(/>(\d+) 项<\/span>/gu)].map(([, count]) => Number(count))).toEqual([2, 1]);
  });

  it('given a day before the first version, then the page says when that was', async () => {
    const visitor = await clerk();
    const response = await visitor.get('/desk/export?on=2020-01-01');
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('2020')]);
  });
});
