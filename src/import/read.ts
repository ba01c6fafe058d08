import type { ItemContent, ItemField } from '../catalog/item.js';
import type { KnownDomain } from '../catalog/domain.js';
import type { FileProblem, Position, Problem } from '../problem.js';
import type { AppliedMapping, ColumnMapping } from './column-mapping.js';
import type { FieldPlaces } from './field-places.js';
import type { CellRepair } from './repairs.js';
import type { SaidCell } from './said-cells.js';
import type { SentMark } from './sent-mark.js';
import type { Tidying } from './tidying.js';
import type { Grid } from './workbook.js';

/** A row of a file as it was read, with the place it came from. */
export type ReadItem = {
  at: Position;
  /** From a code column, if the file has one. */
  code: string | null;
  /** `code` null: a domain we do not know by that name. */
  domain: { code: string | null; name: string } | null;
  content: ItemContent;
  /** The fields the file has a column for; the others are not the file's to say. */
  columns: ItemField[];
  /** Where the fields stand; without it their places are not known. */
  places?: FieldPlaces;
  /** Fields whose cells are blank; without it those that say nothing are taken for blank. */
  blank?: ItemField[];
};

/** What a file holds. */
export type FileReading = {
  items: ReadItem[];
  problems: Problem[];
  /** What was put in order; without it there was nothing to read. */
  tidyings?: Tidying[];
  mapping?: AppliedMapping;
  /** What wrong cells may say instead; without it nobody knows. */
  repairs?: CellRepair[];
  /** What it says of itself, if we exported it. */
  mark?: SentMark;
};

/** What people said of how a file is to be read: of its columns, and of cells that are wrong. */
export type SaidOfFile = ColumnMapping & { cells?: readonly SaidCell[] };

/** Reads any file we know; never throws for bad input: what can't be read is a problem. */
export type ReadFile = (
  bytes: Uint8Array,
  name: string,
  domains: KnownDomain[],
  said?: SaidOfFile | null,
) => Promise<FileReading>;

/** The sheets of a file, their first rows, texts only where they are printed; `problem`: why there are none. */
export type GridReading = { grids: Grid[]; problem: FileProblem | null };

export type ReadSheets = (bytes: Uint8Array, rows: number) => Promise<GridReading>;
