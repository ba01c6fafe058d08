import { titleOf } from '../catalog/topic.js';
import type { Matching } from '../import/match-rows.js';
import type { FileReading, ReadItem } from '../import/read.js';
import type { AcceptedRow, RowRange } from '../import/row-choice.js';
import { sayAcceptedRow, sayRowRange } from '../import/row-choice.js';
import type { Position, Problem } from '../problem.js';
import { sayPosition, severityOf } from '../problem.js';
import { Refusal } from '../refusal.js';

/** A row that proposes nothing, and why. */
export type RowNotTaken = {
  at: Position;
  title: string;
  why: 'asked' | 'error' | 'no-domain' | 'second-row-of-item' | 'names-of-several';
};

/** Which rows of a file count. */
export type ChosenRows = {
  rows: ReadItem[];
  /** Rows left out: because of an error, or because a person said so. */
  silent: ReadItem[];
  notTaken: RowNotTaken[];
  /** Without those of the rows that a person left out. */
  problems: Problem[];
  /** A place with an error that is no item: nobody knows which item stands there. */
  unread: Position | null;
};

/** Leaves out rows on which an error was found, which say too little to be proposed, and those a person named. */
export function chooseRows({ items, problems }: FileReading, leaveOut: readonly RowRange[]): ChosenRows {
  const places = leaveOut.length === 0 ? [] : [...items, ...problems].map(({ at }) => at);
  const asked = new Set(leaveOut.flatMap((range) => placesIn(range, places)));
  const isAsked = (at: Position) => asked.size > 0 && asked.has(placeKey(at));
  // a row that repeats one that was left out repeats nothing
  const counted = problems.filter(
    (problem) => !isAsked(problem.at) && !('first' in problem && isAsked(problem.first)),
  );
  const errors = counted.filter((problem) => severityOf(problem) === 'error').map(({ at }) => at);
  const bad = new Set(errors.map(placeKey));
  const known = new Set(errors.length === 0 ? [] : items.map(({ at }) => placeKey(at)));
  const whyNot = ({ at }: ReadItem) =>
    isAsked(at) ? 'asked' : bad.size > 0 && bad.has(placeKey(at)) ? 'error' : null;
  const silent = items.filter((row) => whyNot(row) !== null);
  return {
    rows: items.filter((row) => whyNot(row) === null),
    silent,
    notTaken: silent.map((row) => ({
      at: row.at,
      title: titleOf(row.content),
      why: whyNot(row) ?? 'error',
    })),
    problems: counted,
    unread: errors.find((at) => !known.has(placeKey(at))) ?? null,
  };
}

/** @throws Refusal `request.parameter-invalid` for a row that does not count. */
export function acceptedRows(
  accept: readonly AcceptedRow[],
  rows: readonly ReadItem[],
): Map<ReadItem, string> {
  const accepted = new Map<ReadItem, string>();
  for (const choice of accept) {
    const { sheet, row: number, code } = choice;
    const found = rows.filter(({ at }) => at.row === number && (sheet === null || at.sheet === sheet));
    const [row] = found;
    if (found.length > 1) throw refuseAccept(choice, '写明工作表的行号，如 目录!5=19-003');
    if (row === undefined) throw refuseAccept(choice, '表中可以入库的一行的行号');
    if (accepted.has(row)) throw refuseAccept(choice, '一行只写一个编号');
    accepted.set(row, code);
  }
  return accepted;
}

/**
 * An accepted row must have become its item, without taking it from another row.
 * @throws Refusal `request.parameter-invalid` for one that has not.
 */
export function refuseUnfulfilled(
  accept: readonly AcceptedRow[],
  accepted: ReadonlyMap<ReadItem, string>,
  { matches }: Matching,
): void {
  for (const [row, code] of accepted) {
    const match = matches.find((candidate) => candidate.row === row);
    if (match?.item?.code === code) continue;
    const choice = accept.find((one) => one.row === row.at.row && one.code === code);
    const other = matches.find(({ item }) => item?.code === code);
    const expected = match?.item
      ? ` ${match.item.code}（这一行已对应它）`
      : other
        ? `没有被其他行对应的事项（它已对应 ${sayPosition(other.row.at)}）`
        : '现行目录中的事项编号';
    throw refuseAccept(choice ?? { sheet: row.at.sheet, row: row.at.row ?? 0, code }, expected);
  }
}

/** Keys of the places in a range. */
function placesIn(range: RowRange, places: readonly Position[]): string[] {
  const found = places.filter(
    ({ sheet, row }) =>
      row !== null && row >= range.from && row <= range.to && (range.sheet === null || range.sheet === sheet),
  );
  const refuse = (expected: string) =>
    new Refusal('request.parameter-invalid', { parameter: 'leaveOut', found: sayRowRange(range), expected });
  if (found.length === 0) throw refuse('表中有内容的行号');
  if (new Set(found.map(({ sheet }) => sheet)).size > 1) throw refuse('写明工作表的行号，如 目录!5');
  return found.map(placeKey);
}

function placeKey({ sheet, row }: Position): string {
  return JSON.stringify([sheet, row]);
}

function refuseAccept(choice: AcceptedRow, expected: string): Refusal {
  return new Refusal('request.parameter-invalid', {
    parameter: 'accept',
    found: sayAcceptedRow(choice),
    expected,
  });
}
