import type { Position, Problem, ProblemCode } from '../problem.js';
import { cellNameOf } from './cell-name.js';
import { readChannels, withBoxesSettled } from './cells/channels.js';
import type { Column, Table } from './table/table.js';
import { columnLetters } from './workbook.js';

/** What a wrong cell may say instead, for a person to choose; `code`: of the problem it ends. */
export type CellRepair = { at: Position; code: ProblemCode; says: string; label: string };

type Proposed = Pick<CellRepair, 'says' | 'label'>;

/** `text`: what the cell says now. */
type Repairer<C extends ProblemCode> = (
  problem: Extract<Problem, { code: C }>,
  column: Column,
  text: string,
) => Proposed[];

/** Codes of cells whose right text is known or is one of a few. */
const repairers: { [C in ProblemCode]?: Repairer<C> } = {
  'item.tick-unreadable': (_, column) => ticks[column.field] ?? [],
  'item.ticks-merged': (_, column) => ticks[column.field] ?? [],
  'item.time-limit-unreadable': ({ found }) => timeLimits(found).map(changedTo),
  'item.channel-unreadable': (_, _column, text) => boxes(text),
};

/** What cells of a table may say instead; `texts`: of the row that the problems are about, where it is known. */
export function repairsOf(
  problems: readonly Problem[],
  { columns }: Table,
  texts: readonly string[] = [],
): CellRepair[] {
  return problems.flatMap((problem) => {
    const { at, code } = problem;
    const repair = repairers[code] as Repairer<ProblemCode> | undefined; // the table is keyed by the problem's own code
    if (repair === undefined) return [];
    const letters = cellNameOf(at)?.column;
    const index = columns.findIndex((_, place) => columnLetters(place) === letters);
    const column = columns[index];
    if (column === undefined) return [];
    return repair(problem, column, texts[index] ?? '').map((proposed) => ({ at, code, ...proposed }));
  });
}

function changedTo(says: string): Proposed {
  return { says, label: `改为“${says}”` };
}

const tickOrNot: Proposed[] = [
  { says: '√', label: '算勾选' },
  { says: '', label: '算没有勾选' },
];

/** Of columns of ticks, and of those that name in words what others tick. */
const ticks: Partial<Record<Column['field'], Proposed[]>> = {
  everyone: tickOrNot,
  groups: tickOrNot,
  proactive: tickOrNot,
  onRequest: tickOrNot,
  level: tickOrNot,
  audience: ['全社会'].map(changedTo),
  methods: ['主动公开', '依申请公开'].map(changedTo),
  levels: ['县级', '乡级', '村级'].map(changedTo),
};

/** A number is one of days; a day is that day, or comes every year. */
function timeLimits(found: string): string[] {
  if (/^[1-9]\d{0,2}$/.test(found)) return [workingDays(Number(found))];
  const day = /^(?:(?<year>\d{4})[-/.年])?(?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?$/.exec(found)?.groups;
  if (day === undefined) return [];
  const [month, date] = [Number(day['month']), Number(day['day'])];
  if (month < 1 || month > 12 || date < 1 || date > 31) return [];
  const everyYear = `每年${month}月${date}日前`;
  if (day['year'] === undefined) return [everyYear];
  const year = Number(day['year']);
  const number = numberShownAsDay(year, month, date);
  if (number === null) return [`${year}年${month}月${date}日前`, everyYear];
  return number === 0 ? [everyYear] : [workingDays(number), everyYear];
}

function workingDays(count: number): string {
  return `信息形成或者变更之日起${count}个工作日内`;
}

/**
 * The number typed into a cell that shows numbers as days: of the first year spreadsheets know, which nobody means, 5 is
 * 1900-01-05 (1904-01-06 in files that begin there). They believe that 1900 had a February 29th. null: a day.
 */
function numberShownAsDay(year: number, month: number, date: number): number | null {
  const days = (Date.UTC(year, month - 1, date) - Date.UTC(year, 0, 1)) / 86_400_000;
  if (year === 1904) return days;
  return year === 1900 ? days + (month > 2 ? 2 : 1) : null;
}

/** Boxes that can't be told, all ticked or none; in one line, where that reads the same. */
function boxes(text: string): Proposed[] {
  return (['■', '□'] as const).flatMap((box) => {
    const settled = withBoxesSettled(text, box);
    const says = settled.replace(/\s*[\r\n]+\s*/gu, ' ');
    const [read, inOneLine] = [readChannels(settled), readChannels(says)];
    if (settled === text || read.unreadable.length > 0 || inOneLine.unreadable.length > 0) return [];
    if (inOneLine.channels.join() !== read.channels.join() || inOneLine.remark !== read.remark) return [];
    return [{ says, label: box === '■' ? '看不清的都算勾选' : '看不清的都算没有勾选' }];
  });
}
