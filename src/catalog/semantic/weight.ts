import type { Change, FieldChange } from '../change.js';
import type { ItemField } from '../item.js';
import { sameInForm } from './field-form.js';
import { formOf } from './form.js';

/** `formal`: only the print differs; `substantive`: what must be disclosed, or how, does. */
export type Weight = 'substantive' | 'formal';

export type WeighedChange = Change & { weight: Weight };

/** A person's word against the rule: this change of a field weighs otherwise, because … */
export type WeightOverride = { code: string; field: ItemField; weight: Weight; reason: string };

/**
 * What the rules say of a change. An item's place in its domain and the order of domains are form: the 序号 is computed
 * when printed and nobody owes more or less for it. Another domain is another department's field: substantive.
 */
export function weightOf(change: Change): Weight {
  switch (change.kind) {
    case 'item-added':
    case 'item-removed':
    case 'domain-added':
    case 'domain-removed':
      return 'substantive';
    case 'domain-moved':
      return 'formal';
    case 'domain-renamed':
      return weigh(formOf(change.before) === formOf(change.after));
    case 'item-moved':
      return weigh(change.before.domain === change.after.domain);
    case 'field-changed':
      return weigh(sameField(change));
  }
}

/** Every change with its weight: a person's where there is one (the last counts), else the rules'. */
export function weighChanges(
  changes: readonly Change[],
  overrides: readonly WeightOverride[] = [],
): WeighedChange[] {
  const decided = new Map(overrides.map(({ code, field, weight }) => [`${code} ${field}`, weight]));
  return changes.map((change) => ({
    ...change,
    weight:
      (change.kind === 'field-changed' ? decided.get(`${change.code} ${change.field}`) : undefined) ??
      weightOf(change),
  }));
}

/** What a reader sees who asked for substantive changes only. */
export function substantiveOf(changes: readonly WeighedChange[]): WeighedChange[] {
  return changes.filter(({ weight }) => weight === 'substantive');
}

function sameField({ field, before, after }: FieldChange): boolean {
  return sameInForm(field, before, after);
}

function weigh(onlyForm: boolean): Weight {
  return onlyForm ? 'formal' : 'substantive';
}
