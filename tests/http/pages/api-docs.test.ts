import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiRoutes } from '../../../src/http/api/routes.js';
import type { Route } from '../../../src/http/route.js';
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

const of = (operation: string) =>
  new RegExp(`<section aria-labelledby="${operation}">.*?</section>`, 's').exec(page)?.[0];
const examplePathOf = (operation: string) => of(operation)?.match(/<p class="text-break">([^<]+)</)?.[1];

const isFile = (responds: Route['responds']) => responds !== 'nothing' && 'mediaTypes' in responds;

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

  it('given the schemas and the examples that need no token, then each is answered', async () => {
    const schemas = attributes('a', 'href').filter((to) => to.startsWith('/schemas/'));
    // the test of the examples asks for the files, which take their time
    const open = apiRoutes.filter(({ access, responds }) => access === 'public' && !isFile(responds));
    const examples = [
      ...schemas,
      ...open.flatMap(({ operationId }) => examplePathOf(operationId)?.replaceAll('&amp;', '&') ?? []),
    ];
    expect(examples.length - schemas.length).toBeGreaterThan(10);
    const answers = await Promise.all(
      [...new Set(examples)].map(async (to) => [to, (await fetch(`${town.url}${to}`)).status]),
    );
    expect(answers.length).toBeGreaterThan(50);
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
  });

  it('given a command that asks for Chinese words, then it is one that can be sent as it stands', () => {
    const command = of('search')?.match(/<pre tabindex="0">(.*?)<\/pre>/)?.[1];
    expect(command).toBe('curl &#39;http://localhost/api/v1/search?q=%E5%85%BB%E8%80%81&#39;');
    expect(of('listDrafts')).toContain('-H &#39;Authorization: Bearer 令牌&#39;');
    expect(of('exportXlsx')).toContain('curl -OJ ');
  });

  it('given what a parameter may be and what a route takes, then both stand there', () => {
    expect(of('listItems')).toContain('县级、乡级、村级、市级 之一');
    expect(of('readEdition')).not.toContain('200 字');
    expect(of('addDraft')).toContain('发送：<a href="/schemas/draft-request.json">draft-request</a>');
    expect(of('importFile')).toContain('文件在 file 字段');
  });

  it('given any page of the catalog, then its foot leads there', async () => {
    const start = await (await fetch(town.url)).text();
    const foot = start.slice(start.indexOf('<footer'), start.indexOf('</footer>'));
    expect(foot).toContain('<a href="/api/docs">接口说明</a>');
  });

  it('given a parameter it does not know, then it says so', async () => {
    expect((await fetch(`${town.url}/api/docs?nonsense=1`)).status).toBe(400);
  });
});
