import { cellNameOf, isNameOf } from '../import/cell-name.js';
import type { FileReading } from '../import/read.js';
import type { CellRepair } from '../import/repairs.js';
import type { SaidCell } from '../import/said-cells.js';
import { saySaidCell } from '../import/said-cells.js';
import type { Problem } from '../problem.js';
import { Refusal } from '../refusal.js';

/** `cell`: as it is said to the import, in the choice of that name. */
export type OfferedRepair = Pick<CellRepair, 'at' | 'code' | 'label'> & { cell: string };

/** Of what is still wrong, when cells and rows that do not count are left out. */
export function offeredRepairs(
  repairs: readonly CellRepair[],
  problems: readonly Problem[],
): OfferedRepair[] {
  const keyOf = ({ at, code }: Pick<Problem, 'at' | 'code'>) => JSON.stringify([at.sheet, at.cell, code]);
  const wrong = new Set(repairs.length === 0 ? [] : problems.map(keyOf));
  return repairs
    .filter((repair) => wrong.has(keyOf(repair)))
    .flatMap(({ at, code, label, says }) => {
      const cell = cellNameOf(at);
      return cell === null ? [] : [{ at, code, label, cell: saySaidCell({ ...cell, text: says }) }];
    });
}

/**
 * What is said of a cell must be so of one, and of no other in a sheet of the same shape.
 * @throws Refusal `request.parameter-invalid`.
 */
export function refuseUnsaid(cell: SaidCell, { problems }: FileReading): void {
  const said = problems.filter(
    ({ code, at }) => code === 'item.cell-corrected' && isNameOf(cell, cellNameOf(at)),
  );
  if (said.length === 1) return;
  throw new Refusal('request.parameter-invalid', {
    parameter: 'cell',
    found: saySaidCell(cell),
    expected:
      said.length === 0
        ? '表中事项的单元格（跨几行的事项写首行的）'
        : '写明工作表的单元格，如 目录!G9=每年更新',
  });
}
