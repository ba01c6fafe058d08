import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { KnownDomain } from '../../src/catalog/domain.js';
import { readFile } from '../../src/import/import.js';
import { toReadJson } from '../../src/import/report.js';

const samples = fileURLToPath(new URL('../../../shared/samples/', import.meta.url));
const present = existsSync(join(samples, 'score.mjs'));
const knownDomains = JSON.parse(
  readFileSync(new URL('../../catalogs/domains.json', import.meta.url), 'utf8'),
) as KnownDomain[]; // the schema test holds the file to its type

describe('labelled sample files', () => {
  if (!present) console.log('the labelled samples are not beside this checkout: their test is skipped');

  (present ? it : it.skip)(
    'given every sample, then each measure of the scorer is at least 0.995',
    async () => {
      const out = mkdtempSync(join(tmpdir(), 'read-'));
      const names = readdirSync(samples).filter((name) => name.endsWith('.expected.json'));
      for (const answer of names) {
        const stem = answer.replace('.expected.json', '');
        const file =
          readdirSync(samples).find((name) => name.startsWith(`${stem}.`) && name !== answer) ?? '';
        const report = toReadJson(await readFile(readFileSync(join(samples, file)), file, knownDomains));
        writeFileSync(join(out, `${stem}.actual.json`), JSON.stringify(asScored(report)));
      }
      const score = spawnSync(
        process.execPath,
        [join(samples, 'score.mjs'), samples, out, '--min', '0.995'],
        {
          encoding: 'utf8',
        },
      );
      expect(score.stdout).toContain('PASS');
    },
    120_000,
  );
});

function asScored({ items, problems }: ReturnType<typeof toReadJson>) {
  return {
    items: items.map((item) => ({
      ...item,
      ...item.at,
      ...item.audience,
      domain: item.domain?.name ?? null,
      content: item.content.join('；'),
      legalBasis: item.legalBases.map(({ text }) => text).join('；'),
      timeLimit: item.timeLimit?.text ?? null,
      body: item.disclosingBodies.join('、'),
    })),
    errors: problems
      .filter(({ severity }) => severity === 'error')
      .map(({ at, code, message }) => ({ ...at, code, message })),
  };
}
