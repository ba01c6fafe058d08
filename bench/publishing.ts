/* An edition on SQLite and the publication of drafts in it, for `npm run bench:versions`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initialize } from '../src/actions/initialize.js';
import { publishDraft } from '../src/actions/publish-draft.js';
import type { Catalog } from '../src/catalog/catalog.js';
import { openDatabase } from '../src/store/database.js';
import type { Db } from '../src/store/engine.js';
import { withPeople } from '../tests/accounts.js';
import { anAct } from '../tests/builders.js';
import { editsOf, generateCatalog, generateEdition } from '../tests/generator.js';
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

/** Drafts, submits, reviews and publishes changes to some items; what the last of these cost, in ms. */
export async function publishNext(published: Published, items: number): Promise<{ ms: number; cpu: number }> {
  const { db, version } = published;
  const count = published.catalog.domains.reduce((sum, domain) => sum + domain.items.length, 0);
  const { catalog, changes } = editsOf(published.catalog, { seed: 100 + version, share: items / count });
  const id = await aDraft(db, changes, edition.id);
  await approveDraft(db, id);
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  await publishDraft(db, id, { effectiveOn: '2026-12-01', note: '修订' }, anAct());
  const used = process.cpuUsage(cpu);
  Object.assign(published, { catalog, version: version + 1 });
  return { ms: performance.now() - started, cpu: (used.user + used.system) / 1000 };
}
