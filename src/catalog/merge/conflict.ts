import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical.js';
import type { Place } from '../change.js';
import type { CatalogItem, ItemContent, ItemField } from '../item.js';
import { emptyContent } from '../item.js';
import type { Sides } from './sides.js';

/**
 * What only a person can decide. A new row without a code yet goes by its name in the draft (`+1`).
 */
export type Dispute =
  | FieldDispute
  /** One side withdrew (null) what the other edited. */
  | ({ kind: 'edit-withdraw'; code: string } & Sides<ItemContent | null>)
  /** Each side added a row of its own on one matter. */
  | { kind: 'same-topic'; domain: string; base: null; ours: CatalogItem; theirs: CatalogItem }
  /** Both moved the item, or added it, to different places. */
  | ({ kind: 'two-moves'; code: string } & Sides<Place | null>)
  /** One side put the item into a domain that the other took away; null: the item is not there. */
  | ({ kind: 'place-gone'; code: string; domain: string } & Sides<Place | null>)
  /** A domain's name, or the domain it stands behind. Between whole catalogs only: a draft changes neither. */
  | ({ kind: 'domain'; domain: string; what: 'name' | 'place' } & Sides<string | null>);

/** Both changed one field. Of a list only the elements at odds are told, of `extra` the heading: the rest is merged. */
export type FieldDispute = {
  [F in ItemField]: { kind: 'field'; code: string; field: F } & Sides<ItemContent[F]>;
}[ItemField];

/** A dispute nobody has decided yet. `key` stays as long as what is at odds stays, word for word. */
export type Conflict = Dispute & { key: string; suggestion: Suggestion };

/** `value`: something else; for `same-topic` also the word `both`: two rows stay. */
export type Choice = 'ours' | 'theirs' | 'base' | { value: DecidedValue };

export type DecidedValue = ItemContent[ItemField] | ItemContent | Place;

export type Suggestion = { choice: Choice; why: SuggestionReason };

export type SuggestionReason =
  /** The sides, or one side and the base, differ in width, punctuation, brackets or spaces only. */
  | 'form-only'
  /** One side says what the other says, and more. */
  | 'contains'
  /** What each side says has room beside the other. */
  | 'union'
  /** The words both changed are different ones. */
  | 'words-combined'
  /** One side moved the item to another domain, the other within its own. */
  | 'other-domain'
  /** The item goes where its neighbour went. */
  | 'with-neighbour'
  /** Nothing speaks for either: what is published stands. */
  | 'published';

/** A person's word on a conflict, to be remembered by its key. */
export type Decision = { key: string; choice: Choice };

/** Two disputes have one key only if the same values are at odds in the same place. */
export function conflictKey(dispute: Dispute): string {
  return `conflict-1:${createHash('sha256').update(canonicalJson(dispute), 'utf8').digest('hex')}`;
}

/** Whether a choice answers a dispute; `hasDomain` tells the domains an item may be put into. */
export function isAnswer(dispute: Dispute, choice: Choice, hasDomain: (code: string) => boolean): boolean {
  const own = typeof choice === 'object';
  switch (dispute.kind) {
    case 'field':
      return !own || isValueOf(dispute.field, choice.value);
    case 'edit-withdraw':
      return !own;
    case 'same-topic':
      return own ? choice.value === 'both' || isContent(choice.value) : choice !== 'base';
    case 'two-moves':
      return own ? isPlace(choice.value, hasDomain) : dispute[choice] !== null;
    case 'place-gone':
      return own ? isPlace(choice.value, hasDomain) : choice !== 'base';
    case 'domain':
      if (dispute.what === 'place') return choice === 'ours' || choice === 'theirs';
      return own ? typeof choice.value === 'string' : dispute[choice] !== null;
  }
}

/** The value a choice that answers a dispute stands for. */
export function chosenOf<T>(sides: Sides<T>, choice: Choice): T {
  return typeof choice === 'object' ? (choice.value as T) : sides[choice]; // isAnswer has seen what kind of value it is
}

function isValueOf(field: ItemField, value: unknown): boolean {
  const empty = emptyContent[field];
  if (empty === null) return value === null || typeof value === 'string';
  if (Array.isArray(empty)) return Array.isArray(value) && value.every((each) => typeof each === 'string');
  return isRecord(value) && Object.keys(empty).every((key) => key in value);
}

function isContent(value: unknown): boolean {
  return (
    isRecord(value) && Object.keys(emptyContent).every((field) => isValueOf(field as ItemField, value[field])) // the keys of a content
  );
}

function isPlace(value: unknown, hasDomain: (code: string) => boolean): boolean {
  if (!isRecord(value)) return false;
  const { domain, follows } = value;
  return typeof domain === 'string' && hasDomain(domain) && (follows === null || typeof follows === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
