import { addDays } from './days.js';
import { readNumberYear } from './number-year.js';
import type { RegulationEvent } from './regulation.js';

/** One text of an act, as enacted or amended, and when it takes effect. */
export type ActText = {
  /** The day it was made public; where that is not known, the last day on which it may not have been. */
  on: string;
  event: RegulationEvent;
  commencement: Commencement;
};

/**
 * `on`: since when the whole text is in force. `open`: a commencement is recorded without its day. `unsaid`: none is
 * recorded. `parts`: articles that take effect on days of their own.
 */
type Commencement = {
  whole: { state: 'on'; day: string } | { state: 'open' } | { state: 'unsaid' };
  parts: { day: string | null; articles: string[] }[];
};

/** Within so many days, two years, a text takes effect, whatever its source forgot to say. */
const longestWait = 730;

/** The last day on which an event may not have happened yet, or its own day; null where nothing tells. */
export function dayOfEvent({ on, by, documentNumber }: RegulationEvent): string | null {
  if (on !== null) return on;
  if (by !== undefined) return by;
  const year = readNumberYear(documentNumber);
  return year === null ? null : `${year}-12-31`;
}

/** The texts of an act in order of day: how it was enacted, then each amendment. */
export function textsOf(events: readonly RegulationEvent[]): ActText[] {
  const dated = (kind: RegulationEvent['kind']) =>
    events
      .filter((event) => event.kind === kind)
      .flatMap((event) => {
        const on = dayOfEvent(event);
        return on === null ? [] : [{ on, event }];
      })
      .sort(byDay);
  const amended = dated('amended');
  const texts = [...firstText(dated('enacted'), amended[0]?.on ?? null), ...amended].map((text) => ({
    ...text,
    commencement: newCommencement(),
  }));
  for (const event of events) if (event.kind === 'commenced') commence(texts, event);
  return texts;
}

function newCommencement(): Commencement {
  return { whole: { state: 'unsaid' }, parts: [] };
}

type Dated = { on: string; event: RegulationEvent };

/** Adopted, then approved or promulgated: the text exists when the last of them has happened. */
function firstText(enacted: Dated[], firstAmended: string | null): Dated[] {
  const [first] = enacted;
  if (first === undefined) return [];
  const last = enacted.findLast(
    ({ on }) => on <= afterWait(first.on) && (firstAmended === null || on < firstAmended),
  );
  return [last ?? first];
}

function commence(texts: ActText[], event: RegulationEvent): void {
  const day = textDay(texts, event);
  for (const { commencement } of texts.filter(({ on }) => on === day)) {
    if (event.articles.length > 0) commencement.parts.push({ day: event.on, articles: event.articles });
    else if (event.on === null) {
      if (commencement.whole.state === 'unsaid') commencement.whole = { state: 'open' };
    } else if (commencement.whole.state !== 'on' || event.on < commencement.whole.day)
      commencement.whole = { state: 'on', day: event.on };
  }
}

/** Which text takes effect. A commencement long after the last text is that of a text which is not recorded. */
function textDay(texts: ActText[], { on, of }: RegulationEvent): string | undefined {
  if (of !== undefined) return of;
  if (on === null) return texts.at(-1)?.on;
  return texts.findLast((text) => text.on <= on && on <= afterWait(text.on))?.on;
}

/** The day from which a text counts as in force although nobody recorded that it is. */
export function afterWait(day: string): string {
  return addDays(day, longestWait);
}

/** Ties are broken by what is recorded, so that the order of recording does not count. */
function byDay(a: Dated, b: Dated): number {
  return compare(a.on, b.on) || compare(JSON.stringify(a.event), JSON.stringify(b.event));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
