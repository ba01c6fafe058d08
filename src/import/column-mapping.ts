import { createHash } from 'node:crypto';
import type { Position } from '../problem.js';
import { positionIn } from './position.js';
import type { Meaning } from './table/headings.js';
import { bareHeading, readHeading } from './table/headings.js';
import type { Column, Table } from './table/table.js';
import { columnLetters } from './workbook.js';

/** What a person says a column holds: `column` is a letter or a heading; `sheet` null = in every sheet. */
export type ColumnCorrection = { sheet: string | null; column: string; meaning: Meaning };

/** A correction kept for a sender: it applies to tables whose headings are the same. */
export type RememberedColumn = { header: string; column: string; meaning: Meaning };

export type ColumnMapping = { corrections: ColumnCorrection[]; remembered: RememberedColumn[] };

/** A column that was read as a person said. `at` is its heading, `header` identifies all headings of its table. */
export type MappedColumn = {
  at: Position;
  header: string;
  column: string;
  heading: string;
  meaning: Meaning;
  by: 'request' | 'remembered';
};

/** What a mapping did to a file; `unused`: places in `corrections` of those that fit no table. */
export type AppliedMapping = { columns: MappedColumn[]; unused: number[] };

/** Fields that one column of a table says: a corrected column takes the place of the one that was read as the field. */
const saidOnce = new Set<Meaning['field']>(
  'code domain level1 level2 level3 timeLimit audience everyone methods proactive onRequest levels link'.split(
    ' ',
  ) as Meaning['field'][], // words of the union just above
);

/** Words for what is no field: kept under its heading, or not read at all. */
const noField: Record<string, Meaning> = { 其他栏目: { field: 'extra' }, 不读: { field: 'number' } };

/** `公开时限`, `县级`, `其他栏目`, `不读` as what a column holds; null for other words. */
export function parseMeaning(name: string): Meaning | null {
  const meaning = noField[name.trim()] ?? readHeading(name);
  return meaning?.field === 'matter' || meaning?.field === 'category' ? null : meaning;
}

/** Applies a mapping to the tables of one file. */
export class ColumnMapper {
  private readonly done = new Map<Column[], Column[]>();
  private readonly mapped: MappedColumn[] = [];
  private readonly used = new Set<number>();

  constructor(private readonly mapping: ColumnMapping | null) {}

  /** Tables that share their columns still do afterwards. */
  map(table: Table): Table {
    const { mapping } = this;
    if (mapping === null) return table;
    const columns = this.done.get(table.columns) ?? this.mapColumns(table, mapping);
    this.done.set(table.columns, columns);
    return columns === table.columns ? table : { ...table, columns };
  }

  get applied(): AppliedMapping {
    const unused = (this.mapping?.corrections ?? []).flatMap((_, index) =>
      this.used.has(index) ? [] : [index],
    );
    return { columns: this.mapped, unused };
  }

  private mapColumns(table: Table, mapping: ColumnMapping): Column[] {
    const header = headerFingerprint(table.columns);
    const wanted = new Map<number, Pick<MappedColumn, 'meaning' | 'by'>>();
    for (const { column, meaning } of mapping.remembered.filter((one) => one.header === header)) {
      for (const index of columnsNamed(column, table.columns))
        wanted.set(index, { meaning, by: 'remembered' });
    }
    for (const [place, { sheet, column, meaning }] of mapping.corrections.entries()) {
      if (sheet !== null && sheet !== table.sheet) continue;
      for (const index of columnsNamed(column, table.columns)) {
        wanted.set(index, { meaning, by: 'request' });
        this.used.add(place);
      }
    }
    for (const [index, one] of [...wanted].sort(([a], [b]) => a - b)) {
      const at = positionIn(table.sheet, table.header ?? table.body[0]?.number ?? 1, index);
      const heading = table.columns[index]?.heading ?? '';
      this.mapped.push({ at, header, column: columnLetters(index), heading, ...one });
    }
    return wanted.size === 0 ? table.columns : withMeanings(table.columns, wanted);
  }
}

function withMeanings(columns: Column[], wanted: ReadonlyMap<number, { meaning: Meaning }>): Column[] {
  const taken = new Set([...wanted.values()].map(({ meaning }) => meaning.field));
  return columns.map((column, index) => {
    const corrected = wanted.get(index);
    if (corrected) return { ...corrected.meaning, heading: column.heading };
    return taken.has(column.field) && saidOnce.has(column.field)
      ? { field: 'extra', heading: column.heading }
      : column;
  });
}

function columnsNamed(name: string, columns: Column[]): number[] {
  const letters = name.trim().toUpperCase();
  if (/^[A-Z]{1,3}$/.test(letters))
    return columns.flatMap((_, index) => (columnLetters(index) === letters ? [index] : []));
  const bare = bareHeading(name);
  return columns.flatMap(({ heading }, index) => (heading === bare ? [index] : []));
}

/** Identifies a header by its headings in order, whatever its sheet and row. */
function headerFingerprint(columns: readonly Column[]): string {
  const headings = columns.map(({ heading }) => heading);
  while (headings.at(-1) === '') headings.pop();
  return createHash('sha256').update(JSON.stringify(headings), 'utf8').digest('hex').slice(0, 32);
}
