import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { isOlderSqlite } from '../src/store/sqlite.js';
import { tableUnder } from './markdown-table.js';

type Locked = {
  name?: string;
  version: string;
  integrity: string;
  license?: string;
  dev?: true;
  hasInstallScript?: true;
};
type Manifest = {
  engines: { node: string };
  allowScripts: Record<string, boolean>;
  licenses?: { type: string }[];
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
};

const root = fileURLToPath(new URL('../', import.meta.url));
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const manifestOf = (path: string) => JSON.parse(textOf(join(path, 'package.json'))) as Manifest;
const { packages } = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, Locked> };
const installed = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, locked]) => ({ path, name: path.replace(/.*node_modules\//, ''), ...locked }));
const tableOf = (heading: string) => tableUnder(textOf('docs/supply-chain.md'), heading);

/** At least the least version of its own major line, or of a line later than all of them. */
function isSafe(version: string, least: string[]): boolean {
  const own = partsOf(version);
  const line = least.map(partsOf).filter(([major = 0]) => major <= (own[0] ?? 0));
  const nearest = line.at(-1);
  return nearest !== undefined && isAtLeast(own, nearest);
}
const partsOf = (version: string) => version.split('.').map((part) => Number.parseInt(part));
function isAtLeast(own: number[], least: number[]): boolean {
  const different = least.findIndex((part, at) => part !== own[at]);
  return different === -1 || (own[different] ?? 0) > (least[different] ?? 0);
}

describe('T-SC-01 versions', () => {
  it.each([
    ['8.17.1', false],
    ['8.18.0', true],
    ['6.12.6', false],
    ['6.15.0', true],
    ['7.0.0', true],
    ['5.9.9', false],
    ['9.0.0', true],
  ])('given %s where 6.14.0 and 8.18.0 are the least, then it is safe: %s', (version, safe) => {
    expect(isSafe(version, ['6.14.0', '8.18.0'])).toBe(safe);
  });

  it('given the lock file, then no copy of a package is older than is safe', () => {
    const least = new Map(tableOf('Least versions').map(([name = '', versions = '']) => [name, versions]));
    expect(least.size).toBeGreaterThan(10);
    const listed = installed.filter(({ name }) => least.has(name));
    expect(listed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ajv', 'csv-parse', 'qs', 'yauzl']),
    );
    expect(
      listed
        .filter(({ name, version }) => !isSafe(version, least.get(name)?.split(', ') ?? []))
        .map(({ path, version }) => `${path} ${version}`),
    ).toEqual([]);
    expect(installed.filter(({ name }) => ['xlsx', 'adm-zip'].includes(name))).toEqual([]);
  });

  it.each(['better-sqlite3', 'better-sqlite3-13'])('given %s, then its SQLite is new enough', (name) => {
    const header = textOf(`node_modules/${name}/deps/sqlite3/sqlite3.h`);
    const [, version = ''] = /#define SQLITE_VERSION\s+"([\d.]+)"/.exec(header) ?? [];
    expect(version).toMatch(/^3\.\d+\.\d+$/);
    expect(isOlderSqlite(version)).toBe(false);
  });

  it('given the library that writes workbooks, then nothing reads one with it', () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => ({ file, text: textOf(join('src', file)) }))
      .filter(({ text }) => text.includes("'exceljs'"));
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter(({ text }) => /\b(?:xlsx|csv)\.(?:load|read|readFile)\b/.test(text))).toEqual([]);
  });

  it('given the lines of Node that are allowed, then `engines` names the same', () => {
    const lines = tableOf('Node').map(([, least = '']) => `^${least}`);
    const last = lines.pop()?.replace(/^\^(\d+)\.0\.0$/, '>=$1');
    expect([...lines, last].join(' || ')).toBe(manifestOf('.').engines.node);
  });
});

describe('T-SC-02 what may run at installation', () => {
  const rows = tableOf('What may run at installation');
  const row = (name: string) =>
    rows.find(([pattern = '']) => pattern === name) ??
    rows.find(([pattern = '']) => pattern.endsWith('/*') && name.startsWith(pattern.slice(0, -1)));

  it('given a package with a script in the lock file, then the table says whether it may run, and why', () => {
    const scripted = installed.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect(scripted).toContain('better-sqlite3');
    expect(scripted.filter((name) => (row(name)?.[2] ?? '') === '')).toEqual([]);
  });

  it('given what npm is allowed to run, then the table allows the same', () => {
    const allowed = rows.filter(([, may]) => may === 'yes').map(([name = '']) => [name, true]);
    expect(manifestOf('.').allowScripts).toEqual(Object.fromEntries(allowed));
  });
});

describe('T-SC-03 what the program is made of', () => {
  const allowed = new Map(tableOf('Licences').map(([licence = '', where = '']) => [licence, where]));
  const licenceOf = ({ path, license }: { path: string; license?: string }) =>
    license ?? manifestOf(path).licenses?.[0]?.type ?? 'none';

  function mayStand(licence: string, isTool: boolean): boolean {
    if (licence.includes(' OR ')) return alternatives(licence, ' OR ').some((one) => mayStand(one, isTool));
    if (licence.includes(' AND '))
      return alternatives(licence, ' AND ').every((one) => mayStand(one, isTool));
    const where = allowed.get(licence);
    return where === 'anywhere' || (where === 'tools' && isTool);
  }
  const alternatives = (licence: string, word: string) => licence.replace(/[()]/g, '').split(word);

  it('given a licence that is on no list, or for tools only, then it may not stand in the program', () => {
    const licences = ['GPL-3.0-only', 'MPL-2.0', '(MIT OR GPL-3.0-or-later)', '(MIT AND GPL-3.0-only)'];
    expect(licences.map((licence) => mayStand(licence, false))).toEqual([false, false, true, false]);
  });

  it('given every package in the lock file, then its licence is on the list', () => {
    expect(
      installed
        .filter((locked) => !mayStand(licenceOf(locked), locked.dev === true))
        .map((locked) => `${locked.path}: ${licenceOf(locked)}`),
    ).toEqual([]);
  });

  it('given the bill of materials, then it has each package that Node finds from ours, by the hash of the lock file', () => {
    const printed = execFileSync(process.execPath, ['scripts/sbom.mjs'], { cwd: root, encoding: 'utf8' });
    const { components } = JSON.parse(printed) as {
      components: { 'bom-ref': string; scope: string; version: string; hashes: { content: string }[] }[];
    };
    const listed = new Map(components.map((component) => [component['bom-ref'], component]));
    const found = [...reachedFrom('')].sort();
    const listedHere = [...listed.keys()].filter((path) => existsSync(join(root, path))).sort();
    expect(listedHere).toEqual(found);
    expect(found.length).toBeGreaterThan(200);
    expect(
      found.filter((path) => {
        const { integrity = '', version } = packages[path] ?? {};
        const hash = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
        return listed.get(path)?.hashes[0]?.content !== hash || listed.get(path)?.version !== version;
      }),
    ).toEqual([]);
  });
});

/** What a package needs, and what that needs, by the folders it is installed in: read from the folders, not from the lock file. */
function reachedFrom(path: string, reached = new Set<string>()): Set<string> {
  const { dependencies, optionalDependencies, peerDependencies } = manifestOf(path);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
    const place = foldersAbove(path)
      .map((folder) => join(folder, 'node_modules', name))
      .find((folder) => existsSync(join(root, folder)));
    if (place === undefined || reached.has(place)) continue;
    reached.add(place);
    reachedFrom(place, reached);
  }
  return reached;
}

function foldersAbove(path: string): string[] {
  const above = path.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, '');
  return path === '' ? [''] : [path, ...foldersAbove(above)];
}
