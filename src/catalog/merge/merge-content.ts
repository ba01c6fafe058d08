import type { Audience, ItemContent, ItemField } from '../item.js';
import { itemFields } from '../item.js';
import { sameInForm } from '../semantic/field-form.js';
import { formOf } from '../semantic/form.js';
import type { FieldDispute } from './conflict.js';
import { chosenOf } from './conflict.js';
import type { Merger } from './merge-list.js';
import { citedRegulation, mergeElements, mergeSet } from './merge-list.js';
import type { Ask } from './questions.js';
import type { Sides } from './sides.js';
import { mapSides, mergeWhole } from './sides.js';
import { suggestField } from './suggest-field.js';

const undivided = <T>(sides: Sides<T>, ask: (part: Sides<T>) => T): T => ask(sides);
const elements = mergeElements(formOf);

const mergers: { [F in ItemField]: Merger<ItemContent[F]> } = {
  level1: undivided,
  level2: undivided,
  level3: undivided,
  content: elements,
  legalBases: mergeElements(citedRegulation),
  timeLimit: undivided,
  disclosingBodies: elements,
  channels: mergeSet,
  audience: mergeAudience,
  methods: mergeSet,
  levels: mergeSet,
  link: undivided,
  note: undivided,
  extra: mergeExtra,
};

/** What one row says after both sides' changes, field by field. */
export function mergeContent(code: string, sides: Sides<ItemContent>, ask: Ask): ItemContent {
  return Object.fromEntries(
    itemFields.map((field) => [
      field,
      mergeField(
        code,
        field,
        mapSides(sides, (side) => side[field]),
        ask,
      ),
    ]),
  ) as ItemContent; // every field, once
}

/** Whether two rows say the same and are only printed otherwise. */
export function sameContentInForm(before: ItemContent, after: ItemContent): boolean {
  return itemFields.every((field) => sameInForm(field, before[field], after[field]));
}

function mergeField(
  code: string,
  field: ItemField,
  sides: Sides<ItemContent[ItemField]>,
  ask: Ask,
): ItemContent[ItemField] {
  const whole = mergeWhole(sides);
  if (whole) return whole.value;
  const merge = mergers[field] as Merger<ItemContent[ItemField]>; // the sides have this field's type
  return merge(sides, (part) => {
    const dispute = { kind: 'field', code, field, ...part } as FieldDispute; // a part has this field's type
    return chosenOf(
      part,
      ask(dispute, () => suggestField(dispute)),
    );
  });
}

/** Its two members are merged each for itself. */
function mergeAudience(sides: Sides<Audience>, ask: (part: Sides<Audience>) => Audience): Audience {
  const everyone = mergeWhole(mapSides(sides, (side) => side.everyone));
  const groups = mergeWhole(mapSides(sides, (side) => side.groups));
  const settled = { ...(everyone && { everyone: everyone.value }), ...(groups && { groups: groups.value }) };
  const part = mapSides(sides, (side) => ({ ...side, ...settled }));
  return everyone && groups ? part.theirs : ask(part);
}

type Extra = ItemContent['extra'];

/** Heading by heading. */
function mergeExtra(sides: Sides<Extra>, ask: (part: Sides<Extra>) => Extra): Extra {
  const headings = new Set(Object.keys({ ...sides.base, ...sides.theirs, ...sides.ours }));
  return Object.fromEntries(
    [...headings].flatMap((heading) => {
      const part = mapSides(sides, (side) => headed(side, heading));
      return Object.entries(mergeWhole(part)?.value ?? ask(part));
    }),
  );
}

function headed(extra: Extra, heading: string): Extra {
  return Object.fromEntries(Object.entries(extra).filter(([each]) => each === heading));
}
