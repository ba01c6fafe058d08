import type { Regulation, RegulationEvent } from '../../regulation/regulation.js';
import type { RegisterDifference } from './compare-register.js';
import { newEvents } from './compare-register.js';
import type { ClearanceEntry } from './match-clearance.js';

/** What a list of clearing results has beside the register; rows that nobody can tell apart or that decide nothing are left out. */
export function clearanceDifference(
  entries: readonly ClearanceEntry[],
  known: readonly Regulation[],
): RegisterDifference {
  const registered = new Map(known.map((regulation) => [regulation.id, regulation]));
  const difference: RegisterDifference = { added: [], events: [], unchanged: 0 };
  for (const { regulation: found, event, verdict } of entries) {
    if (verdict === null) continue;
    const happened = event === null ? [] : [event];
    if (found.state === 'new') difference.added.push(withEvents(found.regulation, happened));
    const present = found.state === 'known' ? registered.get(found.id) : undefined;
    if (present === undefined) continue;
    const events = newEvents(present.events, happened);
    if (events.length === 0) difference.unchanged++;
    else difference.events.push({ id: present.id, title: present.title, events });
  }
  return difference;
}

function withEvents(regulation: Regulation, events: readonly RegulationEvent[]): Regulation {
  return { ...regulation, events: [...regulation.events, ...newEvents(regulation.events, events)] };
}
