import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemCatalog } from '../../../src/problem.js';
import { refusalCodes } from '../../../src/refusal.js';
import type { TestServer } from '../service.js';
import { aSmallTown } from '../small-town.js';

let town: TestServer;
beforeAll(async () => {
  town = await aSmallTown();
});
afterAll(() => town.close());

/** What stands in the main part below the first heading, part by part. */
async function pageOf(path: string): Promise<{ status: number; parts: string[] }> {
  const response = await fetch(`${town.url}${path}`, { headers: { accept: 'text/html' } });
  const html = await response.text();
  const main = html.slice(html.indexOf('</h1>'), html.indexOf('</main>'));
  const parts = [...main.matchAll(/<(h2|dt|dd)>(.*?)<\/\1>/gs)].map(([, , text = '']) => text);
  return { status: response.status, parts };
}

describe('the page of a code', () => {
  it('given the type of an answer, then it leads to what the code means, an example and what to do', async () => {
    const refused = (await (await fetch(`${town.url}/api/v1/editions/none`)).json()) as { type: string };
    expect(await pageOf(refused.type)).toEqual({
      status: 200,
      parts: [
        '请求没有照办',
        '状态码',
        '404 没有找到',
        '例子',
        '没有目录版“longting-district”。现有：甲、乙。',
        '怎么办',
        '核对地址中的名称、编号和日期。',
      ],
    });
  });

  it('given a code of data that is one of requests too, then it says both', async () => {
    const { parts } = await pageOf('/problems/domain.unknown');
    expect(parts.filter((part) => part.includes('“'))).toEqual([
      '目录版 longting-district 不含领域“19”。',
      '“××”不在已登记的领域之中，请核对领域名称。',
    ]);
  });

  it('given every code there is, then each has a page whose sentence is whole', async () => {
    const codes = [...refusalCodes, ...Object.keys(problemCatalog), 'internal-error'];
    const odd: unknown[] = [];
    for (const code of new Set(codes)) {
      const { status, parts } = await pageOf(`/problems/${code}`);
      const isWhole = parts.length > 0 && parts.every((part) => part !== '' && !unfilled.test(part));
      if (status !== 200 || !isWhole) odd.push([code, status, parts]);
    }
    expect([codes.length > 150, odd]).toEqual([true, []]);
  });

  it('given what is no code, then there is no such page', async () => {
    expect((await pageOf('/problems/no.such-code')).status).toBe(404);
    expect((await pageOf('/problems/constructor')).status).toBe(404);
  });
});

const unfilled = /undefined|null|NaN|\[object/;
