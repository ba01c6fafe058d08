import { createHash } from 'node:crypto';
import type { RegulationEvent } from './regulation.js';

/** What an event of a regulation is told apart by: what happened, when, to which articles or text, however it was noted. */
export function eventDigest({
  kind,
  on,
  articles,
  of,
}: Pick<RegulationEvent, 'kind' | 'on' | 'articles' | 'of'>): string {
  const named = JSON.stringify([kind, on, [...articles].sort(), of ?? null]);
  return createHash('sha256').update(named, 'utf8').digest('hex').slice(0, 32);
}

/** An event that a source tells twice, adopted one moment and promulgated the next, is one: what either says of it counts. */
export function distinctEvents(events: readonly RegulationEvent[]): RegulationEvent[] {
  const distinct = new Map<string, RegulationEvent>();
  for (const event of events) {
    const digest = eventDigest(event);
    const first = distinct.get(digest);
    distinct.set(digest, first === undefined ? event : join(first, event));
  }
  return [...distinct.values()];
}

function join(first: RegulationEvent, second: RegulationEvent): RegulationEvent {
  return {
    ...second,
    ...first,
    documentNumber: first.documentNumber ?? second.documentNumber,
    successors: first.successors ?? second.successors,
    note: first.note ?? second.note,
  };
}
