import type { Act } from '../account/actor.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import type { RecordedEvent } from '../store/regulation-events.js';
import { findEvent } from '../store/regulation-events.js';
import type { KeptTask } from '../store/tasks.js';
import { listTasks } from '../store/tasks.js';
import type { EventOutcome } from './event-outcome.js';
import { findConsequences, showConsequences } from './event-outcome.js';
import { permittedEditions } from './permitted-editions.js';
import { findRegulation, usualDays } from './record-event.js';

/** An event with what it touches now, and the tasks that were made of it. */
export type EventImpacts = Pick<EventOutcome, 'effectiveOn' | 'dueOn' | 'dueProblem' | 'impacts'> & {
  event: RecordedEvent;
  tasks: KeptTask[];
};

/** What an event on record touches now, for who works on any edition. */
export async function readImpacts(db: Db, id: number, act: Act): Promise<EventImpacts> {
  const editions = await permittedEditions(db, 'task.read', undefined, act);
  const event = await findEvent(db, id);
  if (event === null) throw new Refusal('event.unknown', { event: id });
  const regulation = await findRegulation(db, event.regulation);
  const happening = { regulation, event: event.event };
  const found = await findConsequences(db, happening, regulation.events, usualDays, act);
  return {
    event,
    ...(await showConsequences(db, found, act)),
    tasks: await listTasks(db, { event: id, editions }),
  };
}
