import type { ItemContent } from '../catalog/item.js';
import type { Checked } from '../problem.js';
import { isBlank } from './cells/blank.js';
import { readBodies } from './cells/bodies.js';
import type { ReadChannels } from './cells/channels.js';
import { readChannels } from './cells/channels.js';
import { readContent } from './cells/content.js';
import { withoutTail } from './cells/edges.js';
import { readLegalBases } from './cells/legal-bases.js';
import { readName } from './cells/names.js';
import { isLost, isNumberOrDate, mayBeOdd } from './cells/odd-signs.js';
import { tidied } from './cells/plain.js';
import { remembered } from './cells/remembered.js';
import { readTick } from './cells/ticks.js';
import { RowCells } from './row-cells.js';
import { columnsByField, nameOfColumn } from './table/columns.js';
import type { Row } from './table/rows.js';
import type { Column, Table } from './table/table.js';
import { readTicks } from './read-ticks.js';

/** What one row says, field by field. Unreadable is null or [] plus a problem. */
export function readItem(row: Row, table: Table): Checked<{ code: string | null; content: ItemContent }> {
  const reader = new RowReader(row, table);
  const ticks = readTicks(row, table, reader);
  const channels = reader.readChannels();
  const content = joined(reader.said('content').map(readContent));
  const { bases, limit } = reader.readBasesAndLimit();
  const level1 = nameIn(reader.said('level1'));
  const level2 = nameIn(reader.said('level2'));
  const level3 = nameIn(reader.said('level3'));
  if (level1 === null && level2 === null && level3 === null)
    reader.cells.report({ code: 'item.title-missing', at: reader.cells.place('level1', 'level2') });
  if (content.length === 0 && reader.has('content'))
    reader.cells.report({ code: 'item.content-missing', at: reader.cells.place('content') });
  if (ticks.contradictory)
    reader.cells.report({
      code: 'item.ticks-contradictory',
      at: reader.cells.place('everyone', 'audience'),
    });
  return {
    value: {
      code: reader.text('code'),
      content: {
        level1,
        level2,
        level3,
        content,
        legalBases: bases,
        timeLimit: limit,
        disclosingBodies: distinct(reader.said('disclosingBodies').map(readBodies)),
        channels: channels.channels,
        audience: ticks.audience,
        methods: ticks.methods,
        levels: ticks.levels,
        link: readLink(reader.said('link')),
        note: [reader.text('note'), channels.remark].filter((text) => text !== null).join('；') || null,
        extra: reader.readExtra(),
      },
    },
    problems: reader.problems,
  };
}

const nothing: readonly string[] = [];
const noExtra: Record<string, string> = {};

/** A row's texts by field; the cells themselves are only looked at where something is to be reported. */
class RowReader {
  private readonly columns;
  private made: RowCells | null = null;

  constructor(
    private readonly row: Row,
    private readonly table: Table,
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

  /** The texts of a field that say something. */
  said(field: Column['field']): readonly string[] {
    const columns = this.columns.get(field);
    if (columns === undefined) return nothing;
    const texts: string[] = [];
    for (const column of columns) {
      const text = this.row.texts[column] ?? '';
      if (text !== '' && !isBlank(text)) texts.push(text);
    }
    return texts;
  }

  text(field: Column['field']): string | null {
    return this.said(field).map(tidied).join('；') || null;
  }

  /** 公开要求 holds bases and limit in one cell: the lines with a title are bases. */
  readBasesAndLimit(): { bases: string[]; limit: string | null } {
    const bases = this.said('legalBases').map(readLegalBases);
    const limits = this.readLimits();
    for (const text of this.said('requirement')) {
      const lines = text.split(/[\r\n]+/);
      bases.push(readLegalBases(lines.filter((line) => line.includes('《')).join('\n')));
      limits.push(readLimit(lines.filter((line) => !line.includes('《')).join('')));
    }
    return {
      bases: joined(bases),
      limit: limits.filter((text) => text !== '').join('；') || null,
    };
  }

  /** A number or a date alone is no time limit, whatever the spreadsheet made it of. */
  private readLimits(): string[] {
    const limits: string[] = [];
    for (const index of this.columns.get('timeLimit') ?? []) {
      const text = this.row.texts[index] ?? '';
      if (isBlank(text)) continue;
      if (!isNumberOrDate(text)) limits.push(readLimit(text));
      else
        this.cells.report({
          code: 'item.time-limit-unreadable',
          at: this.cells.at(index),
          found: tidied(text),
        });
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
      if (column === undefined || (isBlank(text) && !isLost(text))) continue;
      const found = channelsIn(text, column.heading);
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
      const text = this.row.texts[index] ?? '';
      const column = this.table.columns[index];
      if (column === undefined || isBlank(text)) continue;
      const heading = nameOfColumn(column, index);
      const before = extra.get(heading);
      extra.set(heading, before === undefined ? tidied(text) : `${before}；${tidied(text)}`);
    }
    return Object.fromEntries(extra);
  }
}

/** Beside each other in one list; a list alone is itself, which many rows may share. */
function joined(lists: string[][]): string[] {
  const [first] = lists;
  return lists.length === 1 && first !== undefined ? first : lists.flat();
}

/** The same for lists that say nothing twice. */
function distinct(lists: string[][]): string[] {
  return lists.length === 1 ? joined(lists) : [...new Set(lists.flat())];
}

function nameIn(texts: readonly string[]): string | null {
  return texts.map(readName).join('') || null;
}

const readLimit = remembered((text) => withoutTail(tidied(text), '；;'));

function channelsIn(text: string, heading: string): ReadChannels {
  if (isLost(text)) return { channels: [], remark: null, unreadable: [text.trim()] };
  const tick = readTick(text);
  if (!tick.ticked || tick.text !== '') return readChannels(text);
  // A column for each channel: its heading is the name.
  const wordless = /渠道|载体|形式/u.test(heading);
  const named = readChannels(heading);
  return wordless ? { ...named, channels: [], unreadable: [text.trim()] } : named;
}

function readLink(texts: readonly string[]): string | null {
  return texts.map((text) => text.trim().replace(/\s+/g, ' ')).join(' ') || null;
}
