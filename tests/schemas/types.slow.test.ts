import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

/** Which type of ours a schema describes; the name on the left is the schema's title. */
const pairs = [
  ['item-content', 'ItemContent', 'ItemContent', 'catalog/item'],
  ['item', 'Item', 'Item', 'catalog/item'],
  ['edition', 'Edition', 'Edition', 'catalog/catalog'],
  ['version', 'Version', 'Version', 'catalog/catalog'],
  ['catalog', 'PublishedCatalog', 'PublishedCatalog', 'export/published-catalog'],
  ['change', 'Change', 'Change', 'catalog/change'],
  ['draft', 'Draft', 'Draft', 'catalog/draft'],
  ['regulation', 'Regulation', 'Regulation', 'regulation/regulation'],
  ['work-report', 'WorkReport', 'WorkReport', 'regulation/work-report'],
  ['event-outcome', 'EventOutcome', 'EventOutcome', 'actions/event-outcome'],
  ['recorded-event', 'RecordedEvent', 'RecordedEvent', 'store/regulation-events'],
  ['edition-check', 'EditionCheck', 'EditionCheck', 'actions/check-edition'],
  ['impact-drafts', 'ImpactDrafts', 'ImpactDrafts', 'actions/draft-impacts'],
  ['account', 'Account', 'Account', 'account/account'],
  ['organization', 'Organization', 'Organization', 'account/organization'],
  ['token', 'Token', 'Token', 'account/token'],
  ['account-change', 'AccountChange', 'AccountChange', 'actions/change-account'],
  ['added-account', 'AddedAccount', 'AddedAccount', 'actions/add-account'],
  ['first-password', 'FirstPassword', 'FirstPassword', 'actions/add-account'],
  ['token-secret', 'TokenSecret', 'TokenSecret', 'actions/add-token'],
] as const;

it('proves that the types and the schemas say the same', () => {
  const folder = mkdtempSync(join(root, 'node_modules', '.schema-types-'));
  try {
    const checks = pairs.map(([schema, title, type, file]) => {
      const generated = generate(schema);
      writeFileSync(join(folder, `${schema}.ts`), generated);
      return [
        `import type { ${title} as Schema_${type} } from './${schema}.js';`,
        `import type { ${type} as Ours_${type} } from '../../src/${file}.js';`,
        `export const ${type}_toSchema = (value: Ours_${type}): Schema_${type} => value;`,
        `export const ${type}_toOurs = (value: Schema_${type}): Ours_${type} => value;`,
      ].join('\n');
    });
    writeFileSync(join(folder, 'check.ts'), checks.join('\n'));
    const config = { extends: join(root, 'tsconfig.json'), files: [join(folder, 'check.ts')], include: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const run = spawnSync(process.execPath, [tsc, '-p', join(folder, 'tsconfig.json')], { encoding: 'utf8' });
    expect(run.stdout).toBe('');
    expect(run.status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);

/** In a process of its own: the generator does not run inside jest. */
function generate(schema: string): string {
  const program = `
    import { compile } from 'json-schema-to-typescript';
    import { readFileSync } from 'node:fs';
    const read = (name) => JSON.parse(readFileSync('schemas/' + name + '.json', 'utf8'));
    const order = 1;
    const resolver = { order, canRead: /schemas\\//, read: (file) => readFileSync('schemas/' + file.url.split('/schemas/').pop(), 'utf8') };
    const text = await compile(read('${schema}'), '${schema}', {
      cwd: process.cwd() + '/', bannerComment: '', additionalProperties: false, format: false, unknownAny: true, ignoreMinAndMaxItems: true,
      $refOptions: { resolve: { schemas: resolver } },
    });
    process.stdout.write(text);`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}
