import { cut } from '../../catalog/cell-limit.js';

const longest = 31;

/**
 * A name Excel takes for each title, in order: without []:*?/\ and quotes, at most 31 characters, none twice (case does
 * not count), none of those already `taken`.
 */
export function sheetNames(titles: readonly string[], taken: readonly string[]): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return titles.map((title) => {
    const bare = title.replace(/[[\]:*?/\\'\p{C}]/gu, ' ').trim() || '未命名';
    let name = cut(bare, longest);
    for (let number = 2; used.has(name.toLowerCase()) || isReserved(name); number++) {
      const ending = `（${number}）`;
      name = `${cut(bare, longest - ending.length)}${ending}`;
    }
    used.add(name.toLowerCase());
    return name;
  });
}

/** Excel keeps this name for itself. */
function isReserved(name: string): boolean {
  return name.toLowerCase() === 'history';
}
