/* Publishing, reading and comparing versions: `npm run bench:versions -- [items …]`. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Act } from '../src/account/actor.js';
import { initialize } from '../src/actions/initialize.js';
import { publishDraft } from '../src/actions/publish-draft.js';
import { submitDraft } from '../src/actions/submit-draft.js';
import { canonicalJson } from '../src/catalog/canonical.js';
import type { Catalog } from '../src/catalog/catalog.js';
import type { DraftChange } from '../src/catalog/draft.js';
import { digestDraft } from '../src/catalog/review.js';
import { readCatalog } from '../src/store/catalogs.js';
import type { Db } from '../src/store/engine.js';
import { openDatabase } from '../src/store/database.js';
import { addDraft, findDraft, saveDraft } from '../src/store/drafts.js';
import { addReview } from '../src/store/reviews.js';
import { readChanges } from '../src/store/changes.js';
import { readHistory } from '../src/store/item-spans.js';
import { editsOf, generateCatalog, generateEdition } from '../tests/generator.js';

const runs = Number(process.env['RUNS'] ?? 5);
const act: Act = { actor: { kind: 'system' }, at: new Date('2026-11-25T04:00:00Z') };
const edition = generateEdition({ district: 1 });

async function publish(db: Db, baseVersion: number, changes: DraftChange[]): Promise<number> {
  const { id } = await addDraft(db, {
    edition: edition.id,
    baseVersion,
    title: 'bench',
    author: 'bench',
    organization: null,
    createdAt: act.at.toISOString(),
    importId: null,
    changes,
  });
  await approve(db, id);
  const started = performance.now();
  await publishDraft(db, id, { effectiveOn: '2026-12-01', note: 'bench' }, act);
  return performance.now() - started;
}

/** As if two people had reviewed it: that is not what is measured. */
async function approve(db: Db, id: number): Promise<void> {
  await submitDraft(db, { draft: id, revision: null }, 'bench', act);
  const draft = await findDraft(db, id);
  if (!draft) throw new Error('no draft');
  const review = {
    decision: 'approve',
    digest: digestDraft(draft),
    comment: null,
    at: act.at.toISOString(),
  } as const;
  await addReview(db, id, { ...review, kind: 'legality', reviewer: 'one' });
  await addReview(db, id, { ...review, kind: 'secrecy', reviewer: 'two' });
  await saveDraft(db, { ...draft, state: 'approved' });
}

async function measure(items: number): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-bench-'));
  const file = join(folder, 'catalog.db');
  const { db, close } = await openDatabase(`sqlite:${file}`, { create: true });
  try {
    let catalog = generateCatalog({ seed: 1, items });
    const first = await timed(() =>
      initialize(db, [{ edition, effectiveOn: '2020-11-02', note: '', catalog }], act.at),
    );
    const times: Record<string, number[]> = {
      ten: [],
      percent: [],
      growth: [],
      whole: [],
      diff: [],
      yardstick: [],
      item: [],
    };
    let version = 1;
    for (let run = 0; run < runs; run += 1) {
      const few = editsOf(catalog, { seed: 100 + run, share: 10 / items });
      times['ten']?.push(await publish(db, version, few.changes));
      const before = await sizeOf(db, file);
      const many = editsOf(few.catalog, { seed: 200 + run, share: 0.01 });
      times['percent']?.push(await publish(db, version + 1, many.changes));
      times['growth']?.push((await sizeOf(db, file)) - before);
      version += 2;
      times['whole']?.push(await timed(() => readCatalog(db, edition.id, version)));
      times['diff']?.push(await timed(() => readChanges(db, edition.id, version - 1, version)));
      times['yardstick']?.push(await timed(() => Promise.resolve(compareMaps(few.catalog, many.catalog))));
      const code = many.catalog.domains[0]?.items[0]?.code ?? '';
      times['item']?.push(await timed(() => readHistory(db, edition.id, code)));
      catalog = many.catalog;
    }
    return {
      first,
      ...Object.fromEntries(Object.entries(times).map(([name, found]) => [name, median(found)])),
      // a file grows by whole pages: only many versions together tell what one takes
      growth: mean(times['growth'] ?? []),
    };
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What somebody would write without a store: two maps of canonical rows, compared. */
function compareMaps(before: Catalog, after: Catalog): number {
  const rows = ({ domains }: Catalog) =>
    new Map(domains.flatMap(({ items }) => items.map((item) => [item.code, canonicalJson(item)])));
  const old = rows(before);
  return [...rows(after)].filter(([code, row]) => old.get(code) !== row).length;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Pages in use, after what waits in the log went into the file. */
async function sizeOf(db: Db, file: string): Promise<number> {
  await sql.raw('pragma wal_checkpoint(truncate)').execute(db);
  return statSync(file).size;
}

const sizes = process.argv.slice(2).map(Number);
for (const items of sizes.length > 0 ? sizes : [1_500, 15_000]) {
  const found = await measure(items);
  process.stdout.write(`${items} items, ms (growth: bytes)\n`);
  for (const [name, value] of Object.entries(found))
    process.stdout.write(`  ${name.padEnd(10)} ${value.toFixed(1)}\n`);
}
