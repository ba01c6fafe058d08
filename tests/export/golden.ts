import { expect } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';

/** Compares with `tests/golden/{name}`; `UPDATE_GOLDEN=1` writes it, and its diff is reviewed like code. */
export function expectGolden(name: string, text: string): void {
  const file = new URL(`../golden/${name}`, import.meta.url);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
