import type { Audience, Level, Method } from '../catalog/item.js';
import type { RowCells } from './row-cells.js';
import { columnsByField } from './table/columns.js';
import type { Row } from './table/rows.js';
import type { Column, Table } from './table/table.js';
import type { TidiedCells } from './tidied-ticks.js';
import { tidiedTicks } from './tidied-ticks.js';
import { mergedTicks, readAudience, readLevels, readMethods, ticksContradict } from './ticked-fields.js';

/** What the ticks of a row say together. Rows ticked alike share it: it is not changed. */
export type Ticks = {
  audience: Audience;
  methods: Method[];
  levels: Level[];
  contradictory: boolean;
  tidied: TidiedCells;
};

const ticked = [
  'everyone',
  'groups',
  'audience',
  'proactive',
  'onRequest',
  'methods',
  'form',
  'level',
  'levels',
] as const satisfies Column['field'][];

/** What was read of rows whose cells so far say the same: a step for each column. */
type Branch = { next: Map<string, Branch>; ticks: Ticks | null };
type KnownTicks = { columns: number[]; root: Branch; size: number };

/** A catalog has a few dozen ways to tick a row; words in these columns make more. */
const most = 5_000;
const known = new WeakMap<Table['columns'], KnownTicks>();

/** Reads audience, methods and levels; ticks that contradict each other count for nothing. */
export function readTicks(row: Row, table: Table, reader: { readonly cells: RowCells }): Ticks {
  const found = knownTicks(table);
  let branch = found.root;
  for (const column of found.columns) branch = branchFor(row.texts[column] ?? '', branch, found);
  if (branch.ticks !== null) return branch.ticks;
  const { cells } = reader;
  const before = cells.problems.length;
  const ticks = readCells(cells);
  // What was reported has its place in this row, and must be reported for each.
  if (cells.problems.length === before) branch.ticks = ticks;
  return ticks;
}

function branchFor(text: string, branch: Branch, found: KnownTicks): Branch {
  const known = branch.next.get(text);
  if (known !== undefined) return known;
  if (++found.size > most) {
    found.root = newBranch();
    found.size = 0;
  }
  const made = newBranch();
  branch.next.set(text, made);
  return made;
}

function newBranch(): Branch {
  return { next: new Map(), ticks: null };
}

function readCells(cells: RowCells): Ticks {
  const merged = mergedTicks(cells);
  for (const { index, text } of merged)
    cells.report({ code: 'item.ticks-merged', at: cells.at(index), found: text.trim() });
  if (merged.length > 0) return unknown(false);
  if (ticksContradict(cells)) return unknown(true);
  const ticks = {
    audience: readAudience(cells),
    methods: readMethods(cells),
    levels: readLevels(cells),
    contradictory: false,
  };
  return { ...ticks, tidied: tidiedTicks(cells, ticks) };
}

function unknown(contradictory: boolean): Ticks {
  return { audience: { everyone: null, groups: null }, methods: [], levels: [], contradictory, tidied: [] };
}

function knownTicks(table: Table): KnownTicks {
  const found = known.get(table.columns);
  if (found !== undefined) return found;
  const byField = columnsByField(table);
  const columns = ticked.flatMap((field) => byField.get(field) ?? []);
  const made = { columns, root: newBranch(), size: 0 };
  known.set(table.columns, made);
  return made;
}
