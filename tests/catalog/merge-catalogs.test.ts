import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, sameValue } from '../../src/catalog/canonical.js';
import type { Catalog } from '../../src/catalog/catalog.js';
import { diffCatalogs } from '../../src/catalog/diff.js';
import type { CatalogItem } from '../../src/catalog/item.js';
import { itemFields } from '../../src/catalog/item.js';
import type { Choice, Conflict } from '../../src/catalog/merge/conflict.js';
import { mergeCatalogs } from '../../src/catalog/merge/merge-catalogs.js';
import { anyCatalog, twoSides } from '../arbitraries.js';
import { aCatalog, aDomain, anItem } from '../builders.js';

type Three = { base: Catalog; ours: Catalog; theirs: Catalog };

/** Near each other, as in an office; and anything at all. */
const three: fc.Arbitrary<Three> = fc.oneof(
  { weight: 3, arbitrary: twoSides },
  { weight: 1, arbitrary: fc.record({ base: anyCatalog, ours: anyCatalog, theirs: anyCatalog }) },
);
const runs = { numRuns: 120 };

const merge = ({ base, ours, theirs }: Three) => mergeCatalogs(base, ours, theirs);

describe('T-CO-04 laws of the merge of two catalogs that were made of one', () => {
  it('gives a side to which the other added nothing, whole and in order', () => {
    fc.assert(
      fc.property(three, ({ base, ours }) => {
        const expected = { catalog: ours, conflicts: [] };
        expect(mergeCatalogs(base, base, ours)).toEqual(expected);
        expect(mergeCatalogs(base, ours, base)).toEqual(expected);
        expect(mergeCatalogs(base, ours, structuredClone(ours))).toEqual(expected);
      }),
      runs,
    );
  });

  it('gives the same when the sides change places: the same catalog, or the same conflicts turned round', () => {
    fc.assert(
      fc.property(three, ({ base, ours, theirs }) => {
        const [there, back] = [mergeCatalogs(base, ours, theirs), mergeCatalogs(base, theirs, ours)];
        expect(sorted(there.conflicts.map(bare))).toEqual(sorted(back.conflicts.map(turned).map(bare)));
        if (there.conflicts.length === 0) expect(there.catalog).toEqual(back.catalog);
      }),
      runs,
    );
  });

  it('without conflicts does what both sides did, field by field, and changes no other', () => {
    fc.assert(
      fc.property(three, (sides) => {
        const { catalog, conflicts } = merge(sides);
        fc.pre(conflicts.length === 0);
        const [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(itemsOf);
        const merged = itemsOf(catalog);
        for (const code of new Set([...base!.keys(), ...ours!.keys(), ...theirs!.keys()])) {
          expectBoth(
            { base: base!.get(code), ours: ours!.get(code), theirs: theirs!.get(code) },
            merged.get(code),
          );
        }
      }),
      runs,
    );
  });

  it('keeps the order in which each side put what it alone put', () => {
    fc.assert(
      fc.property(three, (sides) => {
        const { catalog, conflicts } = merge(sides);
        fc.pre(conflicts.length === 0);
        for (const [side, other] of [
          ['ours', 'theirs'],
          ['theirs', 'ours'],
        ] as const) {
          const moved = movedCodes(sides.base, sides[other]);
          for (const { code, items } of sides[side].domains) {
            const kept = items.map((item) => item.code).filter((item) => !moved.has(item));
            const merged = catalog.domains.find((domain) => domain.code === code)?.items ?? [];
            expect(merged.map((item) => item.code).filter((item) => kept.includes(item))).toEqual(kept);
          }
        }
      }),
      runs,
    );
  });

  it('has every item once, in whatever way the conflicts are decided, and then no conflict is left', () => {
    fc.assert(
      fc.property(three, fc.array(fc.nat(9), { minLength: 1, maxLength: 20 }), (sides, picks) => {
        const { conflicts } = merge(sides);
        const decisions = conflicts.map((conflict, index) => {
          const choices = choicesFor(conflict, sides);
          return { key: conflict.key, choice: choices[(picks[index % picks.length] ?? 0) % choices.length]! };
        });
        const decided = mergeCatalogs(sides.base, sides.ours, sides.theirs, decisions);
        expect(decided.conflicts).toEqual([]);
        const codes = decided.catalog.domains.flatMap(({ items }) => items.map(({ code }) => code));
        expect(new Set(codes).size).toBe(codes.length);
      }),
      runs,
    );
  });

  it('decides nothing by theirs until a person does: undecided is as decided for theirs', () => {
    fc.assert(
      fc.property(three, (sides) => {
        const { catalog, conflicts } = merge(sides);
        const decisions = conflicts.map(({ key }) => ({ key, choice: 'theirs' as const }));
        expect(mergeCatalogs(sides.base, sides.ours, sides.theirs, decisions).catalog).toEqual(catalog);
      }),
      runs,
    );
  });

  it('names a conflict the same whatever else is changed, and after a way through JSON', () => {
    fc.assert(
      fc.property(three, (sides) => {
        const { conflicts } = merge(sides);
        const note = (catalog: Catalog): Catalog => ({
          domains: [...catalog.domains, { code: '99', name: '别的', items: [] }],
        });
        const again = mergeCatalogs(
          JSON.parse(JSON.stringify(sides.base)) as Catalog,
          note(JSON.parse(JSON.stringify(sides.ours)) as Catalog),
          JSON.parse(JSON.stringify(sides.theirs)) as Catalog,
        );
        expect(again.conflicts.map(({ key }) => key)).toEqual(conflicts.map(({ key }) => key));
        expect(new Set(conflicts.map(({ key }) => key)).size).toBe(conflicts.length);
      }),
      runs,
    );
  });
});

describe('two catalogs made of one', () => {
  const row = { level2: '临时救助' };
  const domain = (...items: CatalogItem[]) => aCatalog(aDomain('19', [anItem('19-001'), ...items]));

  it('given equal rows with two codes, then a person is asked which stays', () => {
    const [ours, theirs] = [anItem('19-002', row), anItem('19-003', row)];
    const { catalog, conflicts } = mergeCatalogs(domain(), domain(ours), domain(theirs));
    expect(catalog).toEqual(domain(theirs));
    expect(conflicts).toMatchObject([
      { kind: 'same-topic', ours, theirs, suggestion: { choice: 'theirs', why: 'form-only' } },
    ]);
  });

  it('given each adds a row at one place, then that with the smaller code stands first, whoever added it', () => {
    const [one, another] = [anItem('19-002'), anItem('19-003')];
    const expected = { catalog: domain(one, another), conflicts: [] };
    expect(mergeCatalogs(domain(), domain(one), domain(another))).toEqual(expected);
    expect(mergeCatalogs(domain(), domain(another), domain(one))).toEqual(expected);
  });

  it('given both give a domain another name, then a person is asked', () => {
    const named = (name: string) => aCatalog(aDomain('19', [], name));
    expect(mergeCatalogs(named('救助'), named('社会救助'), named('社会救助领域')).conflicts).toMatchObject([
      { kind: 'domain', domain: '19', what: 'name', base: '救助', ours: '社会救助', theirs: '社会救助领域' },
    ]);
  });
});

type Sides<T> = { base: T; ours: T; theirs: T };

function itemsOf({ domains }: Catalog): Map<string, CatalogItem & { home: string }> {
  return new Map(
    domains.flatMap(({ code, items }) => items.map((item) => [item.code, { ...item, home: code }])),
  );
}

/** What one side left as it was is as the other side has it. */
function expectBoth(sides: Sides<(CatalogItem & { home: string }) | undefined>, merged: unknown): void {
  const { base, ours, theirs } = sides;
  const present = base
    ? ours !== undefined && theirs !== undefined
    : ours !== undefined || theirs !== undefined;
  expect(merged !== undefined).toBe(present);
  if (!present) return;
  for (const field of [...itemFields, 'home'] as const) {
    const [before, mine, other] = [base?.[field], ours?.[field], theirs?.[field]];
    const value = (merged as Record<string, unknown>)[field];
    if (!ours || !theirs) expect(value).toEqual(ours ? mine : other);
    else if (base && sameValue(before, mine)) expect(value).toEqual(other);
    else if ((base && sameValue(before, other)) || sameValue(mine, other)) expect(value).toEqual(mine);
  }
}

function movedCodes(base: Catalog, side: Catalog): Set<string> {
  return new Set(
    diffCatalogs(base, side).flatMap((change) =>
      change.kind === 'item-moved' || change.kind === 'item-removed' || change.kind === 'item-added'
        ? [change.code]
        : [],
    ),
  );
}

function choicesFor(conflict: Conflict, { base }: Three): Choice[] {
  const value = conflict.suggestion.choice;
  const place = { value: { domain: base.domains[0]?.code ?? '', follows: null } };
  switch (conflict.kind) {
    case 'field':
    case 'edit-withdraw':
      return ['ours', 'theirs', 'base', value];
    case 'same-topic':
      return ['ours', 'theirs', { value: 'both' }, value];
    case 'two-moves':
      return ['ours', 'theirs', value, ...(conflict.base ? ['base' as const, place] : [])];
    case 'place-gone':
      return ['ours', 'theirs', value];
    case 'domain':
      return ['ours', 'theirs', value];
  }
}

/** Without what may differ between the sides: the key and the suggestion. */
function bare({ key: _key, suggestion: _suggestion, ...dispute }: Conflict): unknown {
  return dispute;
}

function turned(conflict: Conflict): Conflict {
  return { ...conflict, ours: conflict.theirs, theirs: conflict.ours } as Conflict; // the sides have one type
}

function sorted(values: unknown[]): string[] {
  return values.map(canonicalJson).sort();
}
