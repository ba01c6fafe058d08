import { limits } from '../limits.js';
import { UnreadableFile, wholeFile } from '../unreadable.js';
import type { Grid, GridNote, Workbook } from '../workbook.js';
import { Budget, GridBuilder } from './grid-builder.js';
import type { XmlAttributes } from './xml.js';
import { readXml } from './xml.js';
import type { Zip } from './zip.js';

/** Reads the visible sheets of an OpenDocument spreadsheet. Cells and rows that repeat blank cost nothing. */
export async function readOds(zip: Zip): Promise<Workbook> {
  if (await isEncrypted(zip)) throw new UnreadableFile({ code: 'file.password-protected', at: wholeFile });
  const budget = new Budget();
  const grids: Grid[] = [];
  const hidden: string[] = [];
  const hiddenStyles = new Set<string>();
  let styleName = '';
  let sheet: SheetReader | null = null;
  let depth = 0;
  await readXml(zip.chunks('content.xml'), {
    open: (name, attributes) => {
      if (name === 'style') styleName = attributes.get('name') ?? '';
      else if (name === 'table-properties' && attributes.get('display') === 'false')
        hiddenStyles.add(styleName);
      else if (name === 'table' && depth++ === 0) {
        const name = attributes.get('name') ?? '';
        const isHidden = hiddenStyles.has(attributes.get('style-name') ?? '');
        if (isHidden) hidden.push(name);
        sheet = isHidden ? null : new SheetReader(name, budget);
      } else sheet?.open(name, attributes);
    },
    close: (name) => {
      if (name === 'table' && --depth === 0) {
        if (sheet !== null) grids.push(sheet.build());
        sheet = null;
      } else sheet?.close(name);
    },
    text: (text) => sheet?.text(text),
  });
  return { grids, hidden };
}

async function isEncrypted(zip: Zip): Promise<boolean> {
  const manifest = 'META-INF/manifest.xml';
  return zip.has(manifest) && (await zip.bytes(manifest)).includes('encryption-data');
}

type OdsCell = {
  repeated: number;
  columns: number;
  rows: number;
  text: string;
  covered: boolean;
  notes: Set<GridNote>;
};

class SheetReader {
  private readonly builder: GridBuilder;
  private row = 0;
  private rowRepeated = 1;
  private rowCells: { column: number; cell: OdsCell }[] = [];
  private column = 0;
  private cell: OdsCell | null = null;
  private paragraphs = 0;
  private aside = 0;
  private rowHidden = false;

  constructor(name: string, budget: Budget) {
    this.builder = new GridBuilder(name, budget);
  }

  open(name: string, attributes: XmlAttributes): void {
    const number = (key: string): number => Math.max(1, Number.parseInt(attributes.get(key) ?? '1', 10) || 1);
    if (this.aside > 0 || name === 'annotation' || name === 'shapes') {
      if (this.aside++ === 0 && name === 'annotation') this.cell?.notes.add('aside-left-out');
    } else if (name === 'table-row') {
      this.rowHidden = /collapse|filter/.test(attributes.get('visibility') ?? '');
      this.rowRepeated = number('number-rows-repeated');
      this.rowCells = [];
      this.column = 0;
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.cell = {
        repeated: number('number-columns-repeated'),
        columns: number('number-columns-spanned'),
        rows: number('number-rows-spanned'),
        text: '',
        covered: name === 'covered-table-cell',
        notes: notesOf(attributes),
      };
      this.paragraphs = 0;
    } else if (name === 'p' && this.paragraphs++ > 0) this.text('\n', true);
    else if (name === 's') this.text(' '.repeat(Math.min(number('c'), 100)), true);
    else if (name === 'line-break') this.text('\n', true);
    else if (name === 'tab') this.text(' ', true);
  }

  close(name: string): void {
    if (this.aside > 0) this.aside--;
    else if (name === 'table-row') this.endRow();
    else if (name === 'table-cell' || name === 'covered-table-cell') this.endCell();
  }

  /** White space between elements is none of the cell's text. */
  text(text: string, inside = this.paragraphs > 0): void {
    if (this.aside === 0 && this.cell !== null && inside && this.cell.text.length <= limits.cellCharacters)
      this.cell.text += text;
  }

  build(): Grid {
    return this.builder.build();
  }

  private endCell(): void {
    const cell = this.cell;
    this.cell = null;
    this.paragraphs = 0;
    if (cell === null) return;
    if (cell.text.trim() !== '' && cell.notes.delete('formula-blank')) cell.notes.add('formula-result');
    const matters =
      !cell.covered && (cell.text.trim() !== '' || cell.columns > 1 || cell.rows > 1 || cell.notes.size > 0);
    for (let i = 0; matters && i < cell.repeated && this.column + i < limits.columns; i++)
      this.rowCells.push({ column: this.column + i, cell });
    this.column += cell.repeated;
  }

  private endRow(): void {
    const saysSomething = this.rowCells.some(({ cell }) => cell.text.trim() !== '');
    const repeats = saysSomething ? this.rowRepeated : Math.min(this.rowCells.length, 1);
    for (let i = 0; i < repeats; i++) {
      if (this.rowHidden) this.builder.note('hidden-read', this.row + 1 + i);
      for (const { column, cell } of this.rowCells) {
        const top = this.row + 1 + i;
        this.builder.add(top, column, cell.text);
        for (const note of cell.notes) this.builder.note(note, top, column);
        if (cell.columns > 1 || cell.rows > 1)
          this.builder.merge({
            top,
            left: column,
            bottom: top + cell.rows - 1,
            right: column + cell.columns - 1,
          });
      }
    }
    this.row += this.rowRepeated;
  }
}

const ofType: Record<string, GridNote> = {
  float: 'number-as-text',
  percentage: 'number-as-text',
  currency: 'number-as-text',
  date: 'date-as-text',
  time: 'date-as-text',
};

/** That a cell holds no text, or a formula, with or without what it came to. */
function notesOf(attributes: XmlAttributes): Set<GridNote> {
  const notes = new Set<GridNote>();
  const type = attributes.get('value-type');
  const note = ofType[type ?? ''];
  if (note !== undefined) notes.add(note);
  if (attributes.get('formula') !== undefined)
    notes.add(type === undefined ? 'formula-blank' : 'formula-result');
  return notes;
}
