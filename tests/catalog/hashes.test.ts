import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashContent, hashVersion } from '../../src/catalog/canonical.js';
import {
  cutChunks,
  domainHashLike,
  endsChunk,
  hashChunk,
  hashChunkedDomain,
  hashDomain,
} from '../../src/catalog/domain-hash.js';
import { digestGroup, itemProposals } from '../../src/catalog/review-mark.js';
import { aContent } from '../builders.js';

const item = hashContent(aContent());
const items = [{ code: '19-001', hash: item }];
const named = { code: '19', name: '社会救助' };

describe('hashes, pinned for ever', () => {
  const version = {
    edition: 'longting-district',
    number: 1,
    parentHash: null,
    effectiveOn: '2020-11-02',
    publishedAt: '2026-11-25T04:00:00.000Z',
    publishedBy: '测试员',
    updateType: 'major',
    note: '首次发布',
    draft: null,
  } as const;

  it('of an item', () => {
    expect(item).toBe('item-1:e5e9348db76a64da9a3946e24be669199f668a4028a928d76a85ac4308ef9e66');
  });
  it('of a domain in one piece', () => {
    expect(hashDomain(named, items)).toBe(
      'domain-1:c5cdf733f689c0ff78a790a3becc58d653137fa3e3a180d675d58bf5c8319bf8',
    );
  });
  it('of a chunk', () => {
    expect(hashChunk(items)).toBe('chunk-1:599ad675743a3b4b911a02e88f89d61f5b87813b260cc3719041958e9d4b9206');
  });
  it('of a domain in chunks', () => {
    expect(hashChunkedDomain(named, [hashChunk(items)])).toBe(
      'domain-2:57463d1bb91937964246522ba9c15e5abcbb07c646f50afae14f93e3aac04680',
    );
  });
  it('of a version of a domain in one piece', () => {
    expect(hashVersion(version, [{ code: '19', hash: hashDomain(named, items) }])).toBe(
      'version-1:18756909d47d50a796e68f7437f28b94c5f8f3fa7f559ac1d04a71aaa4c290a6',
    );
  });
  it('of what a draft makes of an item, and of several of them', () => {
    const change = {
      kind: 'field-changed',
      code: '19-001',
      field: 'note',
      before: null,
      after: '新',
    } as const;
    const proposed = [{ kind: 'edit', code: '19-001', fields: { note: '新' }, reason: '来函' }] as const;
    const [proposal] = itemProposals([{ ...change, weight: 'substantive' }], proposed);
    expect(proposal).toEqual({
      code: '19-001',
      name: '19-001',
      digest: 'change-1:e7fea3900cab203950ba5257a54d30574b9344247a75bc9903c7ca6ed4e9d354',
      reasons: ['来函'],
    });
    expect(digestGroup([{ digest: proposal?.digest ?? '' }, { digest: item }])).toBe(
      'changes-1:8067f29aecafc733592fbe6f4454e14f7128320001ef8e585df2d66e68a94a1e',
    );
  });
  it('of a version of a domain in chunks', () => {
    const hash = hashChunkedDomain(named, [hashChunk(items)]);
    expect(hashVersion(version, [{ code: '19', hash }])).toBe(
      'version-1:62f66a8d6518ce725b4898ce1c309d176aba056c70fe20022bb862e08c27d35e',
    );
  });
});

describe('chunks', () => {
  const codes = Array.from({ length: 400 }, (_, index) => `19-${String(index + 1).padStart(3, '0')}`);

  it('end where the first byte of the SHA-256 of a code is less than 8', () => {
    expect(codes.filter(endsChunk).slice(0, 4)).toEqual(['19-041', '19-048', '19-052', '19-156']);
    const [ofSeven, ofEight] = ['19-457', '19-409'];
    expect([ofSeven, ofEight].map(endsChunk)).toEqual([true, false]);
  });

  it('hold all items in order, and each but the last ends as one does', () => {
    const anyItems = fc.uniqueArray(fc.constantFrom(...codes)).map((list) => list.map((code) => ({ code })));
    fc.assert(
      fc.property(anyItems, (list) => {
        const chunks = cutChunks(list);
        expect(chunks.flat()).toEqual(list);
        for (const [index, chunk] of chunks.entries()) {
          const ends = chunk.map(({ code }) => endsChunk(code));
          const whole = index < chunks.length - 1 || ends.includes(true);
          expect(ends).toEqual(chunk.map((_, at) => whole && at === chunk.length - 1));
        }
      }),
    );
  });

  it('give the hash that docs/version-format.md describes, by its words alone', () => {
    const rows = codes.map((code) => ({ code, hash: `item-1:${sha256(code)}` }));
    const chunks: string[][][] = [[]];
    for (const { code, hash } of rows) {
      chunks.at(-1)?.push([code, hash]);
      if (parseInt(sha256(code).slice(0, 2), 16) < 8) chunks.push([]);
    }
    const hashes = chunks
      .filter((chunk) => chunk.length > 0)
      .map((chunk) => `chunk-1:${sha256(`chunk-1\n${JSON.stringify(chunk)}`)}`);
    const text = `domain-2\n{"chunks":${JSON.stringify(hashes)},"code":"19","name":"社会救助"}`;
    expect(domainHashLike('domain-2:', named, rows)).toBe(`domain-2:${sha256(text)}`);
  });
});

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
