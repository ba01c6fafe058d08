import { cellNameOf, isNameOf } from '../import/cell-name.js';
import type { ColumnCorrection } from '../import/column-mapping.js';
import type { SaidCell } from '../import/said-cells.js';
import { parseSaidCell, saySaidCell } from '../import/said-cells.js';
import type { Position } from '../problem.js';
import { Refusal } from '../refusal.js';
import { importChoices } from './import-choices.js';
import type { ImportChoices } from './import-file.js';

/** What was said so far about a file that waits, each line as `importChoices` reads it. */
export type WrittenChoices = {
  map: string[];
  accept: string[];
  leaveOut: string[];
  domain: string[];
  keepCell: string[];
  cell: string[];
  withdrawMissing: boolean;
  clearBlanks: boolean;
  otherEdition: boolean;
  base: number | null;
  /** Whether the columns were looked at. */
  columnsSeen: boolean;
};

export const nothingSaid: WrittenChoices = {
  map: [],
  accept: [],
  leaveOut: [],
  domain: [],
  keepCell: [],
  cell: [],
  withdrawMissing: false,
  clearBlanks: false,
  otherEdition: false,
  base: null,
  columnsSeen: false,
};

/** Choices that are lines: each is added or taken back by itself. */
export const lineChoices = ['map', 'accept', 'leaveOut', 'domain', 'keepCell', 'cell'] as const;
export type LineChoice = (typeof lineChoices)[number];

/**
 * With one more line said, or one no longer.
 * @throws Refusal `request.parameter-invalid` for a line that says nothing we understand.
 */
export function sayLine(
  choices: WrittenChoices,
  { what, line, does }: { what: LineChoice; line: string; does: 'add' | 'remove' },
): WrittenChoices {
  const { parse, expected } = importChoices[what];
  if (parse(line) === null)
    throw new Refusal('request.parameter-invalid', { parameter: what, found: line, expected });
  const others = choices[what].filter((other) => aboutOf(what, other) !== aboutOf(what, line));
  return { ...choices, [what]: does === 'add' ? [...others, line] : others };
}

/** What else is said of the same takes the place of what was: a cell says one thing. */
function aboutOf(what: LineChoice, line: string): string {
  const cell = what === 'cell' ? parseSaidCell(line) : null;
  return cell === null ? line : saySaidCell({ ...cell, text: '' });
}

/** What was said of the cell at a place, as it was said; null: nothing. */
export function lineOfCell({ cell }: WrittenChoices, at: Position): string | null {
  const saidOf = (line: string) => {
    const said = parseSaidCell(line);
    return said !== null && isNameOf(said, cellNameOf(at));
  };
  return cell.find(saidOf) ?? null;
}

/** As the import takes them. Each line was understood when it was said. */
export function toImportChoices(
  choices: WrittenChoices,
): ImportChoices & { corrections: ColumnCorrection[]; cells: SaidCell[] } {
  const read = <T>(lines: readonly string[], { parse }: { parse: (line: string) => T | null }): T[] =>
    lines.flatMap((line) => parse(line) ?? []);
  return {
    corrections: read(choices.map, importChoices.map),
    cells: read(choices.cell, importChoices.cell),
    accept: read(choices.accept, importChoices.accept),
    leaveOut: read(choices.leaveOut, importChoices.leaveOut).flat(),
    domains: read(choices.domain, importChoices.domain),
    keepCells: read(choices.keepCell, importChoices.keepCell),
    withdrawMissing: choices.withdrawMissing,
    clearBlanks: choices.clearBlanks,
    otherEdition: choices.otherEdition,
    base: choices.base,
  };
}
