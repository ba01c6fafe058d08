import type { TidyingKind } from '../tidying.js';
import type { Workbook } from '../workbook.js';
import { Budget } from './grid-builder.js';
import { TableBuilder } from './table-builder.js';
import { readXml } from './xml.js';
import { findMainPart } from './xlsx/package.js';
import type { Zip } from './zip.js';

/** Glyphs of symbol fonts that forms use for ticks and boxes. */
const symbols: Record<string, string> = {
  '52': '■',
  '53': '■',
  A2: '■',
  A3: '□',
  '50': '√',
  FC: '√',
  FE: '■',
  A8: '□',
  '6E': '■',
  '6F': '□',
  '71': '□',
  '72': '□',
};

/** Reads the tables of a Word document. Deleted text, field codes and fall-back drawings are not text. */
export async function readDocx(zip: Zip): Promise<Workbook> {
  const budget = new Budget();
  const tables: WordTable[] = [];
  const open: WordTable[] = [];
  let prose: string[] = [];
  let line = '';
  let inText = false;
  let fallback = 0;

  function write(text: string): void {
    const table = open.at(-1);
    if (table === undefined) line += text;
    else table.text(text);
  }

  await readXml(zip.chunks(await findMainPart(zip)), {
    open: (name, attributes) => {
      if (fallback > 0 || name === 'Fallback') {
        fallback++;
        return;
      }
      const table = open.at(-1);
      if (name === 'tbl') {
        const nested = new WordTable(budget, prose);
        prose = [];
        tables.push(nested);
        open.push(nested);
      } else if (name === 'tr') table?.openRow();
      else if (name === 'tc') table?.openCell();
      else if (name === 'gridBefore') table?.skip(Number(attributes.get('val') ?? 0) || 0);
      else if (name === 'gridSpan') table?.span(Number(attributes.get('val') ?? 1) || 1);
      else if (name === 'vMerge') table?.vertical(attributes.get('val') === 'restart');
      else if (name === 't') inText = true;
      else if (name === 'br' || name === 'cr') write('\n');
      else if (name === 'tab') write(' ');
      else if (name === 'delText') open.at(-1)?.note('aside-left-out');
      else if (name === 'sym') {
        const symbol = symbols[(attributes.get('char') ?? '').toUpperCase().slice(-2)];
        open.at(-1)?.note(symbol === undefined ? 'symbol-left-out' : 'sign-read');
        write(symbol ?? '');
      }
    },
    close: (name) => {
      if (fallback > 0) fallback--;
      else if (name === 't') inText = false;
      else if (name === 'p') {
        if (open.length > 0) write('\n');
        else {
          if (line.trim() !== '') prose.push(line.trim().slice(0, 500));
          line = '';
        }
      } else if (name === 'tc') open.at(-1)?.closeCell();
      else if (name === 'tr') open.at(-1)?.closeRow();
      else if (name === 'tbl') open.pop();
    },
    text: (text) => {
      if (inText && fallback === 0) write(text);
    },
  });
  return { grids: tables.map((table, index) => table.build(`表${index + 1}`)) };
}

type WordCell = {
  column: number;
  span: number;
  restart: boolean;
  continues: boolean;
  text: string;
  notes: Set<TidyingKind>;
};

/** Word merges downwards by saying in each row “goes on”: rows are kept until the spans are known. */
class WordTable {
  private readonly rows: { skipped: number; cells: WordCell[] }[] = [];
  private cell: WordCell | null = null;

  constructor(
    private readonly budget: Budget,
    private readonly before: string[],
  ) {}

  openRow(): void {
    this.rows.push({ skipped: 0, cells: [] });
  }
  closeRow(): void {
    this.closeCell();
  }
  skip(columns: number): void {
    const row = this.rows.at(-1);
    if (row !== undefined) row.skipped = Math.min(columns, 256);
  }
  openCell(): void {
    const row = this.rows.at(-1);
    if (row === undefined) return;
    const last = row.cells.at(-1);
    const column = last === undefined ? row.skipped : last.column + last.span;
    this.cell = { column, span: 1, restart: false, continues: false, text: '', notes: new Set() };
    if (column < 256) row.cells.push(this.cell);
  }
  closeCell(): void {
    this.cell = null;
  }
  span(columns: number): void {
    if (this.cell !== null) this.cell.span = Math.max(1, Math.min(columns, 256));
  }
  vertical(restart: boolean): void {
    if (this.cell === null) return;
    this.cell.restart = restart;
    this.cell.continues = !restart;
  }
  note(kind: TidyingKind): void {
    this.cell?.notes.add(kind);
  }
  text(text: string): void {
    if (this.cell !== null && this.cell.text.length < 32_767) this.cell.text += text;
  }

  build(sheet: string): ReturnType<TableBuilder['build']> {
    const builder = new TableBuilder(this.budget, this.before);
    for (const [index, row] of this.rows.entries()) {
      builder.openRow();
      for (const cell of row.cells) {
        if (cell.continues && this.startsAbove(index, cell.column)) continue;
        builder.place(cell.column);
        builder.openCell(cell.span, cell.restart ? this.heightOf(index, cell.column) : 1);
        builder.text(cell.text);
        for (const kind of cell.notes) builder.note(kind);
        builder.closeCell();
      }
      builder.closeRow();
    }
    return builder.build(sheet);
  }

  private heightOf(index: number, column: number): number {
    let height = 1;
    while (this.rows[index + height]?.cells.some((cell) => cell.column === column && cell.continues))
      height++;
    return height;
  }

  private startsAbove(index: number, column: number): boolean {
    const above = this.rows[index - 1]?.cells.find((cell) => cell.column === column);
    return above !== undefined && (above.restart || above.continues);
  }
}
