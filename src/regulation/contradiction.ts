import { dayInWords } from '../catalog/day.js';
import { eventWords } from './event-words.js';
import type { RegulationEvent } from './regulation.js';
import { endOf, isEnd } from './status.js';

/** Why an event can't have happened beside those on record of the same act; null: it can. */
export function contradictionOf(event: RegulationEvent, recorded: readonly RegulationEvent[]): string | null {
  if (event.on === null || event.kind === 'enacted') return null;
  const [enacted] = recorded
    .flatMap(({ kind, on }) => (kind === 'enacted' && on !== null ? [on] : []))
    .sort();
  if (enacted !== undefined && event.on < enacted)
    return `该文件${dayInWords(enacted)}才公布，不会在${dayInWords(event.on)}${eventWords[event.kind]}`;
  const isWhole = isEnd(event) && event.articles.length === 0;
  const end = endOf(recorded, isWhole ? lastDay : event.on);
  // an end without a day is the same one, whose day is known now
  if (end === null || end.on === null || (!isWhole && event.on === end.on)) return null;
  const said = `该文件已登记自${dayInWords(end.on)}起${eventWords[end.kind]}`;
  return isWhole ? `${said}，一件文件只终止一次` : `${said}，此后不会再${eventWords[event.kind]}`;
}

const lastDay = '9999-12-31';
