/** A spreadsheet takes a cell that begins so for a formula, also behind quotes, which it takes away. */
const sign = `["']*[=+\\-@＝＋－＠]`;

/** Behind these a cell begins for who reads with another separator or loses a quote. */
const begins = '(?<=^|[;|\\t\\r\\n])';

const dangerous = new RegExp(`${begins}(?=${sign})|^(?='*[\\t\\r\\n])`, 'g');
const kept = new RegExp(`${begins}'(?=${sign})|^'(?='*[\\t\\r\\n])`, 'g');

/** A text for a file of plain cells: a `'` stands wherever a formula might begin. */
export function guarded(text: string): string {
  return text.replace(dangerous, "'");
}

/** The text that was guarded: one `'` is taken from every such place, so that a text with one of its own keeps it. */
export function unguarded(text: string): string {
  return text.replace(kept, '');
}
