/* An edition on SQLite and the publication of drafts in it, for `npm run bench:versions`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initialize } from '../src/actions/initialize.js';
import { publishDraft } from '../src/actions/publish-draft.js';
import type { Catalog } from '../src/catalog/catalog.js';
import type { CatalogItem } from '../src/catalog/item.js';
import { openDatabase } from '../src/store/database.js';
import type { Db } from '../src/store/engine.js';
import { withPeople } from '../tests/accounts.js';
import { anAct } from '../tests/builders.js';
import type { GeneratedVersion, Random } from '../tests/generator.js';
import { editsOf, generateCatalog, generateEdition, randomFrom } from '../tests/generator.js';
import { aDraft, approveDraft } from '../tests/publish.js';

/** Of those who review. */
export const edition = { ...generateEdition({ district: 1 }), organization: '龙亭区人民政府' };

/** An edition in a file of its own, as its newest version has it. */
export type Published = {
  db: Db;
  file: string;
  catalog: Catalog;
  version: number;
  close: () => Promise<void>;
};

export async function publishFirst(items: number): Promise<Published> {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-bench-'));
  const file = join(folder, 'catalog.db');
  const { db, close } = await openDatabase(`sqlite:${file}`, { create: true });
  const catalog = generateCatalog({ seed: 1, items });
  await withPeople(db);
  const starter = { edition, effectiveOn: '2020-11-02', note: '', catalog };
  await initialize(db, [starter], anAct().at);
  const closeAll = async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { db, file, catalog, version: 1, close: closeAll };
}

/** What to do to how many items for the next version. */
export type Revising = (catalog: Catalog, size: { seed: number; items: number }) => GeneratedVersion;

/** As an office would: one field of most, in words the catalog has; some added, withdrawn and moved. */
export const edited: Revising = (catalog, { seed, items }) =>
  editsOf(catalog, { seed, share: items / itemsOf(catalog).length });

/** Contents and bases in words nobody has foreseen, 120 signs of them: nothing is to be saved there. */
export const rewritten: Revising = (catalog, { seed, items }) => {
  const random = randomFrom(seed);
  const all = itemsOf(catalog);
  const texts = () => ({
    content: [wordsOf(random, 40), wordsOf(random, 40)],
    legalBases: [`《${wordsOf(random, 20)}》${wordsOf(random, 20)}`],
  });
  const fields = new Map(
    Array.from({ length: items }, () => [all[Math.floor(random() * all.length)]?.code ?? '', texts()]),
  );
  const domains = catalog.domains.map((domain) => ({
    ...domain,
    items: domain.items.map((item) => ({ ...item, ...fields.get(item.code) })),
  }));
  const changes = [...fields].map(([code, its]) => ({
    kind: 'edit' as const,
    code,
    fields: its,
    reason: '依据修改后的规定',
  }));
  return { catalog: { domains }, changes };
};

function itemsOf({ domains }: Catalog): CatalogItem[] {
  return domains.flatMap(({ items }) => items);
}

/** Of the 3,000 signs from 一 on. */
function wordsOf(random: Random, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 3_000))).join('');
}

/** Drafts, submits, reviews and publishes changes to some items; what the last of these cost, in ms. */
export async function publishNext(
  published: Published,
  items: number,
  revise: Revising = edited,
): Promise<{ ms: number; cpu: number }> {
  const { db, version } = published;
  const { catalog, changes } = revise(published.catalog, { seed: 100 + version, items });
  const id = await aDraft(db, changes, edition.id);
  await approveDraft(db, id);
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  await publishDraft(db, id, { effectiveOn: '2026-12-01', note: '修订' }, anAct());
  const used = process.cpuUsage(cpu);
  Object.assign(published, { catalog, version: version + 1 });
  return { ms: performance.now() - started, cpu: (used.user + used.system) / 1000 };
}
