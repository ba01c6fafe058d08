import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { rowsOf } from './markdown-table.js';

/** Every number of the list of threats, by its kind. */
const known: Record<string, number[]> = {
  IN: [...upTo(26), 30],
  EX: upTo(5),
  AC: upTo(9),
  WF: upTo(3),
  VE: [1, 5],
  PU: upTo(3),
  XS: [1],
  SE: upTo(8),
  DU: upTo(10),
  BK: upTo(2),
  DB: [1],
  AU: upTo(8),
  CO: upTo(5),
  AV: upTo(9),
  TX: upTo(5),
  OUT: upTo(3),
  SC: upTo(3),
  A11Y: upTo(7),
};
function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

const root = fileURLToPath(new URL('../', import.meta.url));
const idOf = (kind: string, number: number) => `T-${kind}-${String(number).padStart(2, '0')}`;

/** The threats a text names, also those between two (`T-IN-01 to T-IN-07`). */
function idsIn(text: string): string[] {
  const found = text.matchAll(/T-([A-Z0-9]+)-(\d\d)(?: to T-[A-Z0-9]+-(\d\d))?/g);
  return [...found].flatMap(([, kind = '', first, last = first]) =>
    upTo(Number(last))
      .slice(Number(first) - 1)
      .map((number) => idOf(kind, number)),
  );
}

const told = rowsOf(readFileSync(join(root, 'docs/threats.md'), 'utf8')).map(
  ([threats = '', tests = '', note = '']) => ({
    ids: idsIn(threats),
    files: [...tests.matchAll(/`(tests\/[^`]+)`/g)].map(([, file = '']) => file),
    note,
  }),
);
const toldPairs = told.flatMap(({ ids, files }) => ids.flatMap((id) => files.map((file) => `${id} ${file}`)));

/** Which threats the names in a test carry, by its file without its ending. */
const named = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file) && file !== 'threats.test.ts')
  .flatMap((file) => {
    const names = readFileSync(join(root, 'tests', file), 'utf8').matchAll(
      /(['"`])[^'"`\n]*T-[A-Z0-9]+-\d\d[^'"`\n]*\1/g,
    );
    const ids = [...names].flatMap(([name]) => idsIn(name));
    return [...new Set(ids)].map((id) => `${id} tests/${file.replace(/\.test\.tsx?$/, '')}`);
  });

it('has a line for every threat, and one only', () => {
  const all = Object.entries(known).flatMap(([kind, numbers]) => numbers.map((number) => idOf(kind, number)));
  expect(told.flatMap(({ ids }) => ids).sort()).toEqual(all.sort());
});

it('names for each threat the tests whose names carry it, and no others', () => {
  expect(toldPairs.sort()).toEqual(named.sort());
});

it('says why where there is no test', () => {
  const silent = told.filter(({ files, note }) => files.length === 0 && note.length < 40);
  expect(silent.map(({ ids }) => ids.join())).toEqual([]);
});
