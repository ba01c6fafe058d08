import type { Citation } from '../catalog/citation.js';
import { readEdition } from '../catalog/citation.js';
import { foldNumber, foldTitle, withoutState } from './link-fold.js';
import type { Happening } from './proposal.js';
import type { RegulationEvent } from './regulation.js';
import { dayOfEvent, textsOf } from './texts.js';

/** The day, or only the year, of an edition that is named as one (2018年修正); a day of passing names none. */
export function citedDay(edition: string | null): string | null {
  const read = readEdition(edition);
  if (read === null || read.word === null) return null;
  return read.date ?? /^\d{4}/.exec(edition ?? '')?.[0] ?? null;
}

/** Whether a citation names the text that an event made, so that its articles are those of that text. */
export function isCitedText(
  { edition, documentNumber }: Citation,
  on: string,
  event: RegulationEvent,
): boolean {
  const day = citedDay(edition);
  if (day !== null && day >= on.slice(0, day.length)) return true;
  return (
    documentNumber !== null &&
    event.documentNumber !== null &&
    foldNumber(documentNumber) === foldNumber(event.documentNumber)
  );
}

/** Tells of citations whether they name a later text, or a later title, of the act than the event left: it changes none of them. */
export function laterTextFinder({
  regulation: { events },
  event,
}: Happening): (citation: Citation) => boolean {
  const day = dayOfEvent(event);
  if (day === null) return () => false;
  if (event.kind === 'renamed') {
    const titles = events.flatMap((each) =>
      each.kind === 'renamed' && (dayOfEvent(each) ?? day) > day ? (each.successors?.titles ?? []) : [],
    );
    return ({ title }) => title !== null && titles.some((later) => isShortOf(title, later));
  }
  if (event.kind !== 'amended') return () => false;
  const numbers = new Set(
    textsOf(events).flatMap(({ on, event: { documentNumber: number } }) =>
      on > day && number !== null ? [foldNumber(number)] : [],
    ),
  );
  return ({ edition, documentNumber }) => {
    const cited = citedDay(edition);
    if (cited !== null) return cited > day.slice(0, cited.length);
    return documentNumber !== null && numbers.has(foldNumber(documentNumber));
  };
}

/** Who printed a title in full or in short. */
export function isShortOf(cited: string, title: string): boolean {
  return foldTitle(title).endsWith(withoutState(foldTitle(cited)));
}
