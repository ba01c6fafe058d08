import type { Checked } from '../problem.js';
import { isBlank, isEmpty } from './cells/blank.js';
import { readBodies } from './cells/bodies.js';
import type { ReadChannels } from './cells/channels.js';
import { readChannels } from './cells/channels.js';
import { readContent } from './cells/content.js';
import { withoutTail } from './cells/edges.js';
import { readLegalBases } from './cells/legal-bases.js';
import { readName } from './cells/names.js';
import type { Noted } from './cells/noted.js';
import { noted } from './cells/noted.js';
import { isLost, isNumberOrDate, mayBeOdd } from './cells/odd-signs.js';
import { tidied } from './cells/plain.js';
import { readTick, tidyingsOfTick } from './cells/ticks.js';
import { RowCells } from './row-cells.js';
import { columnsByField, nameOfColumn } from './table/columns.js';
import type { Row } from './table/rows.js';
import type { Column, Table } from './table/table.js';
import type { TidyingKind } from './tidying.js';
import type { SheetTidyings } from './tidying-log.js';

const asList = (entries: readonly string[]): readonly string[] => entries;
const alone = (text: string): readonly string[] => (text === '' ? [] : [text]);
export const contentIn = noted(readContent, asList);
const basesIn = noted(readLegalBases, asList);
export const bodiesIn = noted(readBodies, asList, '、');
export const nameIn = noted(readName, alone);
const textIn = noted(tidied, alone);
export const limitOf = (text: string): string => withoutTail(tidied(text), '；;');
export const linkOf = (text: string): string => text.trim().replace(/\s+/g, ' ');
const limitIn = noted(limitOf, alone);
export const linkIn = noted(linkOf, alone);

const nothing: readonly never[] = [];
const noExtra: Record<string, string> = {};
const blankSign: readonly TidyingKind[] = ['blank-sign'];

/** A row's texts by field; the cells themselves are only looked at where something is to be reported. */
export class RowReader {
  private readonly columns;
  private made: RowCells | null = null;

  constructor(
    private readonly row: Row,
    private readonly table: Table,
    private readonly tidyings: SheetTidyings,
  ) {
    this.columns = columnsByField(table);
    if (row.texts.some((text) => text !== '' && (mayBeOdd(text) || text.includes('\ufffd'))))
      this.made = new RowCells(row, table);
  }

  get cells(): RowCells {
    return (this.made ??= new RowCells(this.row, this.table));
  }

  get problems(): Checked<unknown>['problems'] {
    return this.made?.problems ?? [];
  }

  has(field: Column['field']): boolean {
    return this.columns.has(field);
  }

  /** What was tidied in a cell; a text that stands elsewhere is told of there. */
  note(column: number, kinds: readonly TidyingKind[]): void {
    if (kinds.length === 0 || this.row.taken.includes(column)) return;
    for (const kind of kinds) this.tidyings.add(kind, this.row.number, column);
  }

  /** What the cells of a field say. */
  read<T>(field: Column['field'], read: (cell: string) => Noted<T>): readonly T[] {
    const columns = this.columns.get(field);
    if (columns === undefined) return nothing;
    const values: T[] = [];
    for (const column of columns) {
      const text = this.textIn(column);
      if (text === '') continue;
      const { value, tidied } = read(text);
      this.note(column, tidied);
      values.push(value);
    }
    return values;
  }

  /** '' where nothing is said, or what is said can't be read. */
  private textIn(column: number): string {
    const text = this.row.texts[column] ?? '';
    if (text === '' || !isBlank(text)) return text;
    if (isEmpty(text)) this.note(column, blankSign);
    return '';
  }

  text(field: Column['field']): string | null {
    return this.read(field, textIn).join('；') || null;
  }

  /** 公开要求 holds bases and limit in one cell: the lines with a title are bases. */
  readBasesAndLimit(): { bases: string[]; limit: string | null } {
    const bases = [...this.read('legalBases', basesIn)];
    const limits = this.readLimits();
    for (const column of this.columns.get('requirement') ?? nothing) {
      const text = this.textIn(column);
      if (text === '') continue;
      const lines = text.split(/[\r\n]+/);
      const basis = basesIn(lines.filter((line) => line.includes('《')).join('\n'));
      const limit = limitIn(lines.filter((line) => !line.includes('《')).join(''));
      this.note(column, [...new Set<TidyingKind>(['list-split', ...basis.tidied, ...limit.tidied])]);
      bases.push(basis.value);
      limits.push(limit.value);
    }
    return {
      bases: joined(bases),
      limit: limits.filter((text) => text !== '').join('；') || null,
    };
  }

  /** A number or a date alone is no time limit, whatever the spreadsheet made it of. */
  private readLimits(): string[] {
    const limits: string[] = [];
    for (const index of this.columns.get('timeLimit') ?? nothing) {
      const text = this.textIn(index);
      if (text === '') continue;
      if (isNumberOrDate(text))
        this.cells.report({
          code: 'item.time-limit-unreadable',
          at: this.cells.at(index),
          found: tidied(text),
        });
      else {
        const limit = limitIn(text);
        this.note(index, limit.tidied);
        limits.push(limit.value);
      }
    }
    return limits;
  }

  readChannels(): { channels: string[]; remark: string | null } {
    const field = this.has('channels') ? 'channels' : 'form';
    const read: string[][] = [];
    const remarks: string[] = [];
    for (const index of this.columns.get(field) ?? []) {
      const text = this.row.texts[index] ?? '';
      const column = this.table.columns[index];
      if (column === undefined || text === '') continue;
      if (isBlank(text) && !isLost(text)) {
        if (isEmpty(text)) this.note(index, blankSign);
        continue;
      }
      const found = channelsIn(text, column.heading);
      this.note(index, found.tidied);
      read.push(found.channels);
      if (found.remark !== null) remarks.push(found.remark);
      for (const unreadable of found.unreadable)
        this.cells.report({
          code: 'item.channel-unreadable',
          at: this.cells.at(index),
          found: unreadable,
        });
    }
    return { channels: distinct(read), remark: remarks.join('；') || null };
  }

  readExtra(): Record<string, string> {
    const columns = this.columns.get('extra');
    if (columns === undefined) return noExtra;
    const extra = new Map<string, string>();
    for (const index of columns) {
      const text = this.textIn(index);
      const column = this.table.columns[index];
      if (column === undefined || text === '') continue;
      const heading = nameOfColumn(column, index);
      const before = extra.get(heading);
      const { value, tidied } = textIn(text);
      this.note(index, tidied);
      extra.set(heading, before === undefined ? value : `${before}；${value}`);
    }
    return Object.fromEntries(extra);
  }
}

function channelsIn(text: string, heading: string): ReadChannels {
  if (isLost(text)) return { channels: [], remark: null, unreadable: [text.trim()], tidied: [] };
  const tick = readTick(text);
  if (!tick.ticked || tick.text !== '') return readChannels(text);
  // A column for each channel: its heading is the name.
  const wordless = /渠道|载体|形式/u.test(heading);
  const named = { ...readChannels(heading), tidied: tidyingsOfTick(text) };
  return wordless ? { ...named, channels: [], unreadable: [text.trim()] } : named;
}

/** Beside each other in one list; a list alone is itself, which many rows may share. */
export function joined(lists: readonly string[][]): string[] {
  const [first] = lists;
  return lists.length === 1 && first !== undefined ? first : lists.flat();
}

/** The same for lists that say nothing twice. */
export function distinct(lists: readonly string[][]): string[] {
  return lists.length === 1 ? joined(lists) : [...new Set(lists.flat())];
}
