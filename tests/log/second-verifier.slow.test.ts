import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Checkpoint } from '../../src/log/checkpoint.js';
import { sayCheckpoint } from '../../src/log/checkpoint.js';
import { columnsOf, parseEntry } from '../../src/log/entry.js';
import { exportLine } from '../../src/log/export-line.js';
import type { LogLine } from '../../src/log/verify-log.js';
import { anEntry, linesOf, pointAt, verify } from './lines.js';

const program = fileURLToPath(new URL('../../scripts/verify-log.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-log-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const key = 'a-key-that-nobody-has-guessed-for-years';

/** What the program that only knows the format says of an exported log. */
function second(
  exported: string,
  points: readonly Checkpoint[] = [],
  { logKey = '', options = [] as string[] } = {},
) {
  const [file, checkpoints] = [join(folder, 'log.jsonl'), join(folder, 'points.txt')];
  writeFileSync(file, exported);
  writeFileSync(checkpoints, points.map((point) => `${sayCheckpoint(point, [key])}\n`).join(''));
  const args = [program, ...options, file, checkpoints];
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', env: { LOG_KEY: logKey } });
  return { status: run.status, says: run.stdout.trim().split('\n') };
}

const anyText = fc.string({ unit: 'binary', maxLength: 12 });
const anyEntry = fc.record({
  account: anyText,
  address: fc.option(anyText),
  thing: fc.option(fc.record({ kind: anyText, id: anyText })),
  details: fc.dictionary(anyText, fc.oneof(anyText, fc.integer(), fc.constant(null), fc.array(fc.integer()))),
});

const anyLog = fc.tuple(fc.array(anyEntry, { minLength: 3, maxLength: 9 }), fc.nat()).map(([entries, at]) => {
  const lines = linesOf(
    entries.map((entry, index) => anEntry(index + 1, { ...entry, details: { ...entry.details } })),
  );
  return { lines, point: pointAt(lines, (at % lines.length) + 1) };
});

const exportOf = (lines: readonly LogLine[]) => lines.map(exportLine).join('');

it('T-AU-08 given 100 good logs, then a verifier made from the format alone agrees on each', () => {
  for (const { lines, point } of fc.sample(anyLog, { numRuns: 100, seed: 8 })) {
    expect(verify(lines, [point])).toMatchObject({ provenTo: point.sequence, finding: null });
    expect(second(exportOf(lines), [point], { logKey: key })).toEqual({
      status: 0,
      says: [`entries 1 to ${lines.length} hang together`, `proven up to ${point.sequence}`],
    });
  }
}, 120_000);

/** Ways to make a log bad; what a column says can't be seen in an export. */
const ways: ((lines: readonly LogLine[], at: number) => LogLine[])[] = [
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at) => lines.toSpliced(at, 0, lines[at]!),
  (lines, at) => [...lines.slice(0, at), ...lines.slice(at).reverse()],
  (lines, at) =>
    lines.with(at, { ...lines[at]!, text: lines[at]!.text.replace('"via":"page"', '"via":"pagE"') }),
  (lines, at) => lines.with(at, { ...lines[at]!, text: lines[at]!.text.replace('{', '{ ') }),
  (lines, at) => lines.with(at, { ...lines[at]!, heads: { ...lines[at]!.heads, sha256: '0'.repeat(64) } }),
  (lines, at) => lines.with(at, { ...lines[at]!, heads: { ...lines[at]!.heads, sm3: 'f'.repeat(64) } }),
  (lines, at) => lines.slice(0, at),
  (lines, at) =>
    linesOf(
      lines.map(({ text }, index) => ({ ...parseEntry(text)!, ...(index === at ? { account: 'x' } : {}) })),
    ),
];

it('T-AU-08 given 100 bad logs, then both find each, at the same entry', () => {
  const bad = fc.record({ log: anyLog, way: fc.constantFrom(...ways), at: fc.nat() });
  let tried = 0;
  for (const { log, way, at } of fc.sample(bad, { numRuns: 140, seed: 9 })) {
    const { length } = log.lines;
    const lines = way(log.lines, at % (length - 1)).map((line) => ({
      ...line,
      columns: columnsAsExported(line),
    }));
    const points = [pointAt(log.lines, length)];
    const { finding } = verify(lines, points);
    const { status, says } = second(exportOf(lines), points, { logKey: key });
    expect([status, finding === null]).toEqual([1, false]);
    const number = Number(/^entry (\d+)/.exec(says[0]!)?.[1]);
    // of an entry that is there twice ours names that entry, the other its second place
    expect(number).toBe(finding!.kind === 'inserted' ? finding!.sequence + 1 : finding!.sequence);
    tried += 1;
  }
  expect(tried).toBeGreaterThanOrEqual(100);
}, 120_000);

/** An export has no columns. */
function columnsAsExported(line: LogLine): LogLine['columns'] {
  const entry = parseEntry(line.text);
  return entry ? columnsOf(entry) : line.columns;
}

it('given a part of a log, then it is verified from its second entry on', () => {
  const lines = linesOf([1, 2, 3, 4, 5].map((number) => anEntry(number)));
  const options = ['--part'];
  expect(second(exportOf(lines.slice(2)), [], { options }).says).toEqual([
    'entries 3 to 5 hang together; 3 is taken as given',
    'no checkpoint: the end is not provable',
  ]);
  expect(second(exportOf(lines.slice(2, 4)), [pointAt(lines, 5)], { options })).toEqual({
    status: 1,
    says: ['entry 5: cut off, a checkpoint knows of 5'],
  });
  expect(second(exportOf(lines.slice(2))).says).toEqual(['entry 1: 3 is in its place']);
});

it('given a checkpoint that the key did not seal, then it is no witness', () => {
  const lines = linesOf([anEntry(1)]);
  expect(second(exportOf(lines), [pointAt(lines, 1)], { logKey: key.toUpperCase() })).toEqual({
    status: 1,
    says: ['checkpoint in line 1: not sealed by the key'],
  });
});
