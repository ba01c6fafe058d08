/** The match of a sticky pattern that begins exactly at a place, or null. */
export function matchAt(pattern: RegExp, signs: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(signs);
}

/** All matches of a global pattern. Unlike `matchAll` it does not compile the pattern again, which counts for short texts. */
export function allMatches(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) matches.push(match);
  return matches;
}
