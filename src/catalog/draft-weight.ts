import { sameValue } from './canonical.js';
import type { DraftChange } from './draft.js';
import { subjectOf } from './draft-edit.js';
import { changedFields } from './diff.js';
import type { ItemContent, ItemField } from './item.js';
import type { WeightOverride } from './semantic/weight.js';
import { weighChanges } from './semantic/weight.js';

/** What stands in the catalog now of what a draft touches. */
export type Standing = {
  contents: ReadonlyMap<string, ItemContent>;
  /** Code of an item → code of its domain. */
  homes: ReadonlyMap<string, string>;
};

/** The subjects of a draft with a change of substance; a move within a domain and a change of form are none. */
export function substantiveSubjects(
  changes: readonly DraftChange[],
  { contents, homes }: Standing,
  weights: readonly WeightOverride[],
): Set<string> {
  const isSubstantive = (change: DraftChange): boolean => {
    switch (change.kind) {
      case 'add':
      case 'withdraw':
      case 'restore':
      case 'add-domain':
        return true;
      case 'move':
        return homes.get(change.code) !== change.place.domain;
      case 'edit': {
        const { code, fields } = change;
        const before = contents.get(code);
        if (!before) return true;
        const edits = changedFields({ code, ...before }, { code, ...before, ...fields });
        return weighChanges(edits, weights).some(({ weight }) => weight === 'substantive');
      }
    }
  };
  return new Set(changes.filter(isSubstantive).map(subjectOf));
}

/** What a draft says a field of an item should read; undefined: it does not edit it. */
export function proposedValue(
  changes: readonly DraftChange[],
  { code, field }: Pick<WeightOverride, 'code' | 'field'>,
): ItemContent[ItemField] | undefined {
  const edit = changes.find((change) => change.kind === 'edit' && change.code === code);
  return edit?.kind === 'edit' ? edit.fields[field] : undefined;
}

/** A person's word on a change holds for that change: where another value is proposed by now it is asked again. */
export function keepWeights(
  weights: readonly WeightOverride[],
  before: readonly DraftChange[],
  after: readonly DraftChange[],
): WeightOverride[] {
  return weights.filter((override) => {
    const value = proposedValue(after, override);
    const said = proposedValue(before, override);
    return value !== undefined && said !== undefined && sameValue(said, value);
  });
}
