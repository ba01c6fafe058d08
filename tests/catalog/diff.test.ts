import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyChanges } from '../../src/catalog/apply.js';
import { canonicalJson } from '../../src/catalog/canonical.js';
import { invertChange } from '../../src/catalog/change.js';
import { diffCatalogs } from '../../src/catalog/diff.js';
import { anyCatalog } from '../arbitraries.js';
import { aCatalog, aContent, aDomain, anItem } from '../builders.js';

const sorted = (values: unknown[]) => values.map(canonicalJson).sort();

describe('laws of the difference of two catalogs', () => {
  it('is empty between equals', () => {
    fc.assert(
      fc.property(anyCatalog, (a) => {
        expect(diffCatalogs(a, structuredClone(a))).toEqual([]);
      }),
    );
  });

  it('leads from one to the other', () => {
    fc.assert(
      fc.property(anyCatalog, anyCatalog, (a, b) => {
        expect(applyChanges(a, diffCatalogs(a, b))).toEqual(b);
      }),
      { numRuns: 500 },
    );
  });

  it('leads back when it is turned round', () => {
    fc.assert(
      fc.property(anyCatalog, anyCatalog, (a, b) => {
        expect(applyChanges(b, diffCatalogs(a, b).map(invertChange))).toEqual(a);
      }),
      { numRuns: 500 },
    );
  });

  it('seen from the other side is the same turned round', () => {
    fc.assert(
      fc.property(anyCatalog, anyCatalog, (a, b) => {
        expect(sorted(diffCatalogs(b, a))).toEqual(sorted(diffCatalogs(a, b).map(invertChange)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the difference of two catalogs', () => {
  it('given several ways to move as few as possible, then the same ones move seen from either side', () => {
    const inOrder = (...codes: string[]) => aCatalog(...codes.map((code) => aDomain(code, [])));
    const [a, b] = [inOrder('02', '05', '04', '01'), inOrder('05', '01', '02', '04')];
    expect(sorted(diffCatalogs(b, a))).toEqual(sorted(diffCatalogs(a, b).map(invertChange)));
  });

  const base = aCatalog(
    aDomain('19', [anItem('19-001'), anItem('19-002'), anItem('19-003')]),
    aDomain('20', []),
  );

  it('given a row inserted in front, then only that one is added: numbers are no identity', () => {
    const head = aCatalog(
      aDomain('19', [anItem('19-009'), ...(base.domains[0]?.items ?? [])]),
      aDomain('20', []),
    );
    expect(diffCatalogs(base, head)).toEqual([
      {
        kind: 'item-added',
        code: '19-009',
        place: { domain: '19', follows: null },
        content: aContent({ level2: '事项19-009' }),
      },
    ]);
  });

  it('given the first row put last, then one row moved, not two', () => {
    const head = aCatalog(
      aDomain('19', [anItem('19-002'), anItem('19-003'), anItem('19-001')]),
      aDomain('20', []),
    );
    expect(diffCatalogs(base, head)).toEqual([
      {
        kind: 'item-moved',
        code: '19-001',
        before: { domain: '19', follows: null },
        after: { domain: '19', follows: '19-003' },
      },
    ]);
  });

  it('given a field emptied, then it is not unchanged: both values are told', () => {
    const head = aCatalog(
      aDomain('19', [
        anItem('19-001', { timeLimit: null, channels: [] }),
        anItem('19-002'),
        anItem('19-003'),
      ]),
      aDomain('20', []),
    );
    expect(diffCatalogs(base, head)).toEqual([
      {
        kind: 'field-changed',
        code: '19-001',
        field: 'timeLimit',
        before: '信息形成或者变更之日起20个工作日内',
        after: null,
      },
      { kind: 'field-changed', code: '19-001', field: 'channels', before: ['政府网站'], after: [] },
    ]);
  });

  it('given an item that goes to another domain and a domain that gets another name, then both are told', () => {
    const head = aCatalog(
      aDomain('19', [anItem('19-001'), anItem('19-003')]),
      aDomain('20', [anItem('19-002')], '养老'),
    );
    expect(diffCatalogs(base, head)).toEqual([
      { kind: 'domain-renamed', domain: '20', before: '领域20', after: '养老' },
      {
        kind: 'item-moved',
        code: '19-002',
        before: { domain: '19', follows: '19-001' },
        after: { domain: '20', follows: null },
      },
    ]);
  });

  it('given changes that do not fit, then they are not applied by halves', () => {
    expect(() =>
      applyChanges(base, [
        { kind: 'field-changed', code: '19-777', field: 'note', before: null, after: 'x' },
      ]),
    ).toThrow('no item 19-777');
  });
});
