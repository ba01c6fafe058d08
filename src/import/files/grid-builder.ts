import { cutForCell } from '../../catalog/cell-limit.js';
import { limits } from '../limits.js';
import { firstAtOrAfter } from '../position.js';
import { UnreadableFile, wholeFile } from '../unreadable.js';
import { columnOf, packPlace, rowOf } from '../tidying-log.js';
import type { Covered, Grid, GridNote, GridNotes, GridRow } from '../workbook.js';

/** Of one kind in a sheet; more has only a file that is made to cost memory. */
const mostNotes = 1_000_000;

/** A merged area, rows and columns as in the grid, ends included. */
export type Merge = { top: number; left: number; bottom: number; right: number };

/** Counts what all sheets of a file hold together, so that no file costs more than its limits. */
export class Budget {
  private rows = 0;
  private characters = 0;
  private covered = 0;
  countRow(): void {
    if (++this.rows > limits.rows)
      throw new UnreadableFile({ code: 'file.too-many-rows', at: wholeFile, limit: limits.rows });
  }
  countText(length: number): void {
    if ((this.characters += length) > limits.characters) throw this.tooMuch('文字 1 亿字');
  }
  countCovered(cells: number): void {
    if ((this.covered += cells) > limits.coveredCells)
      throw this.tooMuch(`合并单元格 ${limits.coveredCells} 格`);
  }
  private tooMuch(limit: string): UnreadableFile {
    return new UnreadableFile({ code: 'file.unpacks-too-large', at: wholeFile, limit });
  }
}

/** Takes cells in any order and merges, gives the grid. */
export class GridBuilder {
  private readonly rows: GridRow[] = [];
  private sorted = true;
  private readonly merges: Merge[] = [];
  private notes: GridNotes | null = null;

  constructor(
    private readonly sheet: string | null,
    private readonly budget: Budget,
    private readonly before: string[] = [],
  ) {}

  /** Blank text leaves no trace. */
  add(number: number, column: number, text: string): void {
    if (text.trim() === '') return;
    if (column >= limits.columns) {
      this.note('text-cut', number);
      return;
    }
    let row = this.rows.at(-1);
    if (row?.number !== number) {
      this.budget.countRow();
      if (row !== undefined && number < row.number) this.sorted = false;
      row = { number, texts: [], covered: null };
      this.rows.push(row);
    }
    while (row.texts.length < column) row.texts.push('');
    this.budget.countText(text.length);
    row.texts[column] = cutForCell(text);
    if (text.length > limits.cellCharacters) this.note('text-cut', number, column);
  }

  /** `column` null: the row; `number` null: the column. */
  note(note: GridNote, number: number | null, column: number | null = null): void {
    if (column !== null && column >= limits.columns) return;
    const places = ((this.notes ??= {})[note] ??= []);
    if (places.length < mostNotes) places.push(packPlace(number, column));
  }

  merge(merge: Merge): void {
    if (this.merges.length < limits.coveredCells) this.merges.push(merge);
  }

  build(): Grid {
    const rows = this.sorted ? this.rows : inOrder(this.rows);
    if (!this.sorted)
      for (const places of Object.values(this.notes ?? {}))
        places.sort((a, b) => (rowOf(a) ?? 0) - (rowOf(b) ?? 0));
    const width = rows.reduce((widest, row) => Math.max(widest, row.texts.length), 0);
    for (const merge of this.merges) this.cover(rows, merge, width);
    if (this.notes === null) return { sheet: this.sheet, before: this.before, rows };
    return { sheet: this.sheet, before: this.before, rows, notes: withoutBlankHidden(this.notes, rows) };
  }

  private cover(rows: GridRow[], { top, left, bottom, right }: Merge, width: number): void {
    const first = firstAtOrAfter(rows, top, numberOf);
    const master = rows[first];
    const text = master?.number === top ? (master.texts[left] ?? '') : '';
    const last = Math.min(right, Math.max(width - 1, left));
    for (let i = first; ; i++) {
      const row = rows[i];
      if (row === undefined || row.number > bottom) return;
      this.budget.countCovered(last - left + 1);
      row.covered ??= [];
      for (let column = left; column <= last; column++) {
        const from: Covered = row.number > top ? 'above' : column > left ? 'left' : 'own';
        if (from === 'own') continue;
        while (row.texts.length <= column) row.texts.push('');
        row.texts[column] = text;
        row.covered[column] = from;
      }
    }
  }
}

/** A hidden row or column that holds nothing is nobody's loss. */
function withoutBlankHidden(notes: GridNotes, rows: GridRow[]): GridNotes {
  const hidden = notes['hidden-read'];
  if (hidden === undefined) return notes;
  const holdsText = (place: number): boolean => {
    const row = rowOf(place);
    const column = columnOf(place);
    if (row !== null) return rows[firstAtOrAfter(rows, row, numberOf)]?.number === row;
    return column !== null && rows.some(({ texts }) => (texts[column] ?? '') !== '');
  };
  return { ...notes, 'hidden-read': hidden.filter(holdsText) };
}

/** Rows told in disorder or twice: sorted, the parts of one row put together. */
function inOrder(rows: GridRow[]): GridRow[] {
  const byNumber = new Map<number, GridRow>();
  for (const row of rows) {
    const known = byNumber.get(row.number);
    if (known === undefined) byNumber.set(row.number, row);
    else for (const [column, text] of row.texts.entries()) if (text !== '') known.texts[column] = text;
  }
  for (const row of byNumber.values())
    row.texts = Array.from(row.texts, (text: string | undefined) => text ?? '');
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

function numberOf({ number }: GridRow): number {
  return number;
}
