import type { Version } from '../catalog/catalog.js';
import { dayInShanghai, isDay } from '../catalog/day.js';
import { Refusal } from '../refusal.js';

/** Not before there was a catalog; and a version can't be taken back: a year far off is a slip of the hand. */
export function refuseEffectiveDay(effectiveOn: string, first: Version, at: Date): void {
  if (!isDay(effectiveOn)) throw new Refusal('date.invalid', { field: 'effectiveOn', found: effectiveOn });
  if (effectiveOn < first.effectiveOn)
    throw new Refusal('publication.too-early', { effectiveOn, firstOn: first.effectiveOn });
  const latestOn = `${Number(dayInShanghai(at).slice(0, 4)) + 5}-12-31`;
  if (effectiveOn > latestOn) throw new Refusal('publication.too-late', { effectiveOn, latestOn });
}

/** What may be meant, but seldom is: a day that is over, or one after which a version that is there stays in force. */
export type DayDoubt = { kind: 'past' } | { kind: 'superseded'; number: number; from: string };

/** `versions`: those of its edition by now, by number. */
export function doubtEffectiveDay(effectiveOn: string, versions: readonly Version[], at: Date): DayDoubt[] {
  const next = versions
    .filter((version) => version.effectiveOn > effectiveOn)
    .reduce<Version | null>((a, b) => (a !== null && a.effectiveOn < b.effectiveOn ? a : b), null);
  return [
    ...(effectiveOn < dayInShanghai(at) ? [{ kind: 'past' } as const] : []),
    ...(next === null ? [] : [{ kind: 'superseded', number: next.number, from: next.effectiveOn } as const]),
  ];
}
