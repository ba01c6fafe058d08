/* What a version adds to the database beside what its catalog as csv adds to a git repository. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteFile } from '../src/store/sqlite-driver.js';
import type { Catalog, Version } from '../src/catalog/catalog.js';
import { catalogCsv } from '../src/export/csv.js';
import type { Published, Revising } from './publishing.js';
import { edition, publishNext } from './publishing.js';

/** The csv of one version after another, each committed. */
export class Repository {
  readonly folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-bench-git-'));

  constructor() {
    this.git('init', '-q');
  }

  commit(catalog: Catalog): void {
    writeFileSync(join(this.folder, 'catalog.csv'), catalogCsv(edition, {} as Version, catalog)); // of which it takes nothing
    this.git('add', '.');
    this.git('-c', 'user.name=bench', '-c', 'user.email=bench@localhost', 'commit', '-q', '-m', '修订');
  }

  /** Bytes of its packs after collecting garbage. */
  packed(): number {
    this.git('gc', '-q');
    const packs = join(this.folder, '.git', 'objects', 'pack');
    const files = readdirSync(packs).filter((name) => name.endsWith('.pack'));
    return files.reduce((sum, name) => sum + statSync(join(packs, name)).size, 0);
  }

  git(...args: string[]): string {
    return execFileSync('git', ['-C', this.folder, ...args], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export type Growth = { git: number; whole: number; tables: Map<string, number> };

/** Bytes a version with some changed items adds, on average of 20; `tables`: pages in use, by table or index. */
export async function growthOf(published: Published, items: number, revise: Revising): Promise<Growth> {
  const versions = 20;
  const repository = new Repository();
  const next = async () => {
    await publishNext(published, items, revise);
    repository.commit(published.catalog);
  };
  for (let warm = 0; warm < 3; warm++) await next();
  const [packed, pages] = [repository.packed(), pagesOf(published.file)];
  for (let version = 0; version < versions; version++) await next();
  const git = (repository.packed() - packed) / versions;
  repository.close();
  const tables = new Map(
    [...pagesOf(published.file)].map(([name, size]) => [name, (size - (pages.get(name) ?? 0)) / versions]),
  );
  return { git, whole: [...tables.values()].reduce((sum, size) => sum + size, 0), tables };
}

function pagesOf(file: string): Map<string, number> {
  const database = new SqliteFile(file, { readonly: true });
  const rows = database.prepare('select name, sum(pgsize) as size from dbstat group by name').all();
  database.close();
  return new Map((rows as { name: string; size: number }[]).map(({ name, size }) => [name, size])); // as selected
}
