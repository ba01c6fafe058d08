import { dayInShanghai } from '../catalog/day.js';
import { effectiveDay } from '../regulation/effective-day.js';
import type { HealthSummary } from '../regulation/health-check.js';
import type { Db } from '../store/engine.js';
import { isLogged } from '../store/event-log.js';
import type { RecordedEvent } from '../store/regulation-events.js';
import { listEvents } from '../store/regulation-events.js';
import { lockRegister } from '../store/register-lock.js';
import { readRegister } from '../store/regulations.js';
import { summarizeVersion } from './check-edition.js';
import { findCitingItems } from './find-impacts.js';
import { perform } from './perform.js';

type Effect = { recorded: RecordedEvent; effectiveOn: string };

/** What an act that takes effect means for an edition in force: who cites it, and how all its citations stand now. */
type EditionEffect = { version: number; codes: string[] } & Omit<HealthSummary, 'on'>;

/**
 * Logs each event that was recorded ahead and has taken effect by now, once, with what it means for every edition whose
 * items cite its act (依据体检). Also makes up for days on which nobody looked. Gives the numbers of the events.
 */
export async function noteLawDay(db: Db, at: Date): Promise<number[]> {
  const today = dayInShanghai(at);
  if ((await notNoted(db, today)).length === 0) return [];
  return perform(
    db,
    { actor: { kind: 'system' }, at },
    'event.take-effect',
    async ({ tx, record, leave }) => {
      await lockRegister(tx);
      const effects = await notNoted(tx, today);
      if (effects.length === 0) leave();
      for (const { recorded, effectiveOn } of effects) {
        const { id, regulation, event } = recorded;
        const details = { regulation, event, effectiveOn, editions: await editionsOf(tx, regulation, today) };
        record({ thing: thingOf(id), details });
      }
      return effects.map(({ recorded }) => recorded.id);
    },
  );
}

async function notNoted(db: Db, today: string): Promise<Effect[]> {
  const noted: Effect[] = [];
  for (const effect of takenEffect(await listEvents(db), today))
    if (!(await isLogged(db, 'event.take-effect', thingOf(effect.recorded.id)))) noted.push(effect);
  return noted;
}

/** Of those recorded before the day on which they took effect; an amendment and its commencement are one. */
function takenEffect(events: ReadonlyMap<string, readonly RecordedEvent[]>, today: string): Effect[] {
  return [...events.values()].flatMap((ofAct) => {
    const effects = ofAct.flatMap((recorded): Effect[] => {
      const all = ofAct.map(({ event }) => event);
      const effectiveOn = effectiveDay(recorded.event, all);
      const isAhead = effectiveOn !== null && dayInShanghai(new Date(recorded.recordedAt)) < effectiveOn;
      return isAhead && effectiveOn <= today ? [{ recorded, effectiveOn }] : [];
    });
    const days = new Set(effects.map(({ effectiveOn }) => effectiveOn));
    return [...days].flatMap((day) => effects.filter(({ effectiveOn }) => effectiveOn === day).slice(0, 1));
  });
}

async function editionsOf(db: Db, id: string, today: string): Promise<Record<string, EditionEffect>> {
  const register = await readRegister(db);
  const regulation = register.byId(id);
  const citing = regulation === undefined ? [] : await findCitingItems(db, regulation, register, today);
  const editions: Record<string, EditionEffect> = {};
  for (const { edition, code, where } of citing) {
    if (where.in !== 'version') continue;
    const known = editions[edition];
    if (known !== undefined) {
      known.codes.push(code);
      continue;
    }
    const { number } = where;
    const { on: _, ...health } = await summarizeVersion(db, { edition, number, effectiveOn: today });
    editions[edition] = { version: number, codes: [code], ...health };
  }
  return editions;
}

function thingOf(event: number) {
  return { kind: 'event', id: String(event) };
}
