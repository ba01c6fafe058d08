import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { initialize } from '../../src/actions/initialize.js';
import { prepareBundle } from '../../src/actions/prepare-bundle.js';
import type { BundledFile } from '../../src/export/bundle/bundle.js';
import { writeBundle } from '../../src/export/bundle/bundle.js';
import { openDatabase } from '../../src/store/database.js';
import type { Db } from '../../src/store/engine.js';
import { findVersion } from '../../src/store/versions.js';
import { withPeople } from '../accounts.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { emptyPostgres } from '../engines.js';
import { publishChanges } from '../publish.js';

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Two domains in two versions; the second has one item less. */
async function filled(url: string): Promise<Db> {
  const { db, close } = await openDatabase(url, { create: true });
  cleanUps.push(close);
  await withPeople(db);
  const catalog = aCatalog(
    aDomain('19', [anItem('19-001'), anItem('19-002', { note: '<b>&' })], '社会救助'),
    aDomain('20', [anItem('20-001')], '养老服务'),
  );
  await initialize(db, [aStarter(catalog)], anAct('2026-11-01').at);
  await publishChanges(db, [{ kind: 'withdraw', code: '19-001', reason: '取消' }]);
  return db;
}

async function bundle(db: Db, number: number): Promise<Buffer> {
  const version = await findVersion(db, 'longting-district', number);
  const pieces: Uint8Array[] = [];
  for await (const piece of writeBundle(await prepareBundle(db, version))) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Unpacked into a folder of its own. */
function unpack(zip: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-bundle-'));
  cleanUps.push(() => rm(folder, { recursive: true }));
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

function run(folder: string, ...[program, ...args]: [string, ...string[]]) {
  const { status, stdout } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  return { status, said: stdout.trimEnd().split('\n').at(-1) };
}

const verify = (folder: string) => run(folder, process.execPath, 'verify.mjs');

describe('a bundle', () => {
  it('has every domain in every form, and a manifest that names each with its sum', async () => {
    const zip = await bundle(await filled('sqlite::memory:'), 1);
    const files = unzipSync(zip);
    const paths = ['19', '20'].flatMap((code) =>
      ['json', 'csv', 'xlsx', 'docx', 'html'].map((format) => `domains/${code}/${code}.${format}`),
    );
    expect(Object.keys(files)).toEqual(['README.txt', 'verify.mjs', ...paths, 'manifest.json', 'SHA256SUMS']);
    const manifest = JSON.parse(Buffer.from(files['manifest.json']!).toString()) as { files: BundledFile[] };
    expect(manifest).toMatchObject({
      format: 'bundle-1',
      version: { number: 1 },
      domains: [
        { code: '19', name: '社会救助', folder: 'domains/19' },
        { code: '20', name: '养老服务', folder: 'domains/20' },
      ],
    });
    expect(manifest.files.map(({ path, bytes }) => [path, bytes])).toEqual(
      ['README.txt', 'verify.mjs', ...paths].map((path) => [path, files[path]!.length]),
    );
  });

  it('is checked offline by the script in it and by sha256sum, and whatever was altered is named', async () => {
    const folder = unpack(await bundle(await filled('sqlite::memory:'), 2));
    expect(verify(folder)).toEqual({ status: 0, said: '13 个文件全部相符。' });
    expect(run(folder, 'sha256sum', '-c', '--quiet', 'SHA256SUMS')).toEqual({ status: 0, said: '' });
    appendFileSync(join(folder, 'domains/19/19.csv'), ' ');
    expect(verify(folder)).toEqual({ status: 1, said: '不符：domains/19/19.csv' });
    expect(run(folder, 'sha256sum', '-c', '--quiet', 'SHA256SUMS').status).toBe(1);
    rmSync(join(folder, 'domains/19/19.csv'));
    expect(verify(folder)).toEqual({ status: 1, said: '文件数不符：应有 14 个，现有 13 个' });
  });

  it('has pages that stand alone: nothing in them is loaded from elsewhere', async () => {
    const folder = unpack(await bundle(await filled('sqlite::memory:'), 1));
    const page = readFileSync(join(folder, 'domains/19/19.html'), 'utf8');
    expect(page).toContain('社会救助');
    expect(page).toContain('&lt;b&gt;&amp;');
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\s(?:src|href)="(?!#)/);
  });

  it('given the same version again, also in PostgreSQL, then every byte is the same', async () => {
    const db = await filled('sqlite::memory:');
    const first = await bundle(db, 2);
    expect((await bundle(db, 2)).equals(first)).toBe(true);
    const other = await filled(await emptyPostgres(cleanUps));
    expect((await bundle(other, 2)).equals(first)).toBe(true);
    expect((await bundle(db, 1)).equals(first)).toBe(false);
  });
});
