/** A title without the marks around it; marks within belong to it: 关于实施《甲办法》的意见. */
export function bareTitle(typed: string): string {
  return typed
    .trim()
    .replace(/^《(.*)》$/u, '$1')
    .trim();
}

/** A title a line, or several in their marks on one (《甲》《乙》, 《甲》、《乙》), each once. */
export function titlesIn(typed: string): string[] {
  const titles = typed.split(/[\r\n]+/u).flatMap((line) => markedTitles(line) ?? [line]);
  return [...new Set(titles.map(bareTitle).filter(Boolean))];
}

/** null: the line is not made of titles in marks alone. Marks may stand within a title. */
function markedTitles(line: string): string[] | null {
  const titles: string[] = [];
  let depth = 0;
  let title = '';
  for (const sign of line.trim()) {
    if (sign === '《' && depth++ === 0) continue;
    if (sign === '》' && --depth === 0) {
      titles.push(title);
      title = '';
    } else if (depth > 0) title += sign;
    else if (depth < 0 || !/[、，,；;\s和及与]/u.test(sign)) return null;
  }
  return depth === 0 && titles.length > 1 ? titles : null;
}
