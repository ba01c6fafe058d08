import type { Selectable } from 'kysely';
import { eventDigest } from '../regulation/event-digest.js';
import type { RegulationEvent } from '../regulation/regulation.js';
import { isEnd } from '../regulation/status.js';
import { batches } from './catalogs.js';
import type { Db } from './engine.js';
import { markRegisterChanged } from './register-lock.js';
import type { Tables } from './tables.js';

/** An event on record: by whom and when, and why it was taken back, if it was. */
export type RecordedEvent = {
  id: number;
  regulation: string;
  event: RegulationEvent;
  recordedAt: string;
  recordedBy: string;
  retracted: { at: string; by: string; reason: string } | null;
};

/** Those that count, by regulation, in order of day; what has none stands last, as it was recorded. */
export async function listEvents(db: Db): Promise<Map<string, RecordedEvent[]>> {
  const rows = await db
    .selectFrom('regulation_event')
    .selectAll()
    .where('retracted_at', 'is', null)
    .orderBy('id')
    .execute();
  const byRegulation = new Map<string, RecordedEvent[]>();
  for (const recorded of rows.map(toEvent)) {
    const known = byRegulation.get(recorded.regulation);
    if (known === undefined) byRegulation.set(recorded.regulation, [recorded]);
    else known.push(recorded);
  }
  for (const events of byRegulation.values()) events.sort(byDay);
  return byRegulation;
}

/** Those of one regulation, retracted ones too, in order of day. */
export async function listEventsOf(db: Db, regulation: string): Promise<RecordedEvent[]> {
  const rows = await db
    .selectFrom('regulation_event')
    .selectAll()
    .where('regulation_id', '=', regulation)
    .orderBy('id')
    .execute();
  return rows.map(toEvent).sort(byDay);
}

/** null: there is none. */
export async function findEvent(db: Db, id: number): Promise<RecordedEvent | null> {
  const row = await db.selectFrom('regulation_event').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toEvent(row) : null;
}

/**
 * The event on record that is the same, retracted ones aside. Of an end nobody knows the day of, that is any end of the same
 * articles: an act ends once.
 */
export async function findSameEvent(
  db: Db,
  regulation: string,
  event: RegulationEvent,
): Promise<RecordedEvent | null> {
  const live = (await listEventsOf(db, regulation)).filter(({ retracted }) => retracted === null);
  const same = live.find(({ event: other }) => eventDigest(other) === eventDigest(event));
  if (same !== undefined || event.on !== null || !isEnd(event)) return same ?? null;
  return live.find(({ event: other }) => isEnd(other) && endDigest(other) === endDigest(event)) ?? null;
}

/** The end without a day that one with a day is known to be. */
export async function findUndatedEnd(
  db: Db,
  regulation: string,
  event: RegulationEvent,
): Promise<RecordedEvent | null> {
  if (event.on === null || !isEnd(event)) return null;
  const events = await listEventsOf(db, regulation);
  const undated = events.find(
    ({ event: other, retracted }) =>
      retracted === null && other.on === null && isEnd(other) && endDigest(other) === endDigest(event),
  );
  return undated ?? null;
}

/** However it ended and on whatever day. */
function endDigest({ articles }: RegulationEvent): string {
  return eventDigest({ kind: 'repealed', on: null, articles });
}

/** In the order given; which are on record already is for the caller to see. */
export async function addEvents(
  db: Db,
  events: readonly { regulation: string; event: RegulationEvent }[],
  { by, at }: { by: string; at: string },
): Promise<RecordedEvent[]> {
  await markRegisterChanged(db);
  const added: RecordedEvent[] = [];
  for (const batch of batches(events)) {
    const rows = await db
      .insertInto('regulation_event')
      .values(
        batch.map(({ regulation, event }) => ({
          regulation_id: regulation,
          digest: eventDigest(event),
          body: JSON.stringify(event),
          recorded_at: at,
          recorded_by: by,
        })),
      )
      .returningAll()
      .execute();
    added.push(...rows.map(toEvent));
  }
  return added;
}

export async function retractEvent(
  db: Db,
  id: number,
  { at, by, reason }: NonNullable<RecordedEvent['retracted']>,
): Promise<void> {
  await markRegisterChanged(db);
  await db
    .updateTable('regulation_event')
    .set({ retracted_at: at, retracted_by: by, retraction_reason: reason })
    .where('id', '=', id)
    .execute();
}

function toEvent(row: Selectable<Tables['regulation_event']>): RecordedEvent {
  const { retracted_at: at, retracted_by: by, retraction_reason: reason } = row;
  return {
    id: row.id,
    regulation: row.regulation_id,
    event: JSON.parse(row.body) as RegulationEvent, // written by addEvents only
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    retracted: at === null ? null : { at, by: by ?? '', reason: reason ?? '' },
  };
}

function byDay({ event: a, id }: RecordedEvent, { event: b, id: other }: RecordedEvent): number {
  const [first, second] = [a.on ?? '9', b.on ?? '9'];
  return first < second ? -1 : first > second ? 1 : id - other;
}
