/** The rows of the first table under a heading, cell by cell, without its head. */
export function tableUnder(text: string, heading: string): string[][] {
  const [, below = ''] = text.split(`\n## ${heading}\n`);
  const [here = ''] = below.split('\n## ');
  return rowsOf(here);
}

/** The rows of every table in a text, without their heads. */
export function rowsOf(text: string): string[][] {
  return text
    .split(/\n\n+/)
    .filter((block) => block.trimStart().startsWith('|'))
    .flatMap((table) => table.trim().split('\n').slice(2))
    .map((line) =>
      line
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => cell.trim()),
    );
}
