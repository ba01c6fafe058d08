import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

/**
 * Who may know whom. A folder knows itself, `problem`, `refusal` and `schema`; what is not listed here is forbidden.
 * `cli` stands for cli.ts, main.ts and src/cli/, which wire everything.
 */
const arrows: Record<string, string[]> = {
  catalog: [],
  regulation: ['catalog'],
  announcement: ['catalog', 'regulation'],
  webhook: ['announcement'],
  import: ['catalog', 'regulation', 'account'],
  export: ['catalog', 'regulation', 'announcement'],
  log: ['catalog'],
  account: [],
  store: ['catalog', 'regulation', 'account', 'log', 'announcement', 'webhook'],
  actions: ['store', 'import', 'regulation', 'account', 'catalog', 'log', 'announcement', 'webhook'],
  http: ['actions', 'store', 'export', 'account', 'catalog', 'regulation', 'log', 'announcement', 'webhook'],
  cli: [
    'actions',
    'store',
    'export',
    'import',
    'account',
    'catalog',
    'regulation',
    'log',
    'announcement',
    'webhook',
    'http',
    'configuration',
  ],
  configuration: [],
  problem: [],
  refusal: [],
  schema: [],
};
const knownToAll = ['problem', 'refusal', 'schema'];

/** Each library has one home; what is not listed may be used nowhere. */
const homes: Record<string, string[]> = {
  ajv: ['schema'],
  'ajv-formats': ['schema'],
  kysely: ['store'],
  'better-sqlite3': ['store'],
  'better-sqlite3-13': ['store'],
  pg: ['store'],
  'fractional-indexing': ['store'],
  yauzl: ['import'],
  'csv-parse': ['import'],
  htmlparser2: ['import'],
  docx: ['export'],
  '@e965/xlsx': ['import'],
  exceljs: ['export'],
  fflate: ['export'],
  'csv-stringify': ['export'],
  express: ['http'],
  helmet: ['http'],
  compression: ['http'],
  busboy: ['http'],
  'express-session': ['http'],
  'express-rate-limit': ['http'],
  'csrf-sync': ['http'],
  'openid-client': ['http'],
  'lru-cache': ['http'],
  'prom-client': ['http'],
  negotiator: ['http'],
  '@node-rs/argon2': ['account'],
  pino: ['http', 'cli'],
  hono: ['http'],
  commander: ['cli'],
};

const source = fileURLToPath(new URL('../src/', import.meta.url));
type Import = { from: string; file: string; to: string };

function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  return [
    ...code.matchAll(
      /(?:^|\n)(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|\n?import\s+['"]([^'"]+)['"]/g,
    ),
  ].map(([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? '');
}

function partOf(path: string): string {
  const [first = ''] = path.split('/');
  const part = first.replace(/\.tsx?$|\.js$/, '');
  return part === 'main' ? 'cli' : part;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
);
const imports: Import[] = files.flatMap((file) =>
  importsOf(join(source, file)).map((to) => ({
    from: partOf(file),
    file,
    to: to.startsWith('.') ? relative(source, join(source, file, '..', to)) : to,
  })),
);

it('looks at the whole of src/, not at an empty folder', () => {
  expect(files.length).toBeGreaterThan(50);
  expect(imports.length).toBeGreaterThan(200);
  expect([...new Set(files.map(partOf))].filter((part) => !(part in arrows))).toEqual([]);
});

it('has no arrow that points back', () => {
  const forbidden = imports
    .filter(
      ({ to }) => !to.startsWith('node:') && files.some((file) => file.replace(/\.tsx?$/, '.js') === to),
    )
    .filter(({ from, to }) => {
      const target = partOf(to);
      return target !== from && !knownToAll.includes(target) && !(arrows[from] ?? []).includes(target);
    })
    .map(({ file, to }) => `${file} → ${to}`);
  expect(forbidden).toEqual([]);
});

it('keeps each library in its home', () => {
  const astray = imports
    .filter(({ to }) => !to.startsWith('node:') && !/^(?:\.\.|[\w-]+\/.*\.js$|[\w-]+\.js$)/.test(to))
    .map(({ file, from, to }) => ({ file, from, library: /^(?:@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to }))
    .filter(({ from, library }) => !(homes[library] ?? []).includes(from))
    .map(({ file, library }) => `${file} uses ${library}`);
  expect(astray).toEqual([]);
});

it('keeps catalog/ and regulation/ free of the outside world', () => {
  const outside = imports
    .filter(({ from, to }) => (from === 'catalog' || from === 'regulation') && to.startsWith('node:'))
    .filter(({ to }) => to !== 'node:crypto')
    .map(({ file, to }) => `${file} → ${to}`);
  expect(outside).toEqual([]);
  const impure = files
    .filter((file) => ['catalog', 'regulation'].includes(partOf(file)))
    .filter((file) =>
      /new Date\(\)|Date\.now\(|Math\.random\(|process\./.test(readFileSync(join(source, file), 'utf8')),
    );
  expect(impure).toEqual([]);
});
