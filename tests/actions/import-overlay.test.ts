import { expect, it } from '@jest/globals';
import type { FieldPlaces } from '../../src/import/field-places.js';
import type { Problem } from '../../src/problem.js';
import { onBothEngines } from '../engines.js';
import { aRow, receive, start } from './imports.js';

const places: FieldPlaces = { fields: { level2: 'C', timeLimit: 'F', note: 'O' }, extra: {} };
const at = (row: number, cell: string | null = null) => ({ sheet: '目录', row, cell });

onBothEngines('what a person says about cells and domains of a file', (open) => {
  it('given a cell with an error that does not count, then its row is taken and the item keeps what it says', async () => {
    const { db } = await open();
    await start(db);
    const rows = [aRow(5, { level2: '事项19-002', note: '新注', timeLimit: '#REF!' }, { places })];
    const error: Problem = { code: 'item.cell-error', at: at(5, 'F5'), found: '#REF!' };
    const reading = { problems: [error] };
    expect(await receive(db, rows, { dryRun: true }, { reading })).toMatchObject({
      outcome: 'nothing-readable',
      notTaken: [{ at: at(5), why: 'error' }],
      problems: [{ code: 'item.cell-error' }],
    });
    const keepCells = [{ sheet: null, row: 5, column: 'F' }];
    expect(await receive(db, rows, { keepCells }, { reading })).toMatchObject({
      outcome: 'drafted',
      notTaken: [],
      changed: [{ code: '19-002', fields: [{ field: 'note', at: at(5, 'O5'), after: '新注' }] }],
      problems: [],
    });
  });

  it('given a sheet that does not say its domain, then a person says it', async () => {
    const { db } = await open();
    await start(db);
    const nameless = aRow(5, { level2: '事项20-001', note: '新注' }, { domain: null });
    const named = aRow(6, { level2: '事项19-002', note: '新注' });
    const missing: Problem = { code: 'domain.missing', at: { sheet: '目录', row: null, cell: null } };
    const kept = { reading: { problems: [missing] } };
    expect(await receive(db, [nameless, named], { dryRun: true }, kept)).toMatchObject({
      changed: [{ code: '19-002' }],
      notTaken: [{ at: at(5), why: 'no-domain' }],
    });
    const domains = [{ sheet: '目录', code: '20' }];
    expect(await receive(db, [nameless, named], { domains, dryRun: true }, kept)).toMatchObject({
      changed: [{ code: '20-001' }, { code: '19-002' }],
      notTaken: [],
      problems: [],
    });
    const elsewhere = [{ sheet: '别的表', code: '20' }];
    expect(await receive(db, [nameless], { domains: elsewhere, dryRun: true }, kept)).toMatchObject({
      notTaken: [{ at: at(5), why: 'no-domain' }],
    });
  });
});
