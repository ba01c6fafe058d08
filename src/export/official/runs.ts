/** Neighbours with the same value together; those with none stay apart. */
export function runsOf<T>(all: readonly T[], valueOf: (each: T) => string | null): [T, ...T[]][] {
  const runs: [T, ...T[]][] = [];
  for (const each of all) {
    const last = runs.at(-1);
    const value = valueOf(each);
    if (last !== undefined && value !== null && valueOf(last[0]) === value) last.push(each);
    else runs.push([each]);
  }
  return runs;
}
