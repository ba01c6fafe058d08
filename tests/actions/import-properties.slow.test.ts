import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { importFile } from '../../src/actions/import-file.js';
import { initialize } from '../../src/actions/initialize.js';
import type { Catalog } from '../../src/catalog/catalog.js';
import { contentOf, itemFields } from '../../src/catalog/item.js';
import { catalogCsv } from '../../src/export/csv.js';
import { officialWorkbook } from '../../src/export/official-xlsx.js';
import { planImport } from '../../src/import/draft-rows.js';
import { matchRows, noChoices } from '../../src/import/match-rows.js';
import { readBytes } from '../../src/import/read-bytes.js';
import type { ReadItem } from '../../src/import/read.js';
import type { RowRange } from '../../src/import/row-choice.js';
import { readKnownDomains } from '../../src/import/starter.js';
import { schemaCompiler } from '../../src/schema.js';
import { anAct, anEdition } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { aVersion } from '../export/example.js';
import { printableCatalog } from '../export/printable.js';
import { aRow, receive, start } from './imports.js';

const known = readKnownDomains(new URL('../../catalogs', import.meta.url).pathname);
const isOutcome = schemaCompiler().getSchema('/schemas/import-outcome.json')!;

/** A row without contents is an error of its own. */
const fullCatalog = printableCatalog(known).map(({ domains }) => ({
  domains: domains.map((domain) => ({
    ...domain,
    items: domain.items.map((item) => (item.content.length > 0 ? item : { ...item, content: ['名单'] })),
  })),
}));

/** Rows of domain 19: of the two items there, much like them, and new ones; some twice. */
const someRows: fc.Arbitrary<ReadItem[]> = fc
  .array(
    fc.record({
      level2: fc.constantFrom('事项19-001', '事项19-002', '事项19之002', '事项019-001', '新事', '另一件新事'),
      timeLimit: fc.constantFrom('及时公开', '信息形成或者变更之日起20个工作日内', null),
      code: fc.constantFrom(null, null, null, '19-001', '19-002', '19-077'),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows) =>
    rows.map(({ code, ...content }, index) =>
      aRow(index + 3, { ...content, note: null, extra: {} }, { code }),
    ),
  );

const choicesOff = { clearBlanks: false, withdrawMissing: false };

function changesOf(rows: ReadItem[], catalog: Catalog) {
  return planImport(matchRows(rows, catalog), catalog, known, new Map(), choicesOff).changes;
}

/** The rows of a catalog, as a file of them would be read. */
function rowsOf(catalog: Catalog): ReadItem[] {
  return catalog.domains.flatMap(({ code, name, items }) =>
    items.map((item, index) => ({
      ...aRow(index + 3, contentOf(item), {}, name),
      code: item.code,
      domain: { code, name },
      columns: [...itemFields],
    })),
  );
}

onBothEngines('any import', (open) => {
  it('given an export of any catalog, then importing it changes nothing and keeps nothing', async () => {
    const { db } = await open();
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fullCatalog, fc.constantFrom('a.xlsx', 'a.csv'), async (catalog, name) => {
        fc.pre(catalog.domains.some(({ items }) => items.length > 0));
        const edition = anEdition({ id: `edition-${++runs}`, codeSpace: `space-${runs}` });
        await initialize(
          db,
          [{ edition, effectiveOn: '2020-11-02', note: '首次发布', catalog }],
          anAct('2026-11-01').at,
        );
        const write = name === 'a.csv' ? catalogCsv : officialWorkbook;
        const bytes = await write(edition, aVersion({ edition: edition.id }), catalog);
        const reading = await readBytes(bytes, name, known);
        const request = { edition: edition.id, title: null, dryRun: false };
        const outcome = await importFile(db, { bytes, name, reading }, request, known, anAct());
        expect(outcome).toMatchObject({
          outcome: 'nothing-to-change',
          added: [],
          changed: [],
          missing: [],
          notTaken: [],
        });
        expect([isOutcome(outcome), isOutcome.errors]).toEqual([true, null]);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('given any rows and choices, then the outcome fits its schema and accounts for each row', async () => {
    const { db } = await open();
    await start(db);
    const choices = fc.record({
      dryRun: fc.boolean(),
      clearBlanks: fc.boolean(),
      withdrawMissing: fc.boolean(),
      leaveOut: fc.constantFrom<RowRange[]>([], [{ sheet: null, from: 3, to: 4 }]),
    });
    await fc.assert(
      fc.asyncProperty(someRows, choices, async (rows, request) => {
        const outcome = await receive(db, rows, request);
        expect([isOutcome(outcome), isOutcome.errors]).toEqual([true, null]);
        const { added, changed, unchanged, notTaken } = outcome;
        const told = [...added, ...changed, ...unchanged, ...notTaken].map(({ at }) => at.row);
        expect(told.sort()).toEqual(rows.map(({ at }) => at.row));
        const again = await receive(db, rows, request);
        if (outcome.outcome === 'drafted') expect(again).toEqual({ ...outcome, outcome: 'already-drafted' });
        else expect(again).toEqual(outcome);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('given rows that are left out, then the rest comes to what it would without them', async () => {
    const { db } = await open();
    await start(db);
    await fc.assert(
      fc.asyncProperty(someRows, fc.infiniteStream(fc.boolean()), async (rows, coins) => {
        const out = new Set(rows.filter(() => coins.next().value));
        const leaveOut = [...out].map(({ at }) => ({ sheet: at.sheet, from: at.row!, to: at.row! }));
        const rest = rows.filter((row) => !out.has(row));
        const with_ = await receive(db, rows, { leaveOut, dryRun: true });
        const without = await receive(db, rest, { dryRun: true });
        const effects = ({ added, changed, unchanged, blankKept }: typeof with_) => ({
          added: added.map(({ suggestion: _, ...item }) => item),
          changed,
          unchanged,
          blankKept,
        });
        expect(effects(with_)).toEqual(effects(without));
        expect(with_.notTaken.filter(({ why }) => why === 'asked')).toHaveLength(out.size);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('given a suggestion, then accepting it touches no other row', async () => {
    const { db } = await open();
    await start(db);
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        const before = await receive(db, rows, { dryRun: true });
        const offer = before.added.find(({ suggestion }) => suggestion !== null);
        if (!offer?.suggestion) return;
        accepted++;
        const { code } = offer.suggestion;
        const accept = [{ sheet: offer.at.sheet, row: offer.at.row!, code }];
        const after = await receive(db, rows, { accept, dryRun: true });
        const others = ({ added, changed, unchanged, notTaken }: typeof after) =>
          [
            ...added.map(({ suggestion: _, ...item }) => ({ ...item, is: 'added' })),
            ...changed.map((item) => ({ ...item, is: 'changed' })),
            ...unchanged.map((item) => ({ ...item, is: 'unchanged' })),
            ...notTaken.map((item) => ({ ...item, is: 'not taken' })),
          ]
            .filter(({ at }) => at.row !== offer.at.row)
            .sort((a, b) => a.at.row! - b.at.row!);
        expect(others(after)).toEqual(others(before));
        expect([...after.changed, ...after.unchanged]).toContainEqual(
          expect.objectContaining({ at: offer.at, code, by: 'accepted' }),
        );
      }),
      { numRuns: 60 },
    );
    expect(accepted).toBeGreaterThan(5);
  }, 120_000);
});

it('given the rows of any catalog, then they propose nothing, by code and by names', () => {
  fc.assert(
    fc.property(printableCatalog(known), fc.boolean(), (catalog, coded) => {
      const rows = rowsOf(catalog).map((row) => (coded ? row : { ...row, code: null }));
      fc.pre(coded || matchRows(rows, catalog, noChoices).matches.length === rows.length);
      expect(changesOf(rows, catalog)).toEqual([]);
    }),
  );
});
