import { linesOf } from '../cells/edges.js';
import type { TidyingKind } from '../tidying.js';
import type { Grid } from '../workbook.js';
import type { Budget } from './grid-builder.js';
import { GridBuilder } from './grid-builder.js';
import { limits } from '../limits.js';

/** Takes the rows and cells of a page's table in order, with their spans, gives the grid. */
export class TableBuilder {
  private readonly cells: { row: number; column: number; text: string }[] = [];
  private readonly merges: { top: number; left: number; bottom: number; right: number }[] = [];
  /** For each column the last row that a cell from above still fills. */
  private readonly filledTo: number[] = [];
  private readonly notes: { kind: TidyingKind; row: number; column: number }[] = [];
  private row = 0;
  private column = 0;
  private cell: { colspan: number; rowspan: number; text: string } | null = null;

  constructor(
    private readonly budget: Budget,
    private readonly before: string[],
  ) {}

  openRow(): void {
    this.closeRow();
    this.row++;
    this.column = 0;
  }

  closeRow(): void {
    this.closeCell();
  }

  /** For formats that say in which column a cell stands. */
  place(column: number): void {
    this.closeCell();
    this.column = column;
  }

  openCell(colspan: number, rowspan: number): void {
    this.closeCell();
    if (this.row === 0) this.row = 1;
    while ((this.filledTo[this.column] ?? 0) >= this.row) this.column++;
    this.cell = { colspan, rowspan, text: '' };
  }

  text(text: string): void {
    if (this.cell !== null && this.cell.text.length <= limits.cellCharacters) this.cell.text += text;
  }

  /** Something that was tidied in the open cell. */
  note(kind: TidyingKind): void {
    this.notes.push({ kind, row: this.row, column: this.column });
  }

  /** What stands so far in the open cell: the words before a table in it. */
  openText(): string[] {
    return (
      this.cell?.text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '') ?? []
    );
  }

  closeCell(): void {
    if (this.cell === null) return;
    const { colspan, rowspan, text } = this.cell;
    this.cell = null;
    if (this.column >= limits.columns) return;
    const right = Math.min(this.column + colspan, limits.columns) - 1;
    const bottom = this.row + rowspan - 1;
    const tidy = linesOf(text).join('\n');
    if (tidy !== '') this.cells.push({ row: this.row, column: this.column, text: tidy });
    if (colspan > 1 || rowspan > 1) this.merges.push({ top: this.row, left: this.column, bottom, right });
    for (let column = this.column; column <= right; column++) if (rowspan > 1) this.filledTo[column] = bottom;
    this.column = right + 1;
  }

  build(sheet: string): Grid {
    const builder = new GridBuilder(sheet, this.budget, this.before);
    for (const { row, column, text } of this.cells) builder.add(row, column, text);
    for (const merge of this.merges) builder.merge(merge);
    for (const { kind, row, column } of this.notes) builder.note(kind, row, column);
    return builder.build();
  }
}
