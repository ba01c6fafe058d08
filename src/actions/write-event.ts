import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import { Refusal } from '../refusal.js';
import { contradictionOf } from '../regulation/contradiction.js';
import type { Regulation, RegulationEvent } from '../regulation/regulation.js';
import type { Db } from '../store/engine.js';
import type { RecordedEvent } from '../store/regulation-events.js';
import { addEvents, findSameEvent, findUndatedEnd, retractEvent } from '../store/regulation-events.js';
import { saveRegulations } from '../store/regulations.js';
import { listTasks } from '../store/tasks.js';
import { saveStep } from './make-tasks.js';

/** An end whose day is known now takes the place of the same one without a day, and its tasks with it. */
export async function writeEvent(
  tx: Db,
  regulation: Regulation,
  event: RegulationEvent,
  act: Act,
): Promise<RecordedEvent> {
  const [by, at] = [nameOf(act.actor), act.at.toISOString()];
  const undated = await findUndatedEnd(tx, regulation.id, event);
  if (undated !== null) await retractEvent(tx, undated.id, { at, by, reason: `日期已知：${event.on ?? ''}` });
  const [recorded] = await addEvents(tx, [{ regulation: regulation.id, event }], { by, at });
  if (recorded === undefined) throw new Error('the event was not written');
  for (const task of undated === null ? [] : await listTasks(tx, { event: undated.id }))
    await saveStep(tx, { ...task, event: String(recorded.id) }, act);
  await addNewTitle(tx, regulation, event);
  return recorded;
}

/** Items that print the new title mean the act too. */
async function addNewTitle(
  tx: Db,
  regulation: Regulation,
  { kind, successors }: RegulationEvent,
): Promise<void> {
  const [title] = kind === 'renamed' ? (successors?.titles ?? []) : [];
  if (title === undefined || [regulation.title, ...regulation.aliases].includes(title)) return;
  await saveRegulations(tx, [{ ...regulation, aliases: [...regulation.aliases, title] }]);
}

/** Whether there was anything to write. */
export async function writeCommencement(
  tx: Db,
  regulation: string,
  commenced: RegulationEvent,
  act: Act,
): Promise<boolean> {
  if ((await findSameEvent(tx, regulation, commenced)) !== null) return false;
  const recorder = { by: nameOf(act.actor), at: act.at.toISOString() };
  await addEvents(tx, [{ regulation, event: commenced }], recorder);
  return true;
}

/** Since when the text that an enactment or amendment made is in force; null = that is open. */
export function commencementOf({ on }: RegulationEvent, commencesOn: string | null): RegulationEvent {
  return {
    kind: 'commenced',
    on: commencesOn,
    documentNumber: null,
    articles: [],
    successors: null,
    note: null,
    ...(on === null ? {} : { of: on }),
  };
}

/** @throws Refusal `event.invalid` for what can't have happened so. */
export function refuseOddEvent(
  { kind, on, successors, articles }: RegulationEvent,
  commencesOn: string | null | undefined,
): void {
  const refuse = (why: string): never => {
    throw new Refusal('event.invalid', { why });
  };
  if (commencesOn !== undefined && kind !== 'enacted' && kind !== 'amended')
    refuse('只有公布和修改另有施行日');
  if (typeof commencesOn === 'string' && on !== null && commencesOn < on) refuse('施行日早于公布或修改之日');
  if (kind === 'renamed' && (successors?.titles.length !== 1 || articles.length > 0))
    refuse('更名须写明一个新名称');
  if (kind === 'superseded' && successors === null) refuse('被取代须写明由什么取代');
}

/** @throws Refusal `event.invalid` for what can't have happened beside what is on record. */
export function refuseContradiction(event: RegulationEvent, { events }: Regulation): void {
  const why = contradictionOf(event, events);
  if (why !== null) throw new Refusal('event.invalid', { why: `${why}；登记有误的先撤销那一项，再重新登记` });
}
