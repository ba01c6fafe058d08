import type { RegulationEvent } from './regulation.js';
import { dayOfEvent, textsOf } from './texts.js';

/**
 * The day on which an event changes the law, from it and all events of its act; null = that is not known yet. An amendment
 * changes it when its text takes effect; one of which nobody has said when does so on the day it was made.
 */
export function effectiveDay(event: RegulationEvent, events: readonly RegulationEvent[]): string | null {
  const day = dayOfEvent(event);
  if (event.kind !== 'amended' || day === null) return day;
  const text = textsOf(events).find(({ on, event: { kind } }) => kind === 'amended' && on === day);
  const whole = text?.commencement.whole ?? { state: 'unsaid' };
  switch (whole.state) {
    case 'on':
      return whole.day;
    case 'open':
      return null;
    case 'unsaid':
      return day;
  }
}
