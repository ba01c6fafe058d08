/** The match of a sticky pattern that begins exactly at a place, or null. */
export function matchAt(pattern: RegExp, signs: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(signs);
}
