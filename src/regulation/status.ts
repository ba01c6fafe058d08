import type { RegulationEvent } from './regulation.js';
import type { ActText } from './texts.js';
import { afterWait, dayOfEvent, textsOf } from './texts.js';

export const regulationStatuses = ['尚未生效', '有效', '已修改', '已废止', '已失效'] as const;

export type RegulationStatus = (typeof regulationStatuses)[number];

/** How an act stands on a day. `null` = what is recorded does not tell. */
export type Standing = {
  status: RegulationStatus | null;
  /** An act in part of which is in force counts as in force. */
  inForce: boolean | null;
  /** The day of the last amendment in force. */
  amendedOn: string | null;
  /** Where only part of it is in force: the articles that are. */
  only: string[] | null;
  /** Articles of an act in force that take effect later. */
  notYet: string[];
  /** Articles of an act in force that are repealed or expired. */
  ended: string[];
};

const nothingKnown: Standing = {
  status: null,
  inForce: null,
  amendedOn: null,
  only: null,
  notYet: [],
  ended: [],
};

/** `knownThrough`: up to which day the register follows events; later days may have seen others. */
type StatusContext = { knownThrough: string | null };

/** The standing of an act on a day, from its events in whatever order they were recorded. */
export function statusOn(
  recorded: readonly RegulationEvent[],
  day: string,
  { knownThrough }: StatusContext = { knownThrough: null },
): Standing {
  const events = inItsPresentLife(recorded, day);
  const end = endOf(events, day);
  if (end !== null)
    return { ...nothingKnown, status: end.kind === 'expired' ? '已失效' : '已废止', inForce: false };
  if ((knownThrough !== null && day > knownThrough) || mayHaveEnded(events, day)) return nothingKnown;
  const texts = textsOf(events).filter(({ on, event }) => (event.on === null ? on < day : on <= day));
  const [first] = texts;
  if (first === undefined) return nothingKnown;
  const amendments = texts.filter(({ event }) => event.kind === 'amended');
  const amendedInForce = amendments.some((text) => isInForce(text, day) === true);
  const inForce = amendedInForce ? true : firstInForce(first, day);
  if (inForce === false) return { ...nothingKnown, status: '尚未生效', inForce };
  if (inForce === null) return nothingKnown;
  const ended = endedArticles(events, day);
  const amended = amendedInForce || ended.length > 0;
  // from its passing until it takes effect, registers differ on whether an amendment counts; one without a day may have passed
  const passed = amendments.length > 0 || events.some(({ kind, on }) => kind === 'amended' && on === null);
  return {
    status: amended ? '已修改' : passed ? null : '有效',
    inForce,
    amendedOn: amended ? lastAmended(amendments, day) : null,
    only: partOf(first, day, amendedInForce),
    notYet: texts.flatMap((text) => laterArticles(text, day)),
    ended,
  };
}

/** The event that ended the whole act by a day; being enacted again undoes it. */
export function endOf(events: readonly RegulationEvent[], day: string): RegulationEvent | null {
  const last = lastEnd(events, day);
  return last === undefined || enactedAgain(events, last, day) !== null ? null : last;
}

function lastEnd(events: readonly RegulationEvent[], day: string): RegulationEvent | undefined {
  return events
    .filter((event) => isEnd(event) && event.articles.length === 0 && hasHappened(event, day))
    .sort(byLastDay)
    .at(-1);
}

/** The first day after an end on which the act was enacted anew. */
function enactedAgain(events: readonly RegulationEvent[], end: RegulationEvent, day: string): string | null {
  const days = events.flatMap(({ kind, on }) =>
    kind === 'enacted' && on !== null && end.on !== null && on > end.on && on <= day ? [on] : [],
  );
  return days.sort()[0] ?? null;
}

/** Of an act that ended and was enacted anew only what happened since. */
function inItsPresentLife(events: readonly RegulationEvent[], day: string): readonly RegulationEvent[] {
  const end = lastEnd(events, day);
  const again = end === undefined ? null : enactedAgain(events, end, day);
  return again === null ? events : events.filter((event) => (dayOfEvent(event) ?? '') >= again);
}

export function isEnd({ kind }: RegulationEvent): boolean {
  return kind === 'repealed' || kind === 'expired' || kind === 'superseded';
}

function hasHappened(event: RegulationEvent, day: string): boolean {
  if (event.on !== null) return event.on <= day;
  const by = dayOfEvent(event);
  return by !== null && by < day;
}

const rank = { repealed: 2, superseded: 1, expired: 0, enacted: 0, amended: 0, commenced: 0, renamed: 0 };

/** The later end counts; of two on one day the stronger. */
function byLastDay(a: RegulationEvent, b: RegulationEvent): number {
  const [first, second] = [dayOfEvent(a) ?? '', dayOfEvent(b) ?? ''];
  return first < second ? -1 : first > second ? 1 : rank[a.kind] - rank[b.kind];
}

/** It ended on a day nobody recorded, at any time after the last event that has one. */
function mayHaveEnded(events: readonly RegulationEvent[], day: string): boolean {
  const undated = events.some((event) => isEnd(event) && event.on === null && event.articles.length === 0);
  const last = events.reduce((latest, { on }) => (on !== null && on > latest ? on : latest), '');
  return undated && day > last;
}

function isInForce({ on, commencement: { whole } }: ActText, day: string): boolean | null {
  if (whole.state === 'on') return whole.day <= day;
  return whole.state === 'unsaid' && day >= afterWait(on) ? true : null;
}

/** Of an act some articles of which are in force already, the whole is not asked. */
function firstInForce(text: ActText, day: string): boolean | null {
  return partOf(text, day, false) === null ? isInForce(text, day) : true;
}

function partOf(text: ActText, day: string, amendedInForce: boolean): string[] | null {
  if (amendedInForce || isInForce(text, day) === true) return null;
  const articles = text.commencement.parts
    .filter((part) => part.day !== null && part.day <= day)
    .flatMap((part) => part.articles);
  return articles.length === 0 ? null : articles;
}

function laterArticles(text: ActText, day: string): string[] {
  return isInForce(text, day) === true
    ? text.commencement.parts
        .filter((part) => part.day === null || part.day > day)
        .flatMap((part) => part.articles)
    : [];
}

function endedArticles(events: readonly RegulationEvent[], day: string): string[] {
  return events
    .filter((event) => isEnd(event) && event.articles.length > 0 && hasHappened(event, day))
    .sort(byLastDay)
    .flatMap(({ articles }) => articles);
}

/** Of amendments after the first in force, one with no commencement recorded counts from its passing. */
function lastAmended(amendments: readonly ActText[], day: string): string | null {
  return amendments.findLast((text) => isInForce(text, day) !== false)?.on ?? null;
}
