import { importChoices } from '../actions/import-choices.js';
import type { CellName } from '../import/cell-name.js';
import type { ColumnCorrection } from '../import/column-mapping.js';
import type { AssignedDomain } from '../import/overlay.js';
import type { AcceptedRow, RowRange } from '../import/row-choice.js';
import type { SaidCell } from '../import/said-cells.js';
import { Refusal } from '../refusal.js';

/** Options of `import` that may be given several times. */
export function rowsOption(text: string, before: RowRange[] = []): RowRange[] {
  return [...before, ...read('--leave-out', text, importChoices.leaveOut)];
}

export function acceptOption(text: string, before: AcceptedRow[] = []): AcceptedRow[] {
  return [...before, read('--accept', text, importChoices.accept)];
}

export function mapOption(text: string, before: ColumnCorrection[] = []): ColumnCorrection[] {
  return [...before, read('--map', text, importChoices.map)];
}

export function domainOption(text: string, before: AssignedDomain[] = []): AssignedDomain[] {
  return [...before, read('--domain', text, importChoices.domain)];
}

export function keepCellOption(text: string, before: CellName[] = []): CellName[] {
  return [...before, read('--keep-cell', text, importChoices.keepCell)];
}

export function cellOption(text: string, before: SaidCell[] = []): SaidCell[] {
  return [...before, read('--cell', text, importChoices.cell)];
}

function read<T>(
  parameter: string,
  found: string,
  { parse, expected }: { parse: (text: string) => T | null; expected: string },
): T {
  const value = parse(found);
  if (value === null) throw new Refusal('request.parameter-invalid', { parameter, found, expected });
  return value;
}
