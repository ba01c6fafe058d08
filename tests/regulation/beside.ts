import { existsSync, readFileSync } from 'node:fs';
import { it, expect } from '@jest/globals';
import type { Act } from '../../src/regulation/read-acts.js';
import { regulationFromAct } from '../../src/regulation/read-acts.js';
import type { Regulation } from '../../src/regulation/regulation.js';

/** Labelled data, its scorers and a register of laws lie beside the project, not in it. */
export const beside = (path: string): URL => new URL(`../../../shared/${path}`, import.meta.url);

export function readLines<T>(path: string): T[] {
  return readFileSync(beside(path), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T); // labelled by hand, in the shape their README gives
}

/** The last day whose events the register of laws has. */
export const knownThrough = '2025-03-31';

export function registeredActs(): Regulation[] {
  return readLines<Act>('data/acts.jsonl').map((act) => regulationFromAct(act, knownThrough));
}

/** A test of labelled data; where they are not beside this checkout it says so and passes. */
export function itBeside(paths: string[], name: string, test: () => void | Promise<void>): void {
  const missing = paths.filter((path) => !existsSync(beside(path)));
  if (missing.length === 0) it(name, test);
  else
    it(`skipped, ${missing.join(', ')} not being here: ${name}`, () => {
      expect(missing).not.toEqual([]);
    });
}
