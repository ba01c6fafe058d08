import type { Act } from '../account/actor.js';
import { dayInShanghai } from '../catalog/day.js';
import { Refusal } from '../refusal.js';
import { effectiveDay } from '../regulation/effective-day.js';
import type { RegulationEvent } from '../regulation/regulation.js';
import { workingCalendar } from '../regulation/working-days.js';
import { readCalendar } from '../store/calendar.js';
import type { Db } from '../store/engine.js';

/**
 * When the work that an event makes is due: so many working days after it takes effect, or after it was recorded where
 * that is later. `effectiveOn` null: that is not known yet, so that the work waits.
 */
export type Due =
  { effectiveOn: null } | { effectiveOn: string; dueOn: string } | { effectiveOn: string; refused: Refusal };

/** `events`: all that are known of the act. */
export async function decideDue(
  db: Db,
  event: RegulationEvent,
  events: readonly RegulationEvent[],
  count: number,
  { at }: Act,
): Promise<Due> {
  const effectiveOn = effectiveDay(event, events);
  if (effectiveOn === null) return { effectiveOn };
  const today = dayInShanghai(at);
  const from = effectiveOn > today ? effectiveOn : today;
  const calendar = await readCalendar(db);
  if (calendar === null) return { effectiveOn, refused: new Refusal('calendar.missing', {}) };
  const due = workingCalendar(calendar).dueOn(from, count);
  if ('on' in due) return { effectiveOn, dueOn: due.on };
  const refused =
    due.refused === 'calendar-ends'
      ? new Refusal('calendar.ends', { from, count, knownThrough: due.knownThrough })
      : new Refusal('calendar.begins', { from, knownFrom: due.from });
  return { effectiveOn, refused };
}
