import type { Act } from '../account/actor.js';
import { dayInShanghai } from '../catalog/day.js';
import type { Refusal } from '../refusal.js';
import type { Impact } from '../regulation/impact.js';
import type { Happening } from '../regulation/proposal.js';
import type { RegulationEvent } from '../regulation/regulation.js';
import type { Db } from '../store/engine.js';
import { readRegister } from '../store/regulations.js';
import type { Due } from './due-day.js';
import { decideDue } from './due-day.js';
import { findImpacts } from './find-impacts.js';
import type { MadeTasks } from './make-tasks.js';
import { visibleImpacts } from './visible-impacts.js';

/** What an event touches and makes people do; `known`: it was on record already. */
export type EventOutcome = {
  outcome: 'recorded' | 'known' | 'dry-run';
  /** Its number; null where it is not on record. */
  event: number | null;
  regulation: string;
  /** null: not known yet, so that the tasks wait. */
  effectiveOn: string | null;
  /** null: it waits, or can't be told. */
  dueOn: string | null;
  /** Why no due day can be told. */
  dueProblem: string | null;
  /** Titles of successors that no regulation on record bears. */
  unregistered: string[];
  impacts: Impact[];
  tasks: MadeTasks;
};

/** What an event touches, and when that must be seen to. */
export type Consequences = { due: Due; impacts: Impact[] };

/** `events`: all that are known of the act, or would be. */
export async function findConsequences(
  tx: Db,
  happening: Happening,
  events: readonly RegulationEvent[],
  workingDays: number,
  act: Act,
): Promise<Consequences> {
  return {
    due: await decideDue(tx, happening.event, events, workingDays, act),
    impacts: await findImpacts(tx, happening, await readRegister(tx), dayInShanghai(act.at)),
  };
}

/** For who asks: of open drafts only what they may see. */
export async function showConsequences(
  tx: Db,
  { due, impacts }: Consequences,
  act: Act,
): Promise<Pick<EventOutcome, 'effectiveOn' | 'dueOn' | 'dueProblem' | 'impacts'>> {
  const refused: Refusal | null = 'refused' in due ? due.refused : null;
  return {
    effectiveOn: due.effectiveOn,
    dueOn: 'dueOn' in due ? due.dueOn : null,
    dueProblem: refused?.message ?? null,
    impacts: await visibleImpacts(tx, impacts, act),
  };
}
