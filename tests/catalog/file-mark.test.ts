import { describe, expect, it } from '@jest/globals';
import type { FileMark } from '../../src/catalog/file-mark.js';
import { markOf, markedRows, parseMark, shortCode, spellMark } from '../../src/catalog/file-mark.js';
import { aCatalog, aDomain, anItem } from '../builders.js';

const version = { edition: 'longting-district', number: 2, hash: `version-1:${'ab'.repeat(32)}` };
const catalog = aCatalog(
  aDomain('19', [anItem('19-001'), anItem('19-002')]),
  aDomain('20', [anItem('20-001')]),
);

describe('the mark of a file', () => {
  it('given a catalog, then it says which edition and version it is of, and what it holds', () => {
    expect(markOf(version, catalog)).toEqual({
      edition: 'longting-district',
      version: 2,
      versionHash: version.hash,
      domains: null,
      organization: null,
      fingerprint: 'export-1:68353e6b7e5457c041bfb159a5bb036a167b923205815eab8bf6bce4c90f9372',
    });
  });

  it('given contents in another order, another text or another name for a body, then the fingerprint differs', () => {
    const [first, second] = catalog.domains[0]!.items;
    const others = [
      markOf(version, aCatalog(aDomain('19', [second!, first!]), catalog.domains[1]!)),
      markOf(version, aCatalog(aDomain('19', [first!, { ...second!, note: '注' }]), catalog.domains[1]!)),
      markOf(version, aCatalog(catalog.domains[0]!)),
      markOf(version, catalog, { domains: null, organization: 'beijiao' }),
    ].map(({ fingerprint }) => fingerprint);
    expect(new Set([...others, markOf(version, catalog).fingerprint]).size).toBe(5);
  });

  it.each<Partial<FileMark>>([
    {},
    { domains: ['19', '20'] },
    { organization: 'beijiao' },
    { domains: ['19'], organization: 'beijiao' },
    { fingerprint: null },
  ])('given a mark with %j, then its line reads back as the same mark', (part) => {
    const mark = { ...markOf(version, catalog), ...part };
    expect(parseMark(spellMark(mark))).toEqual(mark);
    expect(spellMark(mark)).toMatch(/^[\w./=+-]+$/); // at anything else programs may cut it
  });

  it('given what files of the first release say, then it is read too', () => {
    expect(parseMark(`longting-district 2 ${version.hash}`)).toEqual({
      ...markOf(version, catalog),
      fingerprint: null,
    });
  });

  it.each(['', '目录', 'longting-district 2', `longting-district 0 version-1:${'ab'.repeat(32)}`])(
    'given %j, then no file of ours says so',
    (text) => {
      expect(parseMark(text)).toBeNull();
    },
  );

  it('given a fingerprint, then its code has ten signs that are not taken for one another', () => {
    expect(shortCode(`export-1:${'0'.repeat(64)}`)).toBe('00000-00000');
    expect(shortCode(`export-1:${'f'.repeat(64)}`)).toBe('ZZZZZ-ZZZZZ');
    expect(shortCode(markOf(version, catalog).fingerprint!)).toBe('D0TKW-TVYAH');
  });

  it('given rows, then each is marked by its code and the beginning of its content’s hash', () => {
    expect(markedRows(catalog)).toEqual(
      ['19-001', '19-002', '20-001'].map((code) => ({ code, hash: expect.stringMatching(/^[0-9a-f]{16}$/) })),
    );
  });
});
