import { UnreadableFile, damaged, wholeFile } from '../unreadable.js';
import type { Grid, Workbook } from '../workbook.js';
import { Budget, GridBuilder } from './grid-builder.js';

/** Reads xls, xlsb and Excel 2003 XML with SheetJS, which is loaded only then. */
export async function readOldWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const { read, utils, set_cptable } = await import('@e965/xlsx');
  // Workbooks from before Unicode are in GBK.
  set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  let book;
  try {
    // No formulas, styles, HTML: only what is needed; `dense` keeps a false <dimension> from costing anything.
    book = read(bytes, {
      type: 'array',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: true,
      dateNF: 'yyyy-mm-dd',
      codepage: 936,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/password/i.test(message))
      throw new UnreadableFile({ code: 'file.password-protected', at: wholeFile });
    throw damaged();
  }
  const budget = new Budget();
  const grids: Grid[] = [];
  const hidden: string[] = [];
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    if (isHidden) hidden.push(name);
    if (sheet === undefined || isHidden) continue;
    const builder = new GridBuilder(name, budget);
    const rows = sheet['!data'] ?? [];
    rows.forEach((row, rowIndex) => {
      // Rows without cells are holes that the types do not tell of.
      (row as typeof row | undefined)?.forEach((cell, column) => {
        const text = sayCell(cell, (shown) => utils.format_cell(shown));
        builder.add(rowIndex + 1, column, text);
        if ((cell as typeof cell | undefined)?.c) builder.note('aside-left-out', rowIndex + 1, column);
        if ((cell as typeof cell | undefined)?.t === 'n')
          builder.note(isDay.test(text) ? 'date-as-text' : 'number-as-text', rowIndex + 1, column);
      });
    });
    for (const { s, e } of sheet['!merges'] ?? [])
      builder.merge({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c });
    grids.push(builder.build());
  }
  return { grids, hidden };
}

/** As dates are shown that are read without their format. */
const isDay = /\d{1,4}[-/年]\d{1,2}[-/月]/;

function sayCell<C extends { v?: unknown }>(cell: C | undefined, format: (cell: C) => string): string {
  if (cell?.v === undefined || cell.v === null) return '';
  return typeof cell.v === 'string' ? cell.v : format(cell);
}
