import { parseCitation } from '../../catalog/citation.js';
import { foldWidth, tidyText, withoutSpaces } from '../../catalog/text.js';
import type { Checked, Position } from '../../problem.js';
import { isBlank } from '../cells/blank.js';
import { readTick } from '../cells/ticks.js';
import { positionIn } from '../position.js';
import { wholeFile } from '../unreadable.js';
import type { Grid, GridRow } from '../workbook.js';
import { ownText } from '../workbook.js';
import type { ClearanceColumns, ClearanceField } from './clearance-header.js';
import { readClearanceHeader } from './clearance-header.js';
import { readDay } from './printed-day.js';
import type { ReadVerdict, Verdict } from './verdict.js';
import { readListVerdict, readVerdict } from './verdict.js';

/** A document of a list of clearing results, as read. */
export type ClearanceRow = {
  /** Where its title stands. */
  at: Position;
  title: string;
  documentNumber: string | null;
  issuer: string | null;
  verdict: Verdict | null;
  /** The list is a proposal (拟废止): nothing is decided. */
  proposed: boolean;
  issuedOn: string | null;
  /** The day a column gives for the end of it. */
  endedOn: string | null;
  /** The last day on which it is valid. */
  validThrough: string | null;
  note: string | null;
};

/** The lists of 规范性文件清理结果 in a file: columns by their headings, the verdict by column, tick or title of a list. */
export function readClearance(grids: readonly Grid[]): Checked<ClearanceRow[]> {
  const read = grids.map(readList);
  const problems = read.flatMap((each) => each.problems);
  if (read.every(({ found }) => !found))
    return { value: [], problems: [{ code: 'register.no-table', at: wholeFile }] };
  return { value: read.flatMap(({ value }) => value), problems };
}

type ListRead = Checked<ClearanceRow[]> & { found: boolean };

function readList(grid: Grid): ListRead {
  const list: ListRead = { value: [], problems: [], found: false };
  let columns: ClearanceColumns | null = null;
  let general =
    [...grid.before, grid.sheet ?? ''].map(readListVerdict).findLast((read) => read !== null) ?? null;
  for (let index = 0; index < grid.rows.length; index++) {
    const row = grid.rows[index];
    if (row === undefined) continue;
    const header = readClearanceHeader(grid, index);
    if (header !== null) {
      columns = header;
      list.found = true;
      index += header.rows - 1;
      continue;
    }
    const only = onlyText(row);
    const title = only === null ? null : readListVerdict(only);
    if (title !== null) general = title;
    else if (columns !== null && only === null) readRow(grid.sheet, row, columns, general, list);
  }
  return list;
}

/** The text of a row that has one: a title of a list or a section, or a note. */
function onlyText(row: GridRow): string | null {
  const texts = row.texts.map((_, column) => ownText(row, column)).filter((text) => !isBlank(text));
  return texts.length === 1 ? (texts[0] ?? null) : null;
}

function readRow(
  sheet: string | null,
  row: GridRow,
  columns: ClearanceColumns,
  general: ReadVerdict | null,
  { value, problems }: ListRead,
): void {
  const text = (field: ClearanceField): string => {
    const column = columns.fields.get(field);
    const found = column === undefined ? '' : (row.texts[column] ?? '');
    return isBlank(found) ? '' : found;
  };
  const at = (field: ClearanceField): Position =>
    positionIn(sheet, row.number, columns.fields.get(field) ?? null);
  if (row.texts.every(isBlank)) return;
  if (text('title') === '') {
    problems.push({ code: 'register.title-missing', at: at('title') });
    return;
  }
  const day = (field: ClearanceField): string | null => {
    const found = text(field);
    const read = readDay(found);
    if (found !== '' && read === null && /\d/u.test(found))
      problems.push({ code: 'register.day-unreadable', at: at(field), found });
    return read;
  };
  const named = readNamed(text('title'), text('documentNumber'));
  const read = verdictOf(row, columns, text('verdict'), general);
  if (read.problem !== null) problems.push({ ...read.problem, at: at('verdict') });
  value.push({
    at: at('title'),
    ...named,
    issuer: tidyText(text('issuer')) || tidyText(text('drafter')) || null,
    verdict: read.verdict,
    proposed: read.proposed,
    issuedOn: day('issuedOn'),
    endedOn: day('endedOn'),
    validThrough: day('validThrough'),
    note: tidyText(text('note')) || null,
  });
}

const numbered = /^《?(?<name>.+?)》?[（(](?<number>[^《》]*号)[）)]》?$/u;

/** 关于…的通知（汴龙政〔2018〕5号）: the number may stand in a column of its own or behind the title. */
function readNamed(title: string, number: string): { title: string; documentNumber: string | null } {
  const printed = tidyText(title);
  const behind = numbered.exec(printed)?.groups;
  const name = behind?.['name'] ?? printed;
  const cited = parseCitation(`${name.startsWith('《') ? name : `《${name}》`}${behind?.['number'] ?? ''}`);
  const own =
    number === '' ? cited.documentNumber : (parseCitation(number).documentNumber ?? tidyText(number));
  return { title: cited.title ?? name, documentNumber: own };
}

type VerdictFound = {
  verdict: Verdict | null;
  proposed: boolean;
  problem:
    { code: 'register.verdict-missing' } | { code: 'register.verdict-unreadable'; found: string } | null;
};

/** A ticked column, else the words of the verdict's column, else the title of the list. */
function verdictOf(
  row: GridRow,
  { ticks }: ClearanceColumns,
  words: string,
  general: ReadVerdict | null,
): VerdictFound {
  const ticked = ticks
    .filter(({ column }) => readTick(row.texts[column] ?? '').ticked)
    .map(({ read }) => read);
  const found =
    ticks.length > 0 ? ticked : words === '' ? [general] : [readVerdict(foldWidth(withoutSpaces(words)))];
  const [only = null, ...others] = found;
  if (only !== null && others.length === 0) return { ...only, problem: null };
  const problem: VerdictFound['problem'] =
    others.length > 0 || words !== ''
      ? {
          code: 'register.verdict-unreadable',
          found: words || ticked.map(({ verdict }) => verdict).join('、'),
        }
      : { code: 'register.verdict-missing' };
  return { verdict: null, proposed: false, problem };
}
