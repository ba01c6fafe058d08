import type { Paper } from '../../../../export/official/paper.js';
import { papers } from '../../../../export/official/paper.js';
import { withQuery } from '../../urls.js';

/** What a file is for, said before anything else is chosen. */
export const purposes = {
  xlsx: { title: 'Excel，官方格式', about: '报送、张贴、打印。合并单元格，横向，每页重复表头' },
  docx: { title: 'Word，官方格式', about: '装订成册，方正小标宋标题、仿宋正文' },
  workbook: { title: 'Excel，可编辑', about: '填改后回传。带下拉选项、事项编号和填写说明' },
  csv: { title: 'CSV', about: '给其他系统导入用，每行一个事项' },
  html: { title: '网页，打印', about: '在浏览器里直接打印' },
  template: { title: '空白模板', about: '只有表头和下拉选项，填新的目录用' },
} as const;

export type Purpose = keyof typeof purposes;

/** What is chosen so far; `domains` []: all, `on` and `town` '': none said. `paper`: what the official table is printed on. */
export type ExportQuery = {
  edition: string;
  format: Purpose;
  domains: string[];
  on: string;
  town: string;
  paper: Paper;
};

export function exportUrl({ edition, format, domains, on, town, paper }: ExportQuery): string {
  return withQuery('/desk/export', {
    edition,
    format: format === 'xlsx' ? null : format,
    domain: domains.join(','),
    on,
    town,
    paper: paper === 'A3' ? null : paper,
  });
}

const endings: Record<Exclude<Purpose, 'template'>, string> = {
  xlsx: 'export.xlsx',
  docx: 'export.docx',
  workbook: 'export.workbook.xlsx',
  csv: 'export.csv',
  html: 'export.html',
};

/** The file itself. */
export function fileUrl({ edition, format, domains, on, town, paper }: ExportQuery): string {
  const base = `/api/v1/editions/${encodeURIComponent(edition)}`;
  if (format === 'template') return `${base}/template.xlsx`;
  return withQuery(`${base}/${endings[format]}`, {
    domain: domains.join(','),
    on,
    for: town,
    paper: paper === 'A3' || !isPrinted(format) ? null : paper,
  });
}

/** Whether it is the official table, which is set for a paper. */
function isPrinted(format: Purpose): boolean {
  return format === 'xlsx' || format === 'docx' || format === 'html';
}

export function readPaper(text: string | undefined): Paper {
  return papers.find((paper) => paper === text) ?? papers[0];
}
