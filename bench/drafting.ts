/* From bytes to a draft in a SQLite file beside reading alone: a part of `npm run bench:reading`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Act } from '../src/account/actor.js';
import { importFile } from '../src/actions/import-file.js';
import { initialize } from '../src/actions/initialize.js';
import type { FileReading } from '../src/import/read.js';
import { openDatabase } from '../src/store/database.js';
import { generateEdition } from '../tests/generator.js';
import type { Cost } from './process.js';
import { costOf } from './process.js';
import { domains, startReader } from './reader.js';

export type DraftCosts = { reading: Cost; drafting: Cost };

const act: Act = { actor: { kind: 'system' }, at: new Date('2026-11-25T04:00:00Z') };
const edition = generateEdition({ district: 1 });

/** Reads a file and drafts it into a fresh database, where all its rows are new; the same was done to another file as often as said. */
export async function costsOfDraft(
  warm: Uint8Array,
  warmUps: number,
  bytes: Uint8Array,
): Promise<DraftCosts> {
  const reader = await startReader();
  for (let each = 0; each < warmUps; each++) await draft(warm, await reader.read(warm));
  let reading: FileReading = { items: [], problems: [] };
  const costOfReading = await costOf(async () => {
    reading = await reader.read(bytes);
  });
  const drafting = await draft(bytes, reading);
  reader.stop();
  return { reading: costOfReading, drafting };
}

async function draft(bytes: Uint8Array, reading: FileReading): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-bench-'));
  const { db, close } = await openDatabase(`sqlite:${join(folder, 'catalog.db')}`, { create: true });
  try {
    await initialize(
      db,
      [{ edition, effectiveOn: '2020-11-02', note: '', catalog: { domains: [] } }],
      act.at,
    );
    const file = { bytes, name: 'catalog.xlsx', reading };
    return await costOf(async () => {
      const request = { edition: edition.id, title: null, dryRun: false };
      const { outcome } = await importFile(db, file, request, domains, act);
      if (outcome !== 'drafted') throw new Error(outcome);
    });
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}
