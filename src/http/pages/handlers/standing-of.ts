import type { Version } from '../../../catalog/catalog.js';
import type { Standing } from '../standing.js';

/** Where a version stands on a day, among all versions of its edition. */
export function standingOf(version: Version, versions: readonly Version[], today: string): Standing {
  const inForce = inForceOn(versions, today);
  if (version.number === inForce?.number) return { state: 'in-force' };
  if (version.effectiveOn > today) return { state: 'future', inForce: inForce?.number ?? null };
  const later = versions.filter((other) => other.effectiveOn <= today && outranks(other, version));
  const end = later.map(({ effectiveOn }) => effectiveOn).sort()[0] ?? today;
  return {
    state: 'past',
    until: end > version.effectiveOn ? dayBefore(end) : null,
    revisionsSince: later.length,
    inForce: inForce?.number ?? version.number,
  };
}

/** The version in force on a day; undefined before the first. */
export function inForceOn(versions: readonly Version[], day: string): Version | undefined {
  return versions
    .filter(({ effectiveOn }) => effectiveOn <= day)
    .reduce<Version | undefined>(
      (best, version) => (best && outranks(best, version) ? best : version),
      undefined,
    );
}

/** Of two versions in effect, the one with the greater (effective day, number) is in force. */
function outranks(a: Version, b: Version): boolean {
  return a.effectiveOn === b.effectiveOn ? a.number > b.number : a.effectiveOn > b.effectiveOn;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
