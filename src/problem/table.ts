import type { Position } from './position.js';
import type { Sentences } from './sentences.js';

/** What is odd about a sheet, a table or a column. */
export type TableProblem =
  | { code: 'sheet.not-a-catalog'; at: Position; heading: string }
  | { code: 'table.flattened'; at: Position }
  | { code: 'table.header-missing'; at: Position }
  | { code: 'column.unknown'; at: Position; heading: string }
  | { code: 'row.ignored'; at: Position; found: string }
  | { code: 'domain.missing'; at: Position }
  | { code: 'domain.unknown'; at: Position; found: string };

export const tableProblems: Sentences<TableProblem> = {
  'sheet.not-a-catalog': {
    severity: 'info',
    say: (p) => `这张表的表头有“${p.heading}”，不是政务公开标准目录，已跳过。`,
  },
  'table.flattened': {
    severity: 'error',
    say: () => '整张表挤在一格文字里，分不出列，无法读取。请从原文件复制表格，或上传原文件。',
  },
  'table.header-missing': {
    severity: 'warning',
    say: () => '表格没有表头，各列的含义是按内容推断的，请逐列核对。',
  },
  'column.unknown': {
    severity: 'info',
    say: (p) => `“${p.heading}”一列没有对应的栏目，内容已原样保留在“其他信息”中。`,
  },
  'row.ignored': { severity: 'info', say: (p) => `这一行不是事项，没有读取：“${p.found}”。` },
  'domain.missing': {
    severity: 'warning',
    say: () => '看不出这张表属于哪个领域，请在表格上方写明“××领域”。',
  },
  'domain.unknown': {
    severity: 'warning',
    say: (p) => `“${p.found}”不在已登记的领域之中，请核对领域名称。`,
  },
};
