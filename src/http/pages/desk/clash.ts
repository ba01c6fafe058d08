import type { Action } from '../../../account/permission.js';
import type { Refusal } from '../../../refusal.js';
import type { Db } from '../../../store/engine.js';
import { readDisplayName } from '../../../store/accounts.js';
import { searchLog } from '../../../store/event-log.js';

/** Somebody else saved first: what the form began with, what they wrote, and what is about to be written over it. */
export type Clash = {
  /** 这份草案. */
  what: string;
  /** Who, and when (an instant); null where the log has nothing. */
  by: { name: string; at: string } | null;
  fields: ClashField[];
};

export type ClashField = { label: string; seen: string[]; theirs: string[]; yours: string[] };

/** The fields that somebody else wrote otherwise meanwhile, and neither back nor as it is about to be written. */
export async function clashOf(
  db: Db,
  { what, thing, action }: { what: string; thing: string; action?: Action },
  fields: readonly ClashField[],
): Promise<Clash> {
  const [last] = (await searchLog(db, { thing, action }, 5)).filter(({ outcome }) => outcome === 'done');
  const same = (one: readonly string[], other: readonly string[]) => one.join('\n') === other.join('\n');
  return {
    what,
    by: last?.account === undefined ? null : { name: await readDisplayName(db, last.account), at: last.at },
    fields: fields.filter(({ seen, theirs, yours }) => !same(seen, theirs) && !same(theirs, yours)),
  };
}

/** One field as it was, as they wrote it and as it is about to be written. */
export function clashField<T>(
  label: string,
  { seen, theirs, yours }: Record<'seen' | 'theirs' | 'yours', T>,
  say: (texts: T) => string[],
): ClashField {
  const said = (texts: T) => say(texts).filter((text) => text !== '');
  return { label, seen: said(seen), theirs: said(theirs), yours: said(yours) };
}

/** What a form was made for: its revision, and what it began with, as JSON. */
export type FormOrigin = { revision: string; seen: string };

/** What is there now, for who sees it or is told that it changed; who is shown the form for another reason has not seen it. */
export function originOf(
  entry: { input: FormOrigin | null; refusal: Refusal | null } | null,
  now: FormOrigin,
): FormOrigin {
  const made = entry === null || entry.input === null || isChanged(entry.refusal) ? now : entry.input;
  return { revision: made.revision, seen: made.seen }; // of a form no more than that: the rest is what was typed
}

/** What a form began with, as it says itself, in the shape of what is there now; it is only shown. */
export function textsSeen<T extends FormOrigin & Record<string, string | string[]>>(
  { seen }: FormOrigin,
  now: T,
): T {
  const found = parsedOf(seen);
  const isTexts = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string');
  const fits = ([name, value]: [string, string | string[]]) =>
    Array.isArray(value) ? isTexts(found[name]) : typeof found[name] === 'string';
  const told = Object.entries(now)
    .filter(fits)
    .map(([name]) => [name, found[name]]);
  return { ...now, ...(Object.fromEntries(told) as Partial<T>) }; // of the kinds that `now` has
}

function parsedOf(json: string): Record<string, unknown> {
  try {
    return { ...(JSON.parse(json) as object) };
  } catch {
    return {};
  }
}

export function isChanged(refusal: Refusal | null): boolean {
  return refusal?.code === 'draft.changed' || refusal?.code === 'settings.changed';
}
