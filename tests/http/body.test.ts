import { gunzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { Body, bodyOf } from '../../src/http/body.js';
import { aCatalog } from '../builders.js';

const text = '《中华人民共和国政府信息公开条例》'.repeat(100);

it('given many who want an answer packed at once, then it is packed once, and unpacks to the same', async () => {
  const body = new Body(text);
  const [first, second] = await Promise.all([body.in('gzip'), body.in('gzip')]);
  expect(second.bytes).toBe(first.bytes);
  expect(gunzipSync(first.bytes).toString()).toBe(text);
  expect((await body.in('identity')).bytes).toBe(body.plain);
});

it('given a catalog that is asked for at several addresses, then its JSON is made once', () => {
  const [catalog, another] = [aCatalog(), aCatalog()];
  let made = 0;
  const make = () => ({ made: (made += 1) });
  const answers = [bodyOf(catalog, make), bodyOf(catalog, make), bodyOf(another, make)];
  expect(answers.map(({ plain }) => plain.toString())).toEqual(['{"made":1}', '{"made":1}', '{"made":2}']);
});
