import type { TidyingKind } from '../tidying.js';
import { leftOut } from './left-out.js';
import { remembered } from './remembered.js';

/** What a cell says, and what was tidied to read it so. */
export type Noted<T> = { value: T; tidied: readonly TidyingKind[] };

/** A reader of cells that also notes what it leaves out of them; `parting` as for `leftOut`. */
export function noted<T>(
  read: (cell: string) => T,
  partsOf: (value: T) => readonly string[],
  parting: '' | '、' = '',
): (cell: string) => Noted<T> {
  return remembered((cell) => {
    const value = read(cell);
    return { value, tidied: leftOut(cell, partsOf(value), parting) ?? respelled };
  });
}

const respelled: readonly TidyingKind[] = ['respelled'];
