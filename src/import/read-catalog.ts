import type { KnownDomain } from '../catalog/domain.js';
import type { ItemContent, ItemField } from '../catalog/item.js';
import { emptyContent } from '../catalog/item.js';
import type { Problem } from '../problem.js';
import { severityOf } from '../problem.js';
import { isBlank, isEmpty } from './cells/blank.js';
import { ColumnMapper } from './column-mapping.js';
import { withoutCutCells } from './cut-cells.js';
import { blankFields, placesOf, saysNothing } from './field-places.js';
import { readItem } from './item.js';
import { fieldsOf } from './item-fields.js';
import { takeNotes } from './noted-cells.js';
import { positionIn } from './position.js';
import type { FileReading, ReadItem, SaidOfFile } from './read.js';
import type { CellRepair } from './repairs.js';
import { repairsOf } from './repairs.js';
import { reportRepeats } from './repeats.js';
import { SaidCells } from './said-cells.js';
import type { TableDomain } from './table/domain-title.js';
import { findDomain, readDomainTitle } from './table/domain-title.js';
import { nameOfColumn } from './table/columns.js';
import { findTables } from './table/find-tables.js';
import type { Row } from './table/rows.js';
import { guessHeading, isRespelledHeading, readHeading } from './table/headings.js';
import { rowsOf } from './table/rows.js';
import type { Table } from './table/table.js';
import { exampleReader } from './tidying-examples.js';
import type { SheetTidyings } from './tidying-log.js';
import { TidyingLog } from './tidying-log.js';
import { wholeFile } from './unreadable.js';
import type { Workbook } from './workbook.js';

/** What the tables of a workbook say: items in printed order and everything wrong on the way. */
export function readCatalog(
  workbook: Workbook,
  domains: KnownDomain[],
  name = '',
  said: SaidOfFile | null = null,
): FileReading {
  const mapper = new ColumnMapper(said);
  const saidCells = new SaidCells(said?.cells ?? []);
  const repairs: CellRepair[] = [];
  const items: ReadItem[] = [];
  const problems: Problem[] = [];
  const log = new TidyingLog();
  const foreign: Problem[] = [];
  let previous: Table | null = null; // as read, so that the next table is known to go on from it
  let before: Table | null = null;
  let lastRow: Row | null = null;
  let header: Problem['at'] | null = null;
  const byName = domainOfName(name, domains);
  for (const sheet of workbook.hidden ?? []) log.inSheet(sheet).add('hidden-sheet-skipped', null);
  for (const grid of workbook.grids) {
    const tidyings = log.inSheet(grid.sheet);
    const found = findTables(grid, domains, previous, tidyings);
    const itemsBefore = items.length;
    problems.push(...found.problems);
    if (found.foreign !== null) foreign.push(found.foreign);
    if (found.header !== null) header ??= positionIn(grid.sheet, found.header, null);
    for (const nameless of found.tables) {
      const asRead = nameless.domain === null ? { ...nameless, domain: byName } : nameless;
      const table = mapper.map(asRead);
      problems.push(...tableProblems(table, before));
      noteHeadings(table, before, tidyings);
      const { rows, problems: rowProblems } = rowsOf(table, lastRow, tidyings);
      const unsaid = saidCells.without(rowProblems);
      addAll(problems, unsaid);
      addAll(repairs, repairsOf(unsaid, table));
      const readRow = itemReader(table, domains, tidyings);
      for (const asPrinted of rows) {
        const { row, problems: corrected } = saidCells.inRow(asPrinted, table);
        const item = readRow(row);
        addAll(problems, corrected);
        addAll(problems, item.problems);
        addAll(repairs, repairsOf(item.problems, table, row.texts));
        if (item.value !== null) items.push(item.value);
      }
      previous = asRead;
      before = table;
      lastRow = rows.at(-1) ?? lastRow;
    }
    addAll(problems, saidCells.without(takeNotes(grid, found.tables, tidyings)));
    tidyings.showExamples(exampleReader(grid, found.tables, items.slice(itemsBefore)));
  }
  problems.push(...aboutForeign(foreign, items.length > 0));
  addAll(problems, reportRepeats(items));
  if (items.length === 0 && !problems.some((problem) => severityOf(problem) === 'error'))
    problems.push(header === null ? nothingFound(workbook) : { code: 'file.not-filled-in', at: header });
  return {
    items,
    problems,
    tidyings: log.all,
    ...(said === null ? {} : { mapping: mapper.applied }),
    ...(repairs.length === 0 ? {} : { repairs }),
  };
}

/** A file's name is the last to say what it is about, and only if we know that domain. */
function domainOfName(name: string, domains: KnownDomain[]): TableDomain | null {
  const stem = name.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '');
  const named = readDomainTitle(stem, domains) ?? findDomain(stem, domains);
  return named === null || named.code === null ? null : named;
}

function nothingFound(workbook: Workbook): Problem {
  const blank = workbook.grids.every((grid) => grid.rows.length === 0 && grid.before.length === 0);
  return { code: blank && workbook.grids.length > 0 ? 'file.empty' : 'file.no-table', at: wholeFile };
}

/** Beside a catalog another table is only skipped; alone it means that the wrong file was chosen. */
function aboutForeign(foreign: Problem[], hasItems: boolean): Problem[] {
  return foreign.map((problem) =>
    hasItems && problem.code === 'file.not-a-catalog' ? { ...problem, code: 'sheet.not-a-catalog' } : problem,
  );
}

function tableProblems(table: Table, previous: Table | null): Problem[] {
  const problems: Problem[] = [];
  const first = table.header ?? table.body[0]?.number ?? null;
  const at = positionIn(table.sheet, first ?? 1, null);
  const byRow = table.columns.some((column) => column.field === 'domain');
  if (table.domain === null && !byRow) problems.push({ code: 'domain.missing', at });
  else if (table.domain?.code === null && previous?.domain?.name !== table.domain.name)
    problems.push({ code: 'domain.unknown', at, found: table.domain.name });
  if (table.header === null || table.columns === previous?.columns) return problems;
  const known = new Set(previous?.columns.map(nameOfColumn));
  for (const [index, column] of table.columns.entries()) {
    if (column.field !== 'extra' || known.has(nameOfColumn(column, index))) continue;
    if (column.heading === '' && table.body.every((row) => isBlank(row.texts[index] ?? ''))) continue;
    const heading = nameOfColumn(column, index);
    problems.push({ code: 'column.unknown', at: positionIn(table.sheet, table.header, index), heading });
  }
  return problems;
}

/** Headings called in another way, or with a sign lost or wrong, once for each header. */
function noteHeadings({ header, columns }: Table, before: Table | null, tidyings: SheetTidyings): void {
  if (header === null || columns === before?.columns) return;
  for (const [index, column] of columns.entries()) {
    const { field, heading } = column;
    if (field !== 'extra' && readHeading(heading) === null && guessHeading(heading) !== null)
      tidyings.add('heading-guessed', header, index);
    else if (isRespelledHeading(column, heading)) tidyings.add('heading-respelled', header, index);
  }
}

/** Reads the rows of one table; what they share is made once. */
function itemReader(
  table: Table,
  domains: KnownDomain[],
  tidyings: SheetTidyings,
): (row: Row) => { value: ReadItem | null; problems: Problem[] } {
  const named = table.columns.findIndex((column) => column.field === 'domain' || column.field === 'category');
  const shared = { columns: fieldsOf(table), places: placesOf(table) };
  const blankIn = blankReader(table);
  return (row) => {
    const { value, problems } = readItem(row, table, tidyings);
    if (problems.some((problem) => problem.code === 'item.title-missing')) return { value: null, problems };
    const text = named < 0 ? '' : (row.texts[named] ?? '').replace(/\s/g, '');
    const domain = text === '' ? table.domain : (findDomain(text, domains) ?? { code: null, name: text });
    if (text !== '' && domain?.name !== row.texts[named] && !row.taken.includes(named))
      tidyings.add(domain?.name === text ? 'spaces-removed' : 'respelled', row.number, named);
    const at = positionIn(table.sheet, row.number, null);
    const blank = blankIn(row, value.content);
    return withoutCutCells(row, table, { at, domain, ...value, ...shared, blank }, problems);
  };
}

/** Rows with the same blank cells have the same blank fields, but for what a field took from elsewhere. */
function blankReader(table: Table): (row: Row, content: ItemContent) => ItemField[] {
  const known = new Map<string, ItemField[]>();
  return (row, content) => {
    let cells = '';
    for (const index of table.columns.keys()) cells += isEmpty(row.texts[index] ?? '') ? '0' : '1';
    const fields = known.get(cells) ?? blankFields(row, table, emptyContent);
    known.set(cells, fields);
    return fields.every((field) => saysNothing(content[field]))
      ? fields
      : fields.filter((field) => saysNothing(content[field]));
  };
}

/** One by one: a file may have more problems than a call may have arguments. */
function addAll<T>(all: T[], more: readonly T[]): void {
  for (const one of more) all.push(one);
}
