import type { ItemContent, ItemField } from './item.js';

/** Where an item stands: in a domain, behind another item (null: first). */
export type Place = { domain: string; follows: string | null };

/** What differs between two catalogs, as plain data with both values. Sentences and severity come later. */
export type Change =
  | { kind: 'domain-added'; domain: string; name: string; follows: string | null }
  | { kind: 'domain-removed'; domain: string; name: string; follows: string | null }
  | { kind: 'domain-renamed'; domain: string; before: string; after: string }
  /** `before`, `after`: the domain it stands behind. */
  | { kind: 'domain-moved'; domain: string; before: string | null; after: string | null }
  | { kind: 'item-added'; code: string; place: Place; content: ItemContent }
  | { kind: 'item-removed'; code: string; place: Place; content: ItemContent }
  | { kind: 'item-moved'; code: string; before: Place; after: Place }
  | FieldChange;

/** One field of one item; the values have that field's type. */
export type FieldChange = {
  [F in ItemField]: {
    kind: 'field-changed';
    code: string;
    field: F;
    before: ItemContent[F];
    after: ItemContent[F];
  };
}[ItemField];

/** The same change seen from the other side. */
export function invertChange(change: Change): Change {
  switch (change.kind) {
    case 'domain-added':
      return { ...change, kind: 'domain-removed' };
    case 'domain-removed':
      return { ...change, kind: 'domain-added' };
    case 'item-added':
      return { ...change, kind: 'item-removed' };
    case 'item-removed':
      return { ...change, kind: 'item-added' };
    case 'domain-renamed':
    case 'domain-moved':
      return { ...change, before: change.after, after: change.before } as Change; // both sides have one type
    case 'item-moved':
      return { ...change, before: change.after, after: change.before };
    case 'field-changed':
      return { ...change, before: change.after, after: change.before } as FieldChange; // both sides have one type
  }
}
