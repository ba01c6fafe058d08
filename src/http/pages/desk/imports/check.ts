import type { ImportPreview, PreviewRow } from '../../../../actions/preview-import.js';
import type { WrittenChoices } from '../../../../actions/waiting-choices.js';
import type { Edition } from '../../../../catalog/catalog.js';
import type { ReportedProblem, Severity } from '../../../../problem.js';
import type { Fault } from '../faults.js';
import type { DeskFrame } from '../page.js';
import type { GridColumn, GridLine, Message } from './grid.js';
import { askOf, cellAnchor, foldRows, gridColumns, gridRow, isFold, keptValues, rowAnchor } from './grid.js';
import type { PlacedProblems } from './places.js';
import { keyOfRow, problemsByPlace, repairsByCell } from './places.js';
import { tidiedCells } from './tidied.js';
import type { GridQuery, Show } from './urls.js';
import { waitingUrl } from './urls.js';

/** The third step: what the file would do, row by row. */
export type CheckPage = {
  desk: DeskFrame;
  faults: readonly Fault[];
  id: number;
  fileName: string;
  edition: Edition;
  outcome: ImportPreview['outcome'];
  choices: WrittenChoices;
  counts: Record<Show, number>;
  query: GridQuery;
  sheets: { name: string; rows: number }[];
  pages: number;
  columns: GridColumn[];
  lines: GridLine[];
  issues: Issue[];
  /** Further ones than those listed. */
  moreIssues: number;
  /** About the file or a sheet as a whole. */
  messages: Message[];
};

/** Something to decide or to put right, and where. */
export type Issue = { severity: Severity; place: string; text: string; href: string };

/** A page of the grid is read, not scrolled for ever. */
const rowsOnPage = 60;
const mostIssues = 100;

export function checkPageOf(
  about: Pick<CheckPage, 'desk' | 'faults' | 'id' | 'fileName' | 'edition' | 'choices'>,
  preview: ImportPreview,
  asked: GridQuery,
): CheckPage {
  const problems = problemsByPlace(preview.outcome.problems);
  const fits = (show: Show) => (row: PreviewRow) =>
    isShown(row, show, problems.rows.get(keyOfRow(row.at)) ?? []);
  const names = sheetsOf(preview.rows);
  const sheet = Math.min(asked.sheet, Math.max(names.length - 1, 0));
  const here = preview.rows.filter((row) => row.at.sheet === (names[sheet] ?? null));
  const columns = gridColumns(here);
  const lines = foldRows(here.filter(fits(asked.show)), problems, asked.show === 'all');
  const pages = Math.max(1, Math.ceil(lines.length / rowsOnPage));
  const page = Math.min(asked.page, pages);
  const tidied = tidiedCells(preview.outcome.tidyings);
  const around = {
    sheet,
    problems,
    repairs: repairsByCell(preview.outcome.repairs),
    choices: about.choices,
    kept: keptValues(preview),
    tidied,
  };
  const issues = issuesOf(preview, problems, about.id);
  return {
    ...about,
    outcome: preview.outcome,
    counts: countsOf(preview.rows, fits),
    query: { ...asked, sheet, page },
    sheets: names.map((name) => ({
      name: name ?? '表格',
      rows: preview.rows.filter((row) => row.at.sheet === name).length,
    })),
    pages,
    columns,
    lines: lines
      .slice((page - 1) * rowsOnPage, page * rowsOnPage)
      .map((line) => (isFold(line) ? line : gridRow(line, columns, around))),
    issues: issues.slice(0, mostIssues),
    moreIssues: Math.max(0, issues.length - mostIssues),
    messages: problems.others.map(({ severity, message, at }) => ({
      tone: severity === 'error' ? 'red' : severity === 'warning' ? 'amber' : 'blue',
      text: at.sheet === null ? message : `${at.sheet}：${message}`,
    })),
  };
}

function sheetsOf(rows: readonly PreviewRow[]): (string | null)[] {
  return [...new Set(rows.map(({ at }) => at.sheet))];
}

function isShown(row: PreviewRow, show: Show, problems: readonly ReportedProblem[]): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'wrong':
      return row.fate === 'left-out';
    case 'asked':
      return askOf(row) !== null || problems.some(({ severity }) => severity === 'warning');
    case 'added':
    case 'changed':
    case 'unchanged':
      return row.fate === show;
  }
}

function countsOf(
  rows: readonly PreviewRow[],
  fits: (show: Show) => (row: PreviewRow) => boolean,
): Record<Show, number> {
  const count = (show: Show) => rows.filter(fits(show)).length;
  return {
    all: rows.length,
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    wrong: count('wrong'),
    asked: count('asked'),
  };
}

/** Errors first, then questions, each in the order of the file; every one leads to its cell, or to its row. */
function issuesOf({ outcome, rows }: ImportPreview, placed: PlacedProblems, id: number): Issue[] {
  const names = sheetsOf(rows);
  const pages = pagesOfRows(rows, placed, names);
  const columns = new Map(rows.map((row) => [keyOfRow(row.at), row.columns]));
  const href = (at: ReportedProblem['at']) => {
    const sheet = Math.max(names.indexOf(at.sheet), 0);
    const letters = at.cell?.replace(/\d+$/, '') ?? '';
    const isShown = columns.get(keyOfRow(at))?.[letters] !== undefined;
    const anchor = isShown ? cellAnchor(sheet, at.cell ?? '') : rowAnchor(sheet, at.row ?? 0);
    return `${waitingUrl(id, { sheet, page: pages.get(keyOfRow(at)) ?? 1 })}#${anchor}`;
  };
  const problems = outcome.problems
    .filter(({ severity, at }) => severity !== 'info' && at.row !== null)
    .map(({ severity, at, message }): Issue => ({
      severity,
      place: at.cell ?? `第${at.row ?? 0}行`,
      text: message,
      href: href(at),
    }));
  const questions = rows.flatMap((row): Issue[] => {
    const text = askOf(row);
    return text === null
      ? []
      : [{ severity: 'warning', place: `第${row.at.row ?? 0}行`, text, href: href(row.at) }];
  });
  const isError = ({ severity }: Issue) => severity === 'error';
  return [...problems.filter(isError), ...problems.filter((issue) => !isError(issue)), ...questions];
}

/** On which page of the whole view each row stands, as lines are folded there. */
function pagesOfRows(
  rows: readonly PreviewRow[],
  problems: PlacedProblems,
  sheets: readonly (string | null)[],
): Map<string, number> {
  return new Map(
    sheets.flatMap((sheet) =>
      foldRows(
        rows.filter(({ at }) => at.sheet === sheet),
        problems,
        true,
      ).flatMap((line, index) =>
        isFold(line) ? [] : [[keyOfRow(line.at), Math.floor(index / rowsOnPage) + 1] as const],
      ),
    ),
  );
}
