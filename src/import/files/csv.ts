import { parse } from 'csv-parse/sync';
import { unguarded } from '../../catalog/formula-guard.js';
import { limits } from '../limits.js';
import { UnreadableFile, damaged, wholeFile } from '../unreadable.js';
import type { Workbook } from '../workbook.js';
import { Budget, GridBuilder } from './grid-builder.js';

const delimiters = [',', '\t', ';', '|'] as const;

/** Reads comma-, tab-, semicolon- or bar-separated text. A row's number is that of its record. */
export function readCsv(text: string): Workbook {
  if (hasTooManyLines(text)) throw tooManyRows();
  const named = /^sep=([,\t;|])\r?\n/.exec(text);
  const delimiter = named?.[1] ?? guessDelimiter(text);
  const records = parseRecords(text, delimiter, limits.rows + 1);
  if (records.length > limits.rows) throw tooManyRows();
  const builder = new GridBuilder(null, new Budget());
  for (const [index, record] of records.entries())
    for (const [column, field] of record.entries()) builder.add(index + 1, column, unguarded(field));
  return { grids: [builder.build()] };
}

function tooManyRows(): UnreadableFile {
  return new UnreadableFile({ code: 'file.too-many-rows', at: wholeFile, limit: limits.rows });
}

const [lineFeed, quote] = [10, 34];

/** Whether more lines end outside quotes than a table may have rows: told before anything is made of them. */
function hasTooManyLines(text: string): boolean {
  let lines = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === quote) quoted = !quoted;
    else if (sign === lineFeed && !quoted && ++lines > limits.rows) return true;
  }
  return false;
}

/** The one that cuts most records of the beginning into most fields. */
export function guessDelimiter(text: string): string {
  const start = text.slice(0, 60_000);
  let best: string = ',';
  let most = 1;
  for (const delimiter of delimiters) {
    const widths = parseRecords(start, delimiter, 60)
      .map((record) => record.length)
      .filter((width) => width > 1)
      .sort((a, b) => a - b);
    const median = widths[widths.length >> 1] ?? 0;
    if (median > most) [best, most] = [delimiter, median];
  }
  return best;
}

function parseRecords(text: string, delimiter: string, to: number): string[][] {
  const options = {
    delimiter,
    to,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 2 ** 20,
  };
  try {
    return parse(text, options);
  } catch {
    // A quote never closed: take quotes for ordinary characters.
    try {
      return parse(text, { ...options, quote: false });
    } catch {
      throw damaged();
    }
  }
}
