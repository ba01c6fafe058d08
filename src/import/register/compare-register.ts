import { foldTitle, withoutState } from '../../regulation/link-fold.js';
import type { Regulation, RegulationEvent } from '../../regulation/regulation.js';

/** What a register that is read has beside the one on record. */
export type RegisterDifference = {
  added: Regulation[];
  /** Of regulations on record, by id, events that are not. */
  events: { id: string; title: string; events: RegulationEvent[] }[];
  unchanged: number;
};

/** Regulations are the same by title, kind aside; what is on record is never taken away. */
export function compareRegister(
  known: readonly Regulation[],
  read: readonly Regulation[],
): RegisterDifference {
  const titled = new Map(known.map((regulation) => [titleKey(regulation.title), regulation]));
  const difference: RegisterDifference = { added: [], events: [], unchanged: 0 };
  for (const regulation of read) {
    const present = titled.get(titleKey(regulation.title));
    if (present === undefined) {
      difference.added.push(regulation);
      continue;
    }
    const events = newEvents(present.events, regulation.events);
    if (events.length === 0) difference.unchanged++;
    else difference.events.push({ id: present.id, title: present.title, events });
  }
  return difference;
}

/** Those that are not on record: an event is the same by kind, day and articles. An end of unknown day is known if any end is. */
export function newEvents(
  known: readonly RegulationEvent[],
  read: readonly RegulationEvent[],
): RegulationEvent[] {
  const keys = new Set(known.map(eventKey));
  const ended = known.some(({ kind, articles }) => ends.has(kind) && articles.length === 0);
  return read.filter((event) => {
    if (event.on === null && ended && ends.has(event.kind)) return false;
    const key = eventKey(event);
    if (keys.has(key)) return false;
    keys.add(key);
    return true;
  });
}

const ends = new Set<RegulationEvent['kind']>(['repealed', 'expired', 'superseded']);

function eventKey({ kind, on, articles }: RegulationEvent): string {
  return JSON.stringify([kind, on, [...articles].sort()]);
}

function titleKey(title: string): string {
  return withoutState(foldTitle(title));
}
