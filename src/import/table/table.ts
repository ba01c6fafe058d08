import type { GridRow } from '../workbook.js';
import type { Meaning } from './headings.js';
import type { TableDomain } from './domain-title.js';

/** One table of a sheet: what its columns mean and the rows under its header. */
export type Table = {
  sheet: string | null;
  domain: TableDomain | null;
  columns: Column[];
  /** The header's first row; null if the table has none. */
  header: number | null;
  /** It goes on the table before: a header repeated after a page break, no title between. */
  continues: boolean;
  body: GridRow[];
};

export type Column = Meaning & { heading: string };
