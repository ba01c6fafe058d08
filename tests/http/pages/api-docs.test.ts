import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiRoutes } from '../../../src/http/api/routes.js';
import type { TestServer } from '../service.js';
import { aSmallTown } from '../small-town.js';

let town: TestServer;
let page: string;
beforeAll(async () => {
  town = await aSmallTown();
  page = await (await fetch(`${town.url}/api/docs`)).text();
});
afterAll(() => town.close());

/** Of elements of a kind, what stands in one of their attributes. */
const attributes = (kind: string, name: string) =>
  [...page.matchAll(new RegExp(`<${kind}\\b[^>]*? ${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&'),
  );

describe('the description of the API as a page', () => {
  it('given every route, then it stands there once, and is led to from the list', () => {
    const operations = apiRoutes.map(({ operationId }) => operationId).sort();
    expect(attributes('h3', 'id').sort()).toEqual(operations);
    expect(
      attributes('a', 'href')
        .filter((to) => to.startsWith('#') && to !== '#main')
        .sort(),
    ).toEqual(operations.map((id) => `#${id}`));
  });

  it('given the examples that need no token, then each leads to an answer', async () => {
    const examples = attributes('a', 'href').filter(
      (to) => to.startsWith('/api/v1/') || to.startsWith('/schemas/'),
    );
    const answers = await Promise.all(
      [...new Set(examples)].map(async (to) => [to, (await fetch(`${town.url}${to}`)).status]),
    );
    expect(answers.length).toBeGreaterThan(50);
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
  });

  it('given a parameter it does not know, then it says so', async () => {
    expect((await fetch(`${town.url}/api/docs?nonsense=1`)).status).toBe(400);
  });
});
