import type { Act } from '../account/actor.js';
import { dayInShanghai } from '../catalog/day.js';
import { Refusal } from '../refusal.js';
import { completeEvent } from '../regulation/complete-event.js';
import { unregisteredSuccessors } from '../regulation/propose.js';
import type { Regulation, RegulationEvent } from '../regulation/regulation.js';
import { newTasks, tasksOf } from '../regulation/task.js';
import type { Db } from '../store/engine.js';
import type { RecordedEvent } from '../store/regulation-events.js';
import { findEvent, findSameEvent } from '../store/regulation-events.js';
import { lockRegister } from '../store/register-lock.js';
import { readRegister } from '../store/regulations.js';
import { listTasks } from '../store/tasks.js';
import { announceStandings } from './announce-standings.js';
import type { EventOutcome } from './event-outcome.js';
import { findConsequences, showConsequences } from './event-outcome.js';
import type { ItemName } from './make-tasks.js';
import { makeTasks, unblockTasks, workOf } from './make-tasks.js';
import type { Step } from './perform.js';
import { perform } from './perform.js';
import { targetOfRegister } from './register-target.js';
import {
  commencementOf,
  refuseContradiction,
  refuseOddEvent,
  writeCommencement,
  writeEvent,
} from './write-event.js';

export type EventRequest = {
  event: RegulationEvent;
  /** Of an enactment or amendment: since when its text is in force; null = that is open; absent = nobody says. */
  commencesOn?: string | null;
  /** Within how many working days the items must be seen to; 20 unless told. */
  workingDays?: number;
  dryRun: boolean;
};

export const usualDays = 20;

/**
 * Records what happened to a regulation, and makes a task of every item that it touches. Recorded again it finds the event
 * on record and makes only the tasks that are lacking. A dry run shows the same and writes nothing.
 */
export async function recordEvent(
  db: Db,
  id: string,
  request: EventRequest,
  act: Act,
): Promise<EventOutcome> {
  return perform(db, act, 'event.record', async (step) => {
    const { tx } = step;
    await step.require(await targetOfRegister(tx));
    await lockRegister(tx);
    const regulation = await findRegulation(tx, id);
    const { commencesOn, workingDays = usualDays } = request;
    const event = completeEvent(request.event, dayInShanghai(act.at));
    refuseOddEvent(event, commencesOn);
    const same = await findSameEvent(tx, id, event);
    if (same === null) refuseContradiction(event, regulation);
    const commenced = commencesOn === undefined ? null : commencementOf(event, commencesOn);
    if (request.dryRun) {
      step.leave();
      const others = [...(same === null ? [event] : []), ...(commenced === null ? [] : [commenced])];
      return tryEvent(tx, regulation, same?.event ?? event, others, { same, workingDays }, act);
    }
    const recorded = same ?? (await writeEvent(tx, regulation, event, act));
    const isNew = commenced !== null && (await writeCommencement(tx, id, commenced, act));
    if (isNew || same === null) await announceStandings(step, act.at);
    const outcome = await confirm(step, recorded, { workingDays, isNew: isNew || same === null }, act);
    return { ...outcome, outcome: same === null ? 'recorded' : 'known' };
  });
}

/** Makes the tasks of an event on record that are lacking; `items`: unlikely ones that are to be seen to all the same. */
export async function confirmEvent(
  db: Db,
  id: number,
  { items = [], workingDays = usualDays }: { items?: readonly ItemName[]; workingDays?: number },
  act: Act,
): Promise<EventOutcome> {
  return perform(db, act, 'event.record', async (step) => {
    await step.require(await targetOfRegister(step.tx));
    await lockRegister(step.tx);
    const recorded = await findLiveEvent(step.tx, id);
    return confirm(step, recorded, { workingDays, isNew: false, items }, act);
  });
}

/** @throws Refusal where it is not there or was retracted. */
export async function findLiveEvent(tx: Db, id: number): Promise<RecordedEvent> {
  const recorded = await findEvent(tx, id);
  if (recorded === null) throw new Refusal('event.unknown', { event: id });
  if (recorded.retracted !== null) throw new Refusal('event.retracted', { event: id });
  return recorded;
}

/** @throws Refusal `regulation.unknown`. */
export async function findRegulation(tx: Db, id: string): Promise<Regulation> {
  const regulation = (await readRegister(tx)).byId(id);
  if (regulation === undefined) throw new Refusal('regulation.unknown', { regulation: id });
  return regulation;
}

type Confirming = { workingDays: number; isNew: boolean; items?: readonly ItemName[] };

async function confirm(
  { tx, record, leave }: Step,
  recorded: RecordedEvent,
  { workingDays, isNew, items = [] }: Confirming,
  act: Act,
): Promise<EventOutcome> {
  const { id, regulation: name, event } = recorded;
  const regulation = await findRegulation(tx, name);
  const happening = { regulation, event };
  const found = await findConsequences(tx, happening, regulation.events, workingDays, act);
  const tasks = {
    ...(await makeTasks(tx, recorded, workOf(found.impacts, items), found.due, act)),
    unblocked: await unblockTasks(tx, name, workingDays, act),
  };
  if (!isNew && tasks.added + tasks.unblocked === 0) leave();
  else
    record({
      thing: { kind: 'event', id: String(id) },
      details: { regulation: name, event, ...tasks },
    });
  const shown = await showConsequences(tx, found, act);
  const unregistered = unregisteredSuccessors(happening, await readRegister(tx));
  return { outcome: 'known', event: id, regulation: name, unregistered, ...shown, tasks };
}

/** As it would come to be with these events beside those on record. */
async function tryEvent(
  tx: Db,
  regulation: Regulation,
  event: RegulationEvent,
  others: readonly RegulationEvent[],
  { same, workingDays }: { same: RecordedEvent | null; workingDays: number },
  act: Act,
): Promise<EventOutcome> {
  const events = [...regulation.events, ...others];
  const found = await findConsequences(tx, { regulation, event }, events, workingDays, act);
  const id = same?.id ?? null;
  const present = id === null ? [] : await listTasks(tx, { event: id });
  const cause = { event: String(id), regulation: regulation.id, dueOn: null };
  const added = newTasks(present, tasksOf(workOf(found.impacts), cause)).length;
  const tasks = { added, present: present.length, unblocked: 0 };
  const shown = await showConsequences(tx, found, act);
  const unregistered = unregisteredSuccessors({ regulation, event }, await readRegister(tx));
  return { outcome: 'dry-run', event: id, regulation: regulation.id, unregistered, ...shown, tasks };
}
