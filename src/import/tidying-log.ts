import type { Tidying, TidyingExample, TidyingKind } from './tidying.js';
import { mostPlaces, tidyingWords } from './tidying.js';
import { columnLetters } from './workbook.js';

/** Of each kind so many are shown with their words. */
const mostExamples = 5;

type Kept = {
  kind: TidyingKind;
  count: number;
  left: number;
  places: { sheet: string | null; at: number[] }[];
  examples: TidyingExample[];
};

/** Takes down what the reader tidied. It is told of several cells in every row: a place is one number until the end. */
export class TidyingLog {
  private readonly kept = new Map<TidyingKind, Kept>();

  inSheet(sheet: string | null): SheetTidyings {
    return new SheetTidyings(sheet, this.kept);
  }

  /** In the order of the list of kinds. */
  get all(): Tidying[] {
    return Object.keys(tidyingWords).flatMap((kind) => {
      const kept = this.kept.get(kind as TidyingKind); // a key of the words
      return kept === undefined ? [] : [toTidying(kept)];
    });
  }
}

export class SheetTidyings {
  private readonly places = new Map<TidyingKind, { kept: Kept; at: number[] }>();

  constructor(
    private readonly sheet: string | null,
    private readonly kept: Map<TidyingKind, Kept>,
  ) {}

  /** `column` null: the row; both null: the sheet. */
  add(kind: TidyingKind, row: number | null, column: number | null = null): void {
    const { kept, at } = this.places.get(kind) ?? this.begin(kind);
    kept.count++;
    if (kept.left > 0) {
      kept.left--;
      at.push(packPlace(row, column));
    }
  }

  /** Lets the first of each kind be shown, once the sheet is read. */
  showExamples(show: (row: number, column: number | null) => TidyingExample): void {
    for (const { kept, at } of this.places.values())
      for (const place of at) {
        const row = rowOf(place);
        if (kept.examples.length >= mostExamples) break;
        if (row !== null) kept.examples.push(show(row, columnOf(place)));
      }
  }

  private begin(kind: TidyingKind): { kept: Kept; at: number[] } {
    const kept = this.kept.get(kind) ?? { kind, count: 0, left: mostPlaces, places: [], examples: [] };
    this.kept.set(kind, kept);
    const begun = { kept, at: [] };
    this.places.set(kind, begun);
    if (kept.left > 0) kept.places.push({ sheet: this.sheet, at: begun.at });
    return begun;
  }
}

function toTidying({ kind, count, places, examples }: Kept): Tidying {
  const said = places.map(({ sheet, at }) => ({ sheet, cells: sayPlaces(at) }));
  return { kind, count, places: said, examples };
}

/** More than the rows a sheet has. */
const rowBits = 21;
const rowMask = 2 ** rowBits - 1;

export function packPlace(row: number | null, column: number | null): number {
  return (((column ?? -1) + 1) << rowBits) | (row ?? 0);
}

export function rowOf(place: number): number | null {
  return place & rowMask || null;
}

export function columnOf(place: number): number | null {
  return place >> rowBits === 0 ? null : (place >> rowBits) - 1;
}

/** Column by column, cells below each other as one: `B3`, `A4:A503`; `5:7` for rows, `H:H` for a column. */
function sayPlaces(places: readonly number[]): string[] {
  const sorted = Int32Array.from(places).sort();
  const said: string[] = [];
  for (let first = 0; first < sorted.length;) {
    let last = first;
    while (sorted[last + 1] === (sorted[last] ?? 0) + 1) last++;
    said.push(...sayCells(sorted[first] ?? 0, sorted[last] ?? 0));
    first = last + 1;
  }
  return said;
}

function sayCells(first: number, last: number): string[] {
  const column = columnOf(first);
  const [from, to] = [rowOf(first), rowOf(last)];
  if (column === null) return from === null ? [] : [`${from}:${to ?? from}`];
  const letters = columnLetters(column);
  if (from === null) return [`${letters}:${letters}`];
  return [from === to ? `${letters}${from}` : `${letters}${from}:${letters}${to ?? from}`];
}
