import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { Defect } from './fault/seed-defect.mjs';
import { findDefect, readDefects, seedDefect } from './fault/seed-defect.mjs';

/* That each is noticed by its test is for `npm run defects`. */

const defects = readDefects();
const pathOf = (file: string) => fileURLToPath(new URL(`../${file}`, import.meta.url));

function changes(defect: Defect): boolean {
  const path = pathOf(defect.file);
  const source = readFileSync(path, 'utf8');
  return seedDefect(defect, path, source) !== source;
}

describe('seeded defects (G-TS-4)', () => {
  it('are sixty and more, each under its own name', () => {
    expect(defects.length).toBeGreaterThanOrEqual(60);
    expect(new Set(defects.map(({ id }) => id)).size).toBe(defects.length);
  });

  it('given the sources as they are, then each has one place to go and a test file to notice it', () => {
    expect(defects.filter((defect) => !changes(defect))).toEqual([]);
    expect(defects.filter(({ test }) => !existsSync(pathOf(test)))).toEqual([]);
  });

  it('given another file, then it stays as it is', () => {
    const [defect] = defects;
    expect(seedDefect(defect!, pathOf('src/main.ts'), 'whole')).toBe('whole');
  });

  it.each([
    ['no text of that kind', '', 0],
    ['the text twice', 'two two', 2],
  ])('given %s, then it is said and no test runs', (_given, source, times) => {
    const defect: Defect = { ...defects[0]!, id: 'x', file: 'src/main.ts', find: 'two', replace: 'three' };
    expect(() => seedDefect(defect, pathOf('src/main.ts'), source)).toThrow(
      `the defect x: its text stands ${times} times in src/main.ts, not once`,
    );
  });

  it('given a name that is none, then it is said', () => {
    expect(() => findDefect('no-such')).toThrow('no defect is named no-such');
  });
});
