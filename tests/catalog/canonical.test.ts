import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, hashContent } from '../../src/catalog/canonical.js';
import { anyContent } from '../arbitraries.js';

describe('canonical form', () => {
  it('given keys in any order, then there is one spelling', () => {
    expect(canonicalJson({ b: 1, a: ['x', null, { d: true, c: false }] })).toBe(
      '{"a":["x",null,{"c":false,"d":true}],"b":1}',
    );
  });

  it('given letters composed or not, then there is one spelling', () => {
    expect(canonicalJson('e\u0301')).toBe(canonicalJson('\u00e9'));
  });

  it('given keys beyond ASCII, then they stand in code-unit order, not in that of a language', () => {
    expect(canonicalJson({ 一: 1, 丁: 2, a: 3, Z: 4 })).toBe('{"Z":4,"a":3,"一":1,"丁":2}');
  });

  it('given a value JSON does not know, then it has no identity', () => {
    expect(() => canonicalJson({ a: undefined })).toThrow('undefined');
    expect(() => canonicalJson(NaN)).toThrow('number');
  });

  it('given any row, then it survives reading back', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        expect(hashContent(JSON.parse(canonicalJson(content)) as typeof content)).toBe(hashContent(content));
      }),
    );
  });
});
