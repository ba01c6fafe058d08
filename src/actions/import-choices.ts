import { parseAssignedDomain } from '../import/overlay.js';
import { parseCellName } from '../import/cell-name.js';
import { parseCorrection } from '../import/column-mapping.js';
import { parseSaidCell } from '../import/said-cells.js';
import { parseAcceptedRow, parseRowRanges } from '../import/row-choice.js';

/** What a person may write about a file, in a command or a form: how it is read (null: not so), and what it should be. */
export const importChoices = {
  map: {
    parse: parseCorrection,
    expected: '列号或表头=栏目名，如 H=公开时限；没有对应栏目的写 其他栏目 或 不读',
  },
  accept: { parse: parseAcceptedRow, expected: '行号=事项编号，如 5=19-003 或 目录!5=19-003' },
  domain: { parse: parseAssignedDomain, expected: '领域编码，如 19；或工作表=领域编码，如 目录=19' },
  keepCell: { parse: parseCellName, expected: '单元格，如 G9 或 目录!G9' },
  cell: {
    parse: parseSaidCell,
    expected: '单元格=应写的内容，如 G9=每年1月31日前 或 目录!G9=每年1月31日前；等号后不写即算空白',
  },
  leaveOut: { parse: parseRowRanges, expected: '行号，如 5,9-12 或 目录!5' },
} as const;

export { sheetPrefix } from '../import/cell-name.js';
export { columnNames } from '../import/column-mapping.js';
