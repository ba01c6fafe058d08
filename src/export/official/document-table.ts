import type { ITableRowOptions } from 'docx';
import { Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { tableCell } from './document-cell.js';
import { rowsComeHere } from './document-rows.js';
import type { FormColumn } from './form.js';
import { runsOf } from './runs.js';

/** The official table of one domain: two header rows that repeat on every page, and a row in whose place the items come. */
export function domainTable(form: readonly FormColumn[], hasItems: boolean, width: number): Table {
  const unit = width / form.reduce((sum, column) => sum + column.width, numberWidth);
  return new Table({
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 50, bottom: 50, left: 30, right: 30 }, // beside them two characters must fit in a column of ticks
    columnWidths: [numberWidth, ...form.map((column) => column.width)].map((each) => Math.floor(each * unit)),
    rows: [...headerRows(form), ...(hasItems ? [waiting()] : [])],
  });
}

const numberWidth = 5;

/** Anew for each table: the library writes a row once. */
function waiting(): TableRow {
  return new TableRow({ children: [new TableCell({ children: [new Paragraph(rowsComeHere)] })] });
}

function headerRows(form: readonly FormColumn[]): TableRow[] {
  const groups = runsOf(form, (column) => column.group);
  const upper = groups.flatMap(([first, ...others]) =>
    first.group === null
      ? [first, ...others].map(({ heading }) => tableCell(heading, 'heading', { rowSpan: 2 }))
      : [tableCell(first.group, 'heading', { columnSpan: 1 + others.length })],
  );
  const lower = form
    .filter(({ group }) => group !== null)
    .map(({ heading }) => tableCell(heading, 'heading'));
  return [[tableCell('序号', 'heading', { rowSpan: 2 }), ...upper], lower].map(
    (children) => new TableRow({ ...whole, tableHeader: true, children }),
  );
}

const whole: Partial<ITableRowOptions> = { cantSplit: true };
