import { describe, expect, it } from '@jest/globals';
import { emptyContent } from '../../src/catalog/item.js';
import { checkAgainst } from '../../src/schema.js';

function mismatchOf(value: unknown): unknown {
  try {
    checkAgainst('proposed-change', value, '请求内容');
    return null;
  } catch (error) {
    return (error as { details: unknown }).details;
  }
}

const place = { domain: '19', follows: null };
const wrong = (at: string, why: string) => ({ source: '请求内容', at, why });

describe('a proposed change that does not fit', () => {
  it.each<[string, unknown, unknown]>([
    [
      'an edit whose field has no text',
      { kind: 'edit', code: '19-001', fields: { note: 3 }, reason: null },
      wrong('/fields/note', '应为 string,null'),
    ],
    [
      'a new item without its content',
      { kind: 'add', key: null, code: null, place, reason: null },
      wrong('/', '缺少 content'),
    ],
    [
      'a new item with a number for a name',
      { kind: 'add', key: null, code: null, place, content: { ...emptyContent, level1: 3 }, reason: null },
      wrong('/content/level1', '应为 string,null'),
    ],
    ['a withdrawal without a code', { kind: 'withdraw', reason: null }, wrong('/', '缺少 code')],
    [
      'a kind there is not',
      { kind: 'delete', code: '19-001' },
      wrong('/kind', '应为 add、edit、withdraw、move、restore、add-domain 之一'),
    ],
    ['no kind', {}, wrong('/', '缺少 kind（add、edit、withdraw、move、restore、add-domain 之一）')],
    ['no object', 'edit', wrong('/', '缺少 kind（add、edit、withdraw、move、restore、add-domain 之一）')],
  ])('given %s, then what is wrong is told of the kind it says it is', (_, value, mismatch) => {
    expect(mismatchOf(value)).toEqual(mismatch);
  });
});
