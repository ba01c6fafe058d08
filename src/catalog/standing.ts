/** From a version until before another; null: still. */
export type Span = { from: number; to: number | null };

/** How much of a file stands at a version: so many of its contents, of so many items in the domains it speaks of. */
export type Standing = { version: number; equal: number; items: number };

/** @param contents where each content of a file stood; @param items those of all items of its domains */
export function standingsOf(
  latest: number,
  contents: readonly (readonly Span[])[],
  items: readonly Span[],
): Standing[] {
  const equal = new Array<number>(latest + 1).fill(0);
  for (const spans of contents) {
    // a content may stand twice at one version
    const versions = new Set(spans.flatMap((span) => versionsIn(span, latest)));
    for (const version of versions) equal[version] = (equal[version] ?? 0) + 1;
  }
  const begun = new Array<number>(latest + 2).fill(0);
  for (const { from, to } of items) {
    begun[from] = (begun[from] ?? 0) + 1;
    const end = to ?? latest + 1;
    begun[end] = (begun[end] ?? 0) - 1;
  }
  let count = 0;
  return Array.from({ length: latest }, (_, index) => {
    const version = index + 1;
    count += begun[version] ?? 0;
    return { version, equal: equal[version] ?? 0, items: count };
  });
}

/** The version a file is most likely of: where most of it stands and least is missing; the newest of equals. */
export function likeliest(standings: readonly Standing[]): Standing | null {
  const score = ({ equal, items }: Standing) => 2 * equal - items;
  return best(standings, (one, other) => score(one) - score(other));
}

/** The newest version at which most of it stands; what is missing does not count: files are often parts. */
export function fullest(standings: readonly Standing[]): Standing | null {
  return best(standings, (one, other) => one.equal - other.equal);
}

function best(
  standings: readonly Standing[],
  compare: (one: Standing, other: Standing) => number,
): Standing | null {
  let found: Standing | null = null;
  for (const standing of standings)
    if (standing.equal > 0 && (found === null || compare(standing, found) >= 0)) found = standing;
  return found;
}

function versionsIn({ from, to }: Span, latest: number): number[] {
  const end = Math.min(to ?? latest + 1, latest + 1);
  return Array.from({ length: Math.max(end - from, 0) }, (_, index) => from + index);
}
