import { canonicalJson } from '../catalog/canonical.js';
import { sayEvent } from '../regulation/event-words.js';
import type { Regulation } from '../regulation/regulation.js';
import type { Standing } from '../regulation/status.js';
import { statusOn } from '../regulation/status.js';
import { dayOfEvent } from '../regulation/texts.js';
import type { StatusNews } from './announcement.js';

/** What of an act's standing others are told when it changes: an act amended again is news, though its status has the same name. */
export type ToldStanding = Pick<Standing, 'status' | 'amendedOn' | 'ended'>;

export function toldStanding({ events }: Regulation, day: string): ToldStanding {
  const { status, amendedOn, ended } = statusOn(events, day);
  return { status, amendedOn, ended };
}

/** null: nothing changed. `why`: what it comes from, where that is no event on record. */
export function statusNews(
  regulation: Regulation,
  before: ToldStanding,
  day: string,
  why: string | null,
): StatusNews | null {
  const after = toldStanding(regulation, day);
  if (canonicalJson(before) === canonicalJson(after)) return null;
  return {
    type: 'regulation.status.changed',
    regulation: regulation.id,
    title: regulation.title,
    on: day,
    before: before.status,
    after: after.status,
    why: why ?? lastEvent(regulation, day),
  };
}

/** Of what happened on one day rather what made it so than that it came into force. */
function lastEvent({ events }: Regulation, day: string): string | null {
  const happened = events
    .map((event) => ({ event, on: dayOfEvent(event) ?? '', rank: event.kind === 'commenced' ? 0 : 1 }))
    .filter(({ on }) => on <= day)
    .sort((one, other) => (one.on === other.on ? one.rank - other.rank : one.on < other.on ? -1 : 1));
  const last = happened.at(-1);
  return last === undefined ? null : sayEvent(last.event);
}
