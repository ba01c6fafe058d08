import type { KnownDomain } from '../../catalog/domain.js';
import type { Problem } from '../../problem.js';
import { positionIn } from '../position.js';
import type { SheetTidyings } from '../tidying-log.js';
import type { Grid, GridRow } from '../workbook.js';
import { isOwn } from '../workbook.js';
import type { TableDomain } from './domain-title.js';
import { findDomain, isSectionTitle, isTitle, readDomainTitle } from './domain-title.js';
import { isFlattened } from './flattened.js';
import type { Header } from './header.js';
import { foreignHeading, readHeader } from './header.js';
import { inferColumns } from './no-header.js';
import {
  nameNumberColumn,
  nameSecondLevel,
  settleCategory,
  shiftIfNumberUnnamed,
  withColumnsBeyond,
} from './settle-columns.js';
import type { Column, Table } from './table.js';

/** What one sheet holds. `foreign`: the heading of a table that is no catalog; `header`: where its first catalog begins. */
export type SheetTables = {
  tables: Table[];
  problems: Problem[];
  foreign: Problem | null;
  header: number | null;
};

/** Sheets that explain the form or show how to fill it in. */
const holdsNoItems =
  /^\s*(?:(?:填[表报写]|使用|编制|导入)[^目]*(?:说明|须知|要求|指南)|说明|示例|样例|填写示例|封面)\s*$/u;

/** Finds the tables of a sheet: each begins with a header or, after a title, goes on with the columns before. */
export function findTables(
  grid: Grid,
  domains: KnownDomain[],
  previous: Table | null,
  tidyings: SheetTidyings,
): SheetTables {
  const problems: Problem[] = [];
  const tables: Table[] = [];
  if (holdsNoItems.test(grid.sheet ?? '')) {
    tidyings.add('sheet-skipped', null);
    return { tables, problems, foreign: null, header: null };
  }
  let foreign: Problem | null = null;
  let titles = grid.before.filter((line) => isTitle(line) || isSectionTitle(line, domains));
  let current: Table | null = null;
  let inForeign = false;
  const hasHeader = grid.rows.some((_, index) => readHeader(grid, index) !== null);
  for (let index = 0; index < grid.rows.length; index++) {
    const row = grid.rows[index];
    if (row === undefined) break;
    const header = readHeader(grid, index);
    const alien = header === null ? foreignHeading(row) : null;
    const alone = onlyText(row);
    if (header !== null) {
      // A header repeated on each page, or above each row, begins nothing new.
      if (current === null || titles.length > 0 || !sameColumns(current, header)) {
        current = startTable(grid, header, row.number, titles, domains, current ?? previous);
        tables.push(current);
      } else tidyings.add('header-skipped', row.number);
      titles = [];
      inForeign = false;
      index += header.rows - 1;
    } else if (alien !== null) {
      const at = positionIn(grid.sheet, row.number, alien.column);
      foreign ??= { code: 'file.not-a-catalog', at, heading: alien.heading };
      current = null;
      inForeign = true;
      tidyings.add('row-outside', row.number);
    } else if (alone !== null && isTitleAlone(alone, row, current, domains)) {
      titles.push(alone.text);
      tidyings.add('title-skipped', row.number);
    } else if (isFlattened(row)) {
      problems.push({ code: 'table.flattened', at: positionIn(grid.sheet, row.number, 0) });
      inForeign = true;
    } else if (current !== null) {
      // A section title without a header of its own.
      if (titles.length > 0 && alone === null) {
        current = nextSection(current, domainOf(grid, titles, domains, null));
        tables.push(current);
        titles = [];
      }
      current.body.push(row);
    } else {
      const mayBegin = alone === null && !inForeign && !hasHeader;
      const columns = mayBegin ? columnsWithoutHeader(grid, index, previous) : null;
      if (columns === null) {
        tidyings.add('row-outside', row.number);
        continue;
      }
      current = {
        sheet: grid.sheet,
        ...domainOf(grid, titles, domains, titles.length === 0 ? previous : null),
        columns,
        header: null,
        continues: titles.length === 0 && previous !== null && goesOnAcross(grid, previous),
        body: [row],
      };
      titles = [];
      problems.push({ code: 'table.header-missing', at: positionIn(grid.sheet, row.number, 0) });
      tables.push(current);
    }
  }
  return { tables: settled(tables, domains), problems, foreign, header: tables[0]?.header ?? null };
}

function settled(tables: Table[], domains: KnownDomain[]): Table[] {
  return tables
    .filter((table) => table.body.length > 0)
    .map(shiftIfNumberUnnamed)
    .map(withColumnsBeyond)
    .map(nameNumberColumn)
    .map(nameSecondLevel)
    .map((table) => settleCategory(table, domains));
}

function startTable(
  grid: Grid,
  header: Header,
  number: number,
  titles: string[],
  domains: KnownDomain[],
  before: Table | null,
): Table {
  const same = before !== null && titles.length === 0 && sameColumns(before, header);
  return {
    sheet: grid.sheet,
    ...domainOf(grid, titles, domains, same ? before : null),
    // What the page before told about its columns holds for this one too.
    columns: same && sameHeadings(before, header) ? [...before.columns] : header.columns,
    header: number,
    continues: same && goesOnAcross(grid, before),
    body: [],
  };
}

/** Pages and documents cut one table into several; sheets of a workbook are tables of their own. */
function goesOnAcross(grid: Grid, before: Table): boolean {
  return before.sheet === grid.sheet || (/^表\d+$/.test(grid.sheet ?? '') && grid.before.length === 0);
}

function nextSection(table: Table, domain: Pick<Table, 'domain'>): Table {
  return { ...table, ...domain, header: null, continues: false, body: [] };
}

/** Columns without a heading are told apart by what stands under them, which a header does not know. */
function sameColumns(table: Table, header: Header): boolean {
  const fields = (columns: readonly Column[]): string => {
    const named = columns.map(({ field, heading }) => (field === 'number' || heading === '' ? '' : field));
    return named.join(' ').trimEnd();
  };
  return fields(table.columns) === fields(header.columns);
}

function sameHeadings(table: Table, header: Header): boolean {
  return header.columns.every(({ heading }, index) => heading === table.columns[index]?.heading);
}

/** The nearest title that names a domain, else the table before, else the sheet's name. */
function domainOf(
  grid: Grid,
  titles: string[],
  domains: KnownDomain[],
  before: Table | null,
): { domain: TableDomain | null } {
  for (const title of [...titles].reverse()) {
    const named = readDomainTitle(title, domains) ?? findDomain(title, domains);
    if (named !== null) return { domain: named };
  }
  if (before !== null && before.sheet === grid.sheet) return { domain: before.domain };
  const bySheet = grid.sheet === null || /^表\d+$/.test(grid.sheet) ? null : findDomain(grid.sheet, domains);
  return { domain: bySheet ?? before?.domain ?? null };
}

/** The text of a row that says one thing only. */
function onlyText(row: GridRow): { text: string; column: number; width: number } | null {
  let found: { text: string; column: number; width: number } | null = null;
  for (const [column, text] of row.texts.entries()) {
    if (text.trim() === '') continue;
    if (!isOwn(row, column)) {
      if (row.covered?.[column] === 'left' && found !== null) found.width++;
      else return null;
    } else if (found === null) found = { text, column, width: 1 };
    else return null;
  }
  return found;
}

function isTitleAlone(
  { text, column, width }: { text: string; column: number; width: number },
  row: GridRow,
  current: Table | null,
  domains: KnownDomain[],
): boolean {
  if (current === null || width > 3 || column === 0) return isTitle(text) || isSectionTitle(text, domains);
  const field = current.columns[column]?.field;
  // In the column of contents it is an element that speaks of a catalog.
  return isTitle(text) && (field !== 'content' || /领域.*目录/u.test(text)) && row.texts.length > column;
}

function columnsWithoutHeader(grid: Grid, index: number, previous: Table | null): Table['columns'] | null {
  const inferred = inferColumns(grid.rows.slice(index, index + 30));
  if (inferred === null) return null;
  return previous !== null && mayBe(previous.columns, inferred.length) ? previous.columns : inferred;
}

/** As many columns as have a heading, or some of those beside the last. */
function mayBe(columns: readonly Column[], width: number): boolean {
  const named = columns.reduce((end, { heading }, index) => (heading === '' ? end : index + 1), 0);
  return width <= columns.length && width >= (named === 0 ? columns.length : named);
}
