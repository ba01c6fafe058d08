/** A title without the marks around it; marks within belong to it: 关于实施《甲办法》的意见. */
export function bareTitle(typed: string): string {
  return typed
    .trim()
    .replace(/^《(.*)》$/u, '$1')
    .trim();
}

/** One title a line, each once. */
export function titlesIn(typed: string): string[] {
  return [
    ...new Set(
      typed
        .split(/[\r\n]+/u)
        .map(bareTitle)
        .filter(Boolean),
    ),
  ];
}
