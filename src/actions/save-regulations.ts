import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import { canonicalJson } from '../catalog/canonical.js';
import { dayInShanghai } from '../catalog/day.js';
import { newEvents } from '../import/register/compare-register.js';
import { completeEvent } from '../regulation/complete-event.js';
import { Refusal } from '../refusal.js';
import { distinctEvents } from '../regulation/event-digest.js';
import type { Regulation, RegulationEvent } from '../regulation/regulation.js';
import { reservedIds } from '../regulation/regulation-id.js';
import type { Db } from '../store/engine.js';
import { addEvents } from '../store/regulation-events.js';
import { lockRegister } from '../store/register-lock.js';
import { readRegister, saveRegulations } from '../store/regulations.js';
import { announceStandings } from './announce-standings.js';
import type { Step } from './perform.js';
import { perform } from './perform.js';
import { targetOfRegister } from './register-target.js';

/** An event that is new on record; `id` null: it was not written yet. */
export type NewEvent = { id: number | null; regulation: string; title: string; event: RegulationEvent };

export type SavedRegulations = { added: string[]; changed: string[]; unchanged: number; events: NewEvent[] };

/** What is to be written: regulations as they are to be but for their events, and events of known or new ones. */
export type RegisterChange = {
  regulations: readonly Regulation[];
  events: readonly { regulation: string; title: string; event: RegulationEvent }[];
};

/**
 * Registers a regulation, or makes a known one what is sent. Its events are added to those on record, none of which goes;
 * what they touch is asked by `impact`.
 */
export async function saveRegulation(db: Db, regulation: Regulation, act: Act): Promise<SavedRegulations> {
  return perform(db, act, 'regulation.record', async (step) => {
    await step.require(await targetOfRegister(step.tx));
    await lockRegister(step.tx);
    const known = (await readRegister(step.tx)).byId(regulation.id);
    if (known === undefined) refuseReserved(regulation.id);
    const events = newEvents(known?.events ?? [], distinctEvents(regulation.events));
    const { id, title } = regulation;
    const same = known !== undefined && factsOf(known) === factsOf(regulation);
    const change = {
      regulations: same ? [] : [regulation],
      events: events.map((event) => ({ regulation: id, title, event })),
    };
    const saved = await writeRegister(step, change, act);
    if (saved.events.length + change.regulations.length === 0) {
      step.leave();
      return { added: [], changed: [], unchanged: 1, events: [] };
    }
    step.record({ thing: { kind: 'regulation', id }, details: { before: known ?? null, after: regulation } });
    const isNew = known === undefined;
    return {
      added: isNew ? [id] : [],
      changed: isNew || same ? [] : [id],
      unchanged: 0,
      events: saved.events,
    };
  });
}

/** What a new system begins with; where any regulation is registered, nothing is done. */
export async function registerFirstRegulations(
  db: Db,
  regulations: readonly Regulation[],
  at: Date,
): Promise<string[]> {
  const act: Act = { actor: { kind: 'system' }, at };
  return perform(db, act, 'regulation.record', async (step) => {
    await lockRegister(step.tx);
    const present = (await readRegister(step.tx)).regulations.length > 0;
    if (present || regulations.length === 0) {
      step.leave();
      return [];
    }
    const events = regulations.flatMap(({ id, title, events: all }) =>
      distinctEvents(all).map((event) => ({ regulation: id, title, event })),
    );
    await writeRegister(step, { regulations, events }, act);
    const ids = regulations.map(({ id }) => id);
    step.record({ thing: { kind: 'register', id: 'starter' }, details: { added: ids } });
    return ids;
  });
}

/** In the transaction of an action that has asked for the right and holds the register. */
export async function writeRegister(
  { tx, announce }: Pick<Step, 'tx' | 'announce'>,
  { regulations, events }: RegisterChange,
  { actor, at }: Act,
): Promise<{ events: NewEvent[] }> {
  if (regulations.length > 0) await saveRegulations(tx, regulations);
  const today = dayInShanghai(at);
  const whole = events.map(({ regulation, event }) => ({ regulation, event: completeEvent(event, today) }));
  const added =
    whole.length === 0 ? [] : await addEvents(tx, whole, { by: nameOf(actor), at: at.toISOString() });
  await announceStandings({ tx, announce }, at);
  return {
    events: added.map(({ id, regulation, event }, index) => ({
      id,
      regulation,
      title: events[index]?.title ?? '',
      event,
    })),
  };
}

/** @throws Refusal for an id at whose address something else stands, so that nobody could read the regulation. */
export function refuseReserved(id: string): void {
  if (!reservedIds.includes(id)) return;
  const expected = `别的标识：${reservedIds.join('、')} 在网址里另有所指`;
  throw new Refusal('request.parameter-invalid', { parameter: 'id', found: id, expected });
}

function factsOf({ events: _, ...facts }: Regulation): string {
  return canonicalJson(facts);
}
