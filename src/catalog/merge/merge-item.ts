import { sameValue } from '../canonical.js';
import type { Place } from '../change.js';
import type { ItemContent } from '../item.js';
import { emptyContent } from '../item.js';
import type { Choice, Dispute, Suggestion } from './conflict.js';
import { chosenOf } from './conflict.js';
import { mergeContent, sameContentInForm } from './merge-content.js';
import type { Ask } from './questions.js';
import type { Sides } from './sides.js';
import { mapSides } from './sides.js';

/** An item as one side has it; null where it has none. `stays`: it stands where it stood in the base. */
export type ItemState = { content: ItemContent; place: Place; stays: boolean } | null;

/** `place`: where it stands; null: where a side put it in its domain. */
export type MergedItem = { content: ItemContent; domain: string; place: Place | null };

/** What a merge of one item needs to know of the whole. */
export type Surroundings = {
  ask: Ask;
  /** Whether a side took a domain away. */
  isGone: (side: 'ours' | 'theirs', domain: string) => boolean;
  /** Where an item stands in theirs, as far as known. */
  placeInTheirs: (code: string) => Place | undefined;
};

/** What becomes of one item; null: it is no longer there. */
export function mergeItem(code: string, sides: Sides<ItemState>, around: Surroundings): MergedItem | null {
  const { base, ours, theirs } = sides;
  if (base && (!ours || !theirs)) return mergeWithdrawn(code, { ...sides, base }, around);
  const home = homeOf(code, sides, around);
  const content =
    ours && theirs
      ? mergeContent(
          code,
          { base: base?.content ?? emptyContent, ours: ours.content, theirs: theirs.content },
          around.ask,
        )
      : (ours ?? theirs)?.content;
  return home && content ? { content, ...home } : null;
}

/** Who withdraws an item does not mind that it was moved, but may mind what is new in it. */
function mergeWithdrawn(
  code: string,
  { base, ours, theirs }: Sides<ItemState> & { base: NonNullable<ItemState> },
  { ask }: Surroundings,
): MergedItem | null {
  const kept = ours ?? theirs;
  if (!kept || sameValue(kept.content, base.content)) return null;
  const contents = {
    base: base.content,
    ours: ours?.content ?? null,
    theirs: theirs?.content ?? null,
  };
  const choice = ask({ kind: 'edit-withdraw', code, ...contents }, () =>
    suggestKept(base.content, ours, kept),
  );
  const content = chosenOf<ItemContent | null>(contents, choice);
  return content && { content, domain: kept.place.domain, place: null };
}

/** An edit of nothing but the form is no reason to keep an item. */
function suggestKept(base: ItemContent, ours: ItemState, { content }: NonNullable<ItemState>): Suggestion {
  const formal = sameContentInForm(base, content);
  return formal
    ? { choice: ours ? 'theirs' : 'ours', why: 'form-only' }
    : { choice: 'theirs', why: 'published' };
}

type Home = { domain: string; place: Place | null };

/** In which domain an item stands; its place there is told by the order of the domain. */
function homeOf(code: string, sides: Sides<ItemState>, around: Surroundings): Home | null {
  const { base, ours, theirs } = sides;
  const places = mapSides(sides, (side) => side?.place ?? null);
  if (ours && theirs) {
    if (ours.place.domain === theirs.place.domain) return { domain: ours.place.domain, place: null };
    if (!base || (!ours.stays && !theirs.stays)) {
      const choice = around.ask({ kind: 'two-moves', code, ...places }, () => suggestMove(places));
      return homeAt(places, choice);
    }
  }
  const putter = ours && !ours.stays ? 'ours' : 'theirs';
  const other = putter === 'ours' ? 'theirs' : 'ours';
  const domain = places[putter]?.domain;
  if (domain === undefined) return null;
  if (!around.isGone(other, domain)) return { domain, place: null };
  const dispute: Dispute = { kind: 'place-gone', code, domain, ...places };
  return homeAt(
    places,
    around.ask(dispute, () => suggestPlace(places.ours, around)),
  );
}

/** A side's own place is found again in the order of its domain; any other is taken as it is. */
function homeAt(places: Sides<Place | null>, choice: Choice): Home | null {
  const place = chosenOf(places, choice);
  return place && { domain: place.domain, place: choice === 'ours' || choice === 'theirs' ? null : place };
}

/** To another domain is said on purpose; up and down within one may be by the way. */
function suggestMove({ base, ours, theirs }: Sides<Place | null>): Suggestion {
  const within = (place: Place | null) => place?.domain === base?.domain;
  return !within(ours) && within(theirs)
    ? { choice: 'ours', why: 'other-domain' }
    : { choice: 'theirs', why: within(ours) && !within(theirs) ? 'other-domain' : 'published' };
}

function suggestPlace(ours: Place | null, { placeInTheirs }: Surroundings): Suggestion {
  const neighbour = ours?.follows ?? null;
  const place = neighbour === null ? undefined : placeInTheirs(neighbour);
  return place
    ? { choice: { value: { domain: place.domain, follows: neighbour } }, why: 'with-neighbour' }
    : { choice: 'theirs', why: 'published' };
}
