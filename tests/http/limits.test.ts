import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiRoutes } from '../../src/http/api/routes.js';
import { readSchemas } from '../../src/schema.js';
import { addDraft } from '../../src/store/drafts.js';
import { aContent } from '../builders.js';
import type { TestServer } from './service.js';
import { aServer, tokens } from './service.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

type Schema = Record<string, unknown>;

/** The parts of a schema, and of those it refers to, each with where it stands. */
function partsOf(name: string, seen = new Set<string>()): [string, Schema][] {
  if (seen.has(name)) return [];
  seen.add(name);
  const parts: [string, Schema][] = [];
  const walk = (value: unknown, at: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) parts.push([at, value as Schema]);
    const { $ref } = value as Schema;
    const referred = typeof $ref === 'string' ? /^\/schemas\/([a-z-]+)\.json/.exec($ref)?.[1] : undefined;
    if (referred !== undefined) parts.push(...partsOf(referred, seen));
    for (const [key, inner] of Object.entries(value)) walk(inner, `${at}/${key}`);
  };
  walk(readSchemas().get(name), name);
  return parts;
}

/** A text, list or set of any size; a pattern may end it. */
function isEndless(part: Schema): boolean {
  const types = [part['type']].flat();
  const ends = ['maxLength', 'enum', 'const', 'format'].some((key) => key in part);
  const pattern = typeof part['pattern'] === 'string' ? part['pattern'] : '';
  const bounded = pattern !== '' && /\$$/.test(pattern) && !/[*+]|,\}/.test(pattern.replaceAll('\\+', ''));
  if (types.includes('string') && !ends && !bounded) return true;
  if (types.includes('array') && !('maxItems' in part)) return true;
  return typeof part['additionalProperties'] === 'object' && !('maxProperties' in part);
}

const taken = [
  ...new Set(apiRoutes.flatMap(({ takes }) => (typeof takes === 'object' ? [takes.schema] : []))),
];

describe('what is sent in has an end', () => {
  it.each(taken)('given what %s describes, then every text, list and set in it has a limit', (name) => {
    const endless = partsOf(name).flatMap(([at, part]) => (isEndless(part) ? [at] : []));
    expect(endless).toEqual([]);
  });

  const begin = async (changes: Parameters<typeof addDraft>[1]['changes'] = []) => {
    const { id } = await addDraft(server.db, {
      edition: 'longting-district',
      baseVersion: 2,
      title: '修订',
      author: '法制办',
      organization: 'longting',
      createdAt: '2026-11-25T04:00:00.000Z',
      importId: null,
      changes,
    });
    return id;
  };
  const propose = async (draft: number, content: object) => {
    const response = await fetch(`${server.url}/api/v1/drafts/${draft}/changes`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${tokens.法制办}`,
        'Content-Type': 'application/json',
        'If-Match': '"1"',
      },
      body: JSON.stringify({
        kind: 'add',
        key: null,
        code: null,
        place: { domain: '19', follows: null },
        content: { ...aContent({ level2: '临时救助' }), ...content },
        reason: '新增',
      }),
    });
    return [response.status, ((await response.json()) as { detail?: string }).detail];
  };

  it('given a text or a list that is too long, then it is said which and how long it may be', async () => {
    const draft = await begin();
    expect(await propose(draft, { note: '长'.repeat(32_768) })).toEqual([
      422,
      expect.stringContaining('/content/note 不合格式：最多 32767 个字'),
    ]);
    expect(await propose(draft, { content: Array(2_001).fill('项') })).toEqual([
      422,
      expect.stringContaining('/content/content 不合格式：最多 2000 项'),
    ]);
    expect((await propose(draft, { note: '长'.repeat(32_767) }))[0]).toBe(200);
  });

  it('given a draft that is full, then no more goes in, and it is said what to do', async () => {
    const full = await begin(
      Array.from({ length: 20_000 }, (_, n) => ({ kind: 'withdraw', code: `19-${100 + n}`, reason: null })),
    );
    expect(await propose(full, {})).toEqual([
      422,
      `第 ${full} 号草案装不下了：一份草案最多 20000 处变更、20 MB。请先提交这一份，其余另建草案。`,
    ]);
  });
});
