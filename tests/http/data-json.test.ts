import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isValid } from '../../src/schema.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

type Dataset = { '@id': string; '@type': string } & Record<string, unknown>;

const base = 'http://localhost/api/v1/editions/longting-district';

describe('/data.json', () => {
  it('has a series for each edition and a data set for each version, which lead to each other and to files', async () => {
    const response = await fetch(`${server.url}/data.json`);
    expect(response.headers.get('Content-Type')).toBe('application/ld+json; charset=utf-8');
    const catalog = (await response.json()) as { 'dcat:dataset': Dataset[] };
    expect(isValid('data-catalog.json', catalog)).toBe(true);
    expect(catalog['dcat:dataset'].map((one) => [one['@type'], one['@id']])).toEqual([
      ['dcat:DatasetSeries', base],
      ['dcat:Dataset', `${base}/versions/1`],
      ['dcat:Dataset', `${base}/versions/2`],
      ['dcat:DatasetSeries', 'http://localhost/api/v1/editions/longting-township'],
      ['dcat:Dataset', 'http://localhost/api/v1/editions/longting-township/versions/1'],
    ]);
    const [series, first, second] = catalog['dcat:dataset'];
    expect(series).toMatchObject({
      'dcat:first': { '@id': `${base}/versions/1` },
      'dcat:last': { '@id': `${base}/versions/2` },
    });
    expect(first).not.toHaveProperty('dcat:previousVersion');
    expect(second).toMatchObject({
      'dcat:version': '2',
      'dcat:previousVersion': { '@id': `${base}/versions/1` },
      'dcat:inSeries': { '@id': base },
      'dct:valid': { '@value': '2026-12-01' },
    });
  });

  it('leads only to files that are there', async () => {
    const { 'dcat:dataset': datasets } = (await (await fetch(`${server.url}/data.json`)).json()) as {
      'dcat:dataset': { 'dcat:distribution'?: { 'dcat:downloadURL': { '@id': string } }[] }[];
    };
    const files = datasets
      .flatMap((one) => one['dcat:distribution'] ?? [])
      .map((file) => file['dcat:downloadURL']['@id']);
    expect(files.length).toBe(15);
    const statuses = await Promise.all(
      files.map(
        async (file) =>
          (await fetch(file.replace('http://localhost', server.url), { method: 'HEAD' })).status,
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it('given its tag, then 304; given a parameter, then 400', async () => {
    const etag = (await fetch(`${server.url}/data.json`)).headers.get('ETag')!;
    expect((await fetch(`${server.url}/data.json`, { headers: { 'If-None-Match': etag } })).status).toBe(304);
    expect((await fetch(`${server.url}/data.json?page=2`)).status).toBe(400);
  });
});
