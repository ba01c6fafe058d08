import type { ITableRowOptions, TableCell } from 'docx';
import { Table, TableLayoutType, TableRow, WidthType } from 'docx';
import type { CatalogDomain, Edition } from '../../catalog/catalog.js';
import type { CatalogItem } from '../../catalog/item.js';
import { columns } from '../columns.js';
import type { Span } from './document-cell.js';
import { tableCell } from './document-cell.js';
import type { FormColumn } from './form.js';
import { officialForm } from './form.js';
import { runsOf } from './runs.js';

/** One domain as the official table: two header rows that repeat on every page, an item a row that no page breaks. */
export function domainTable(edition: Edition, { items }: CatalogDomain, width: number): Table {
  const form = officialForm(edition, items).filter((column) => column.printed);
  const unit = width / form.reduce((sum, column) => sum + column.width, numberWidth);
  return new Table({
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 50, bottom: 50, left: 30, right: 30 }, // beside them two characters must fit in a column of ticks
    columnWidths: [numberWidth, ...form.map((column) => column.width)].map((each) => Math.floor(each * unit)),
    rows: [...headerRows(form), ...itemRows(form, items)],
  });
}

const numberWidth = 5;

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

/** Neighbours under one 一级事项 share its cell. */
function itemRows(form: readonly FormColumn[], items: readonly CatalogItem[]): TableRow[] {
  let number = 0;
  return runsOf(items, ({ level1 }) => level1).flatMap((run) =>
    run.map((item, index) => {
      const cells = form.flatMap((column) => {
        if (column.heading !== columns.level1.heading || item.level1 === null)
          return [itemCell(column, item)];
        return index === 0 ? [itemCell(column, item, run.length > 1 ? { rowSpan: run.length } : {})] : [];
      });
      number++;
      return new TableRow({ ...whole, children: [tableCell(String(number), 'centred'), ...cells] });
    }),
  );
}

const whole: Partial<ITableRowOptions> = { cantSplit: true };

function itemCell(column: FormColumn, item: CatalogItem, span: Span = {}): TableCell {
  const style =
    column.heading === columns.channels.heading ? 'boxes' : column.align === 'center' ? 'centred' : 'text';
  return tableCell(column.print(item), style, span);
}
