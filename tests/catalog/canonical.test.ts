import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, hashContent, hashDomain, hashVersion } from '../../src/catalog/canonical.js';
import { aContent } from '../builders.js';
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

describe('hashes, pinned for ever', () => {
  const item = hashContent(aContent());
  const domain = hashDomain('19', '社会救助', [['19-001', item]]);
  const version = hashVersion(
    {
      edition: 'longting-district',
      number: 1,
      parentHash: null,
      effectiveOn: '2020-11-02',
      publishedAt: '2026-11-25T04:00:00.000Z',
      publishedBy: '测试员',
      updateType: 'major',
      note: '首次发布',
      draft: null,
    },
    [{ code: '19', hash: domain }],
  );

  it('of an item', () => {
    expect(item).toBe('item-1:e5e9348db76a64da9a3946e24be669199f668a4028a928d76a85ac4308ef9e66');
  });
  it('of a domain', () => {
    expect(domain).toBe('domain-1:c5cdf733f689c0ff78a790a3becc58d653137fa3e3a180d675d58bf5c8319bf8');
  });
  it('of a version', () => {
    expect(version).toBe('version-1:18756909d47d50a796e68f7437f28b94c5f8f3fa7f559ac1d04a71aaa4c290a6');
  });
});
