import { createHash } from 'node:crypto';
import type { Position } from '../problem.js';
import { splitSheet } from './cell-name.js';
import { positionIn } from './position.js';
import type { Meaning } from './table/headings.js';
import { bareHeading, readHeading } from './table/headings.js';
import { nameOfColumn } from './table/columns.js';
import type { Column, Table } from './table/table.js';
import { columnLetters, ownText } from './workbook.js';

/** What a person says a column holds: `column` is a letter, a heading, or `第7列` for one without; `sheet` null = in every sheet. */
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

/** A sheet's columns as they were read, for a person to look over; tables of a sheet with the same header are one. */
export type ReadTable = {
  sheet: string | null;
  /** The header's first row; null: it has none, and the columns were told by what stands in them. */
  header: number | null;
  /** Names of the domains its titles say; [] where they say none. */
  domains: string[];
  columns: { column: string; heading: string; field: string; samples: string[] }[];
};

/** What a mapping did to a file; `unused`: places in `corrections` of those that fit no table. */
export type AppliedMapping = { columns: MappedColumn[]; unused: number[]; tables: ReadTable[] };

/** Fields that one column of a table says: a corrected column takes the place of the one that was read as the field. */
const saidOnce = new Set<Meaning['field']>(
  'code domain level1 level2 level3 timeLimit audience everyone methods proactive onRequest levels link'.split(
    ' ',
  ) as Meaning['field'][], // words of the union just above
);

/** What each field is called when a person names it. */
const meaningNames: Record<Exclude<Meaning['field'], 'level' | 'matter' | 'category'>, string> = {
  number: '不读',
  code: '事项编号',
  domain: '领域',
  level1: '一级事项',
  level2: '二级事项',
  level3: '三级事项',
  content: '公开内容',
  legalBases: '公开依据',
  timeLimit: '公开时限',
  requirement: '公开要求',
  disclosingBodies: '公开主体',
  channels: '公开渠道和载体',
  form: '公开形式',
  audience: '公开对象',
  everyone: '全社会',
  groups: '特定群体',
  methods: '公开方式',
  proactive: '主动公开',
  onRequest: '依申请公开',
  levels: '公开层级',
  link: '公开链接',
  note: '备注',
  extra: '其他栏目',
};

/** What a person may make of a column. */
export const columnNames: readonly string[] = [...Object.values(meaningNames), '县级', '乡级', '村级'];

/** `公开时限`, `县级`, `其他栏目` (kept under its heading), `不读` as what a column holds; null for other words. */
export function parseMeaning(name: string): Meaning | null {
  const meaning: Meaning | null =
    name.trim() === meaningNames.extra
      ? { field: 'extra' }
      : name.trim() === meaningNames.number
        ? { field: 'number' }
        : readHeading(name);
  return meaning?.field === 'matter' || meaning?.field === 'category' ? null : meaning;
}

export function sayMeaning(meaning: Meaning): string {
  if (meaning.field === 'level') return meaning.levels.join('、');
  return meaning.field === 'matter' || meaning.field === 'category'
    ? '公开事项'
    : meaningNames[meaning.field];
}

/** From JSON that was kept; null for one that this program no longer understands. */
export function restoreMeaning(json: string): Meaning | null {
  const { field } = JSON.parse(json) as Meaning; // written from a Meaning
  return field === 'level' || field in meaningNames ? (JSON.parse(json) as Meaning) : null;
}

/** `H=公开时限`, `期限要求=公开时限`, `目录!H=公开时限`; null where a column or a field we know is missing. */
export function parseCorrection(text: string): ColumnCorrection | null {
  const equals = text.lastIndexOf('=');
  const { sheet, rest: column } = splitSheet(text.slice(0, Math.max(equals, 0)));
  const meaning = parseMeaning(text.slice(equals + 1));
  return equals < 0 || column.trim() === '' || meaning === null
    ? null
    : { sheet, column: column.trim(), meaning };
}

export function sayCorrection({ sheet, column, meaning }: ColumnCorrection): string {
  return `${sheet === null ? '' : `${sheet}!`}${column}=${sayMeaning(meaning)}`;
}

/** Applies a mapping to the tables of one file. */
export class ColumnMapper {
  private readonly done = new Map<Column[], Column[]>();
  private readonly tables = new Map<Column[], ReadTable>();
  private readonly mapped: MappedColumn[] = [];
  private readonly used = new Set<number>();

  constructor(private readonly mapping: ColumnMapping | null) {}

  /** Tables that share their columns still do afterwards. */
  map(table: Table): Table {
    const { mapping } = this;
    if (mapping === null) return table;
    const columns = this.done.get(table.columns) ?? this.mapColumns(table, mapping);
    this.done.set(table.columns, columns);
    const mapped = columns === table.columns ? table : { ...table, columns };
    this.tables.set(columns, withTable(this.tables.get(columns), mapped));
    return mapped;
  }

  get applied(): AppliedMapping {
    const unused = (this.mapping?.corrections ?? []).flatMap((_, index) =>
      this.used.has(index) ? [] : [index],
    );
    return { columns: this.mapped, unused, tables: [...this.tables.values()] };
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

const mostSamples = 3;
const longestSample = 60;

function withTable(
  before: ReadTable | undefined,
  { sheet, header, domain, columns, body }: Table,
): ReadTable {
  const name = domain?.name ?? null;
  const domains = before?.domains ?? [];
  return {
    sheet: before?.sheet ?? sheet,
    header: before?.header ?? header,
    domains: name === null || domains.includes(name) ? domains : [...domains, name],
    columns:
      before?.columns ??
      columns.map((column, index) => ({
        column: columnLetters(index),
        heading: column.heading,
        field: sayMeaning(column),
        samples: samplesOf(body, index),
      })),
  };
}

/** The first texts of a column that say something. */
function samplesOf(body: Table['body'], column: number): string[] {
  const samples: string[] = [];
  for (const row of body) {
    const text = ownText(row, column).replace(/\s+/g, ' ').trim();
    if (text !== '') samples.push(Array.from(text).slice(0, longestSample).join(''));
    if (samples.length === mostSamples) break;
  }
  return samples;
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
  return columns.flatMap((column, index) => (nameOfColumn(column, index) === bare ? [index] : []));
}

/** Identifies a header by its headings in order, whatever its sheet and row. */
function headerFingerprint(columns: readonly Column[]): string {
  const headings = columns.map(({ heading }) => heading);
  while (headings.at(-1) === '') headings.pop();
  return createHash('sha256').update(JSON.stringify(headings), 'utf8').digest('hex').slice(0, 32);
}
