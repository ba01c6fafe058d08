import type { ImportPreview, PreviewRow } from '../../../../actions/preview-import.js';
import type { OfferedRepair } from '../../../../actions/offered-repairs.js';
import type { WrittenChoices } from '../../../../actions/waiting-choices.js';
import { lineOfCell } from '../../../../actions/waiting-choices.js';
import type { ItemContent, ItemField } from '../../../../catalog/item.js';
import { textUnder } from '../../../../catalog/item.js';
import { fieldNames, sayValue } from '../../../../catalog/words.js';
import type { ReportedProblem } from '../../../../problem.js';
import { regulationUrl } from '../../urls.js';
import type { FieldChange } from '../../change/view.js';
import type { Fix } from './fixes.js';
import { cellFixes, rowFixes, unplacedFixes } from './fixes.js';
import type { PlacedProblems } from './places.js';
import { keyOfCell, keyOfRow } from './places.js';
import type { TidiedCells } from './tidied.js';

export type Tone = 'red' | 'amber' | 'blue';
/** `href`: where what it speaks of is told. */
export type Message = { tone: Tone; text: string; href?: string };

type Width = 'middling' | 'wide' | 'wider';

/** A column of the grid: where it stands in the sheet, and what it is. */
export type GridColumn = { letters: string; name: string; width: Width | null };

export type GridCell = {
  /** The place to jump to. */
  anchor: string;
  tone: Tone | null;
  texts: string[];
  /** Its words were written in another cell. */
  taken: boolean;
  /** What it changes; null: it says what the item says. */
  change: FieldChange | null;
  messages: Message[];
  fixes: Fix[];
};

export type GridRow = {
  kind: 'row';
  anchor: string;
  row: number;
  fate: PreviewRow['fate'];
  why: PreviewRow['why'];
  cells: GridCell[];
  /** About the row as a whole. */
  messages: Message[];
  fixes: Fix[];
};

/** Rows in a line that change nothing. */
export type GridFold = { kind: 'fold'; from: number; to: number; count: number };

export type GridLine = GridRow | GridFold;

const tones = { error: 'red', warning: 'amber', info: 'blue' } as const;

/** Columns of long texts get the room that keeps rows low. */
const widths: Partial<Record<ItemField, Width>> = {
  content: 'wide',
  legalBases: 'wider',
  timeLimit: 'middling',
  channels: 'wide',
};

/** The columns that the rows of a sheet have, in the order of the sheet. */
export function gridColumns(rows: readonly PreviewRow[]): GridColumn[] {
  const found = new Map<string, GridColumn>();
  for (const { columns } of rows) {
    for (const [letters, { fields, heading }] of Object.entries(columns)) {
      const name = heading ?? fields.map((field) => fieldNames[field]).join('、');
      const width = fields[0] === undefined ? null : (widths[fields[0]] ?? null);
      if (!found.has(letters)) found.set(letters, { letters, name, width });
    }
  }
  return [...found.values()].sort(
    ({ letters: a }, { letters: b }) => a.length - b.length || (a < b ? -1 : 1),
  );
}

/** The rows of a sheet in the order of the file; those that change nothing are folded where they are not asked for. */
export function foldRows(
  rows: readonly PreviewRow[],
  problems: PlacedProblems,
  folds: boolean,
): (PreviewRow | GridFold)[] {
  const lines: (PreviewRow | GridFold)[] = [];
  for (const row of rows) {
    const own = problems.rows.get(keyOfRow(row.at)) ?? [];
    const number = row.at.row ?? 0;
    const last = lines.at(-1);
    if (!folds || row.fate !== 'unchanged' || own.some(({ severity }) => severity !== 'info'))
      lines.push(row);
    else if (last && isFold(last)) Object.assign(last, { to: number, count: last.count + 1 });
    else lines.push({ kind: 'fold', from: number, to: number, count: 1 });
  }
  return lines;
}

export function isFold(line: PreviewRow | GridFold): line is GridFold {
  return 'kind' in line;
}

/** What is said of each cell for which the item's value is kept, by the cell. */
export type KeptValues = ReadonlyMap<string, string>;

export function keptValues({ outcome }: ImportPreview): KeptValues {
  return new Map(
    outcome.blankKept.flatMap(({ at, kept, unread }) => {
      const says = sayValue(kept);
      if (at.cell === null || says.length === 0) return [];
      return [[keyOfCell(at), `${unread ? '没有读' : '空白'}，沿用现行：${says.join('；')}`] as const];
    }),
  );
}

/** What stands beside the rows of a sheet: what is wrong with them and was said of them, what blank cells keep, what was put in order. */
export type Around = {
  sheet: number;
  problems: PlacedProblems;
  repairs: ReadonlyMap<string, OfferedRepair[]>;
  choices: WrittenChoices;
  kept: KeptValues;
  tidied: TidiedCells;
};

export function gridRow(row: PreviewRow, columns: readonly GridColumn[], around: Around): GridRow {
  const { sheet } = around;
  const own = around.problems.rows.get(keyOfRow(row.at)) ?? [];
  const number = row.at.row ?? 0;
  const placed = own.filter(({ at }) => columns.some(({ letters }) => at.cell === `${letters}${number}`));
  const elsewhere = own.filter((problem) => !placed.includes(problem));
  const asks = askOf(row);
  return {
    kind: 'row',
    anchor: rowAnchor(sheet, number),
    row: number,
    fate: row.fate,
    why: row.why,
    cells: columns.map(({ letters }) => gridCell(row, letters, placed, around)),
    messages: [
      ...elsewhere.map(toPlacedMessage),
      ...(asks === null ? [] : [{ tone: 'amber' as const, text: asks }]),
    ],
    fixes: [...rowFixes(row, own), ...unplacedFixes(elsewhere, around.repairs, around.choices)],
  };
}

/** What a new row is asked: which item it may be. */
export function askOf({ suggestion, twin }: PreviewRow): string | null {
  if (suggestion === null && twin?.hasRow === true)
    return `与 ${twin.code}“${twin.title}”相似，而表中另有 ${twin.code} 的一行，是同一事项吗？不管它就作新增。`;
  const like = suggestion ?? twin;
  return like && `与现行事项 ${like.code}“${like.title}”相似，是同一事项吗？不选定就作新增。`;
}

export function rowAnchor(sheet: number, row: number): string {
  return `r${sheet}-${row}`;
}

export function cellAnchor(sheet: number, cell: string): string {
  return `c${sheet}-${cell}`;
}

function gridCell(
  row: PreviewRow,
  letters: string,
  problems: readonly ReportedProblem[],
  { sheet, repairs, choices, kept, tidied }: Around,
): GridCell {
  const { fields, heading } = row.columns[letters] ?? { fields: [], heading: null };
  const at = { ...row.at, cell: `${letters}${row.at.row ?? 0}` };
  const own = problems.filter((problem) => problem.at.cell === at.cell);
  const keeps = kept.get(keyOfCell(at));
  const tidy = tidied.get(keyOfCell(at));
  const messages = [
    ...own.map(toMessage),
    ...(keeps === undefined ? [] : [{ tone: 'blue' as const, text: keeps }]),
    ...(tidy?.said ?? []).map((text) => ({ tone: 'blue' as const, text })),
  ];
  const toFix = {
    at,
    fields,
    problems: own,
    repairs: repairs.get(keyOfCell(at)) ?? [],
    said: choices.cell.length === 0 ? null : lineOfCell(choices, at),
  };
  return {
    anchor: cellAnchor(sheet, at.cell),
    tone: worst(messages) ?? (tidy ? 'blue' : null),
    taken: tidy?.taken ?? false,
    texts: fields.flatMap((field) => textsOf(row, field, heading)),
    change: changeOf(row, fields, heading),
    messages,
    fixes: cellFixes(row, toFix),
  };
}

function textsOf({ content }: PreviewRow, field: ItemField, heading: string | null): string[] {
  if (content === null) return [];
  if (field === 'extra') return sayValue(textUnder(content.extra, heading ?? '') ?? null);
  return sayValue(content[field]);
}

/** Fields of one column that change, woven into one. */
function changeOf(row: PreviewRow, fields: readonly ItemField[], heading: string | null): FieldChange | null {
  const edits = row.edits.filter(({ field }) => fields.includes(field));
  const [first] = edits;
  if (first === undefined || row.item === null) return null;
  if (
    first.field === 'extra' &&
    (textUnder(row.item.extra, heading ?? '') ?? '') === textsOf(row, 'extra', heading).join()
  )
    return null;
  const said = (side: 'before' | 'after') =>
    first.field === 'extra'
      ? sayValue(textUnder(first[side] as ItemContent['extra'], heading ?? '') ?? null) // 其他栏目 are texts by heading
      : edits.flatMap((edit) => sayValue(edit[side]));
  return { label: fieldNames[first.field], before: said('before'), after: said('after'), weight: null };
}

function toMessage({ severity, message, regulation }: ReportedProblem): Message {
  return {
    tone: tones[severity],
    text: message,
    ...(regulation === undefined ? {} : { href: regulationUrl(regulation) }),
  };
}

/** Of a cell that the grid has no place for: which it is. */
function toPlacedMessage(problem: ReportedProblem): Message {
  const { text, ...message } = toMessage(problem);
  return { ...message, text: problem.at.cell === null ? text : `${problem.at.cell}：${text}` };
}

function worst(messages: readonly Message[]): Tone | null {
  return (
    (['red', 'amber', 'blue'] as const).find((tone) => messages.some((each) => each.tone === tone)) ?? null
  );
}
