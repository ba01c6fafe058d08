import type { ColumnCorrection } from '../import/column-mapping.js';
import { parseCorrection } from '../import/column-mapping.js';
import type { AcceptedRow, RowRange } from '../import/row-choice.js';
import { parseAcceptedRow, parseRowRanges } from '../import/row-choice.js';
import { Refusal } from '../refusal.js';

/** Options of `import` that may be given several times. */
export function rowsOption(text: string, before: RowRange[] = []): RowRange[] {
  const ranges = parseRowRanges(text);
  if (ranges === null) throw refuse('--leave-out', text, '行号，如 5,9-12 或 目录!5');
  return [...before, ...ranges];
}

export function acceptOption(text: string, before: AcceptedRow[] = []): AcceptedRow[] {
  const accepted = parseAcceptedRow(text);
  if (accepted === null) throw refuse('--accept', text, '行号=事项编号，如 5=19-003 或 目录!5=19-003');
  return [...before, accepted];
}

export function mapOption(text: string, before: ColumnCorrection[] = []): ColumnCorrection[] {
  const correction = parseCorrection(text);
  if (correction === null)
    throw refuse('--map', text, '列号或表头=栏目名，如 H=公开时限；没有对应栏目的写 其他栏目 或 不读');
  return [...before, correction];
}

function refuse(parameter: string, found: string, expected: string): Refusal {
  return new Refusal('request.parameter-invalid', { parameter, found, expected });
}
