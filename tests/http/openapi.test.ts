import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createConfig, lint } from '@redocly/openapi-core';
import type { TestServer } from './service.js';
import { aServer } from './service.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer((service) => ({ ...service, baseUrl: 'https://catalog.kaifeng.gov.cn' }));
});
afterAll(() => server.close());

it('given the description as it is served, with every schema it leads to, then a linter finds nothing', async () => {
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: {
      // parts of our schemas are used by other schemas, where the linter does not look for them
      'no-unused-components': 'off',
      'operation-operationId-unique': 'error',
      // examples are what the server answered, and whatever it answers in a test is held against its schema
      'no-invalid-media-type-examples': 'off',
      'operation-summary': 'error',
    },
  });
  const problems = await lint({ ref: `${server.url}/api/v1/openapi.json`, config });
  expect(
    problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer ?? ''}: ${message}`),
  ).toEqual([]);
});
