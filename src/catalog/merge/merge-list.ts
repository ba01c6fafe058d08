import { canonicalJson } from '../canonical.js';
import { parseCitation } from '../citation.js';
import { stationaryKeys } from '../order.js';
import { formOf } from '../semantic/form.js';
import { pairElements } from '../semantic/pairs.js';
import { mergeOrder } from './merge-order.js';
import type { Sides } from './sides.js';
import { mapSides, mergeWhole } from './sides.js';

/** Merges a value whose sides both differ from the base; `ask` decides of the part at odds, and gives what it becomes. */
export type Merger<T> = (sides: Sides<T>, ask: (part: Sides<T>) => T) => T;

/** What two elements put in must have in common to be one thing in other words. */
export type ThingOf = (element: string) => string;

/** Whatever article or edition of it is named. */
export const citedRegulation: ThingOf = (element) => formOf(parseCitation(element).title ?? element);

/**
 * Merges lists whose elements are texts: elements put in, taken out and edited by both sides come together. At odds
 * are an element both edited or that one edited and one took out, and two elements put in that are one thing.
 */
export function mergeElements(thingOf: ThingOf): Merger<string[]> {
  return (sides, ask) => {
    const traces = traceSides(sides, thingOf);
    const { ours, theirs } = traces;
    const parts = new Map<string, string[]>();
    for (const id of new Set([...ours.keys(), ...theirs.keys()])) {
      const part = mapSides(traces, (trace) => {
        const text = trace.get(id);
        return text === undefined ? [] : [text];
      });
      parts.set(id, mergeWhole(part)?.value ?? ask(part));
    }
    const ids = mapSides(traces, (trace) => [...trace.keys()]);
    const merged = mergeIds(ids, sides, (id) => (parts.get(id) ?? []).length > 0).flatMap(
      (id) => parts.get(id) ?? [],
    );
    return withoutRepeats(merged, sides);
  };
}

/** Merges lists in which a word stands or does not: nothing can be at odds. */
export function mergeSet<T extends string>(sides: Sides<T[]>): T[] {
  const { base, ours, theirs } = mapSides(sides, (side) => new Set(side));
  const words = [...new Set([...ours, ...theirs])];
  const kept = new Set<string>(
    words.filter((word) => (base.has(word) ? ours.has(word) && theirs.has(word) : true)),
  );
  const lists = { base: [...base], ours: [...ours], theirs: [...theirs] };
  return mergeIds(lists, sides, (word) => kept.has(word)) as T[]; // words of the sides
}

/** Where both sides put an element elsewhere, the order counts that is smaller when written down: no side is favoured. */
function mergeIds(ids: Sides<string[]>, written: Sides<string[]>, keeps: (id: string) => boolean): string[] {
  const first = canonicalJson(written.ours) < canonicalJson(written.theirs) ? 'ours' : 'theirs';
  const stays = {
    ours: stationaryKeys(ids.base, ids.ours),
    theirs: stationaryKeys(ids.base, ids.theirs),
  };
  return mergeOrder(ids, { stays, keeps, settle: () => first }).order;
}

/** The elements of a list by an id that is the same on all sides. */
type Trace = Map<string, string>;

function traceSides({ base, ours, theirs }: Sides<string[]>, thingOf: ThingOf): Sides<Trace> {
  const traces = { ours: traceOf(base, ours), theirs: traceOf(base, theirs) };
  return {
    base: new Map(base.map((text, index) => [`b${index}`, text])),
    ...joinPutIn(traces, thingOf),
  };
}

/** Elements of the base go by their place in it, those put in by their text and how often it was put in before. */
function traceOf(base: readonly string[], side: readonly string[]): Trace {
  const places = new Map<string, number[]>();
  for (const [place, text] of base.entries()) places.set(text, [...(places.get(text) ?? []), place]);
  const count = counter();
  const stand = pairElements(base, side).filter(({ fate }) => fate !== 'removed');
  return new Map(
    stand.map((pair, at) => {
      const text = side[at] ?? '';
      if (pair.fate === 'added') return [`i${count(text)}:${text}`, text];
      const before = pair.fate === 'changed' ? pair.before : text;
      return [`b${places.get(before)?.shift() ?? ''}`, text];
    }),
  );
}

/** Elements put in by one side each that are one thing, in other words or form, get one id. */
function joinPutIn(traces: { ours: Trace; theirs: Trace }, thingOf: ThingOf): { ours: Trace; theirs: Trace } {
  const things = (trace: Trace, other: Trace) => {
    const count = counter();
    const alone = [...trace].filter(([id]) => id.startsWith('i') && !other.has(id));
    return new Map(
      alone.map(([id, text]) => {
        const thing = thingOf(text) || text;
        return [`j${count(thing)}:${thing}`, id];
      }),
    );
  };
  const mine = things(traces.ours, traces.theirs);
  const other = things(traces.theirs, traces.ours);
  const joined = [...mine.keys()].filter((thing) => other.has(thing));
  const renamed = (trace: Trace, ids: Map<string, string>): Trace => {
    const names = new Map(joined.map((thing) => [ids.get(thing), thing]));
    return new Map([...trace].map(([id, text]) => [names.get(id) ?? id, text]));
  };
  return { ours: renamed(traces.ours, mine), theirs: renamed(traces.theirs, other) };
}

/** How often each key was counted before. */
function counter(): (key: string) => number {
  const counts = new Map<string, number>();
  return (key) => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count;
  };
}

/** What one side put in and the other made of another element stands once. */
function withoutRepeats(merged: readonly string[], { ours, theirs }: Sides<string[]>): string[] {
  const count = counter();
  const times = (text: string) =>
    Math.max(1, ...[ours, theirs].map((side) => side.filter((each) => each === text).length));
  return merged.filter((text) => count(text) < times(text));
}
