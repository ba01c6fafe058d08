import type { RegulationEvent } from './regulation.js';
import { isEnd } from './status.js';

/** What happened on a day nobody knows has happened by the day on which it is recorded. */
export function completeEvent(event: RegulationEvent, recordedOn: string): RegulationEvent {
  const open = event.on === null && event.by === undefined;
  return open && (isEnd(event) || event.kind === 'renamed') ? { ...event, by: recordedOn } : event;
}
