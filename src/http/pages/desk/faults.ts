import { isDay } from '../../../catalog/day.js';
import type { RefusalCode } from '../../../refusal.js';
import { Refusal } from '../../../refusal.js';

/** What is wrong with a form, and at which of its fields. */
export type Fault = {
  field: string;
  message: string;
  /** Not what stands in the field is wrong but how things are by now: it is said once, above the form. */
  isOfForm?: true;
};

/** What a refusal says of a form; one that names no field leads to `first`, where people begin to put it right. */
export function faultsOf(refusal: Refusal | null, first: string): Fault[] {
  if (refusal === null) return [];
  if (isInvalidForm(refusal)) return refusal.details.faults;
  const { code, message } = refusal;
  return [{ field: first, message, ...(ofForm.has(code) ? { isOfForm: true } : {}) }];
}

/** What somebody else did, or what has to be done first, whatever is typed. */
const ofForm = new Set<RefusalCode>([
  'draft.changed',
  'draft.empty',
  'draft.misfit',
  'draft.not-approved',
  'draft.not-open',
  'review.change-open',
  'review.change-returned',
  'review.decided',
  'review.other-content',
  'review.other-review',
  'review.own-draft',
  'settings.changed',
  'version.stale',
]);

/** What is wrong with what stands in a field. */
export function faultAt(faults: readonly Fault[], name: string): Fault | undefined {
  return faults.find(({ field, isOfForm }) => field === name && isOfForm !== true);
}

/** @throws Refusal for fields that say nothing, each with what to do about it. */
export function refuseBlank<N extends string>(
  input: Record<N, string>,
  says: Partial<Record<N, string>>,
): void {
  const blank = Object.entries<string | undefined>(says).filter(([field]) => input[field as N].trim() === '');
  if (blank.length === 0) return;
  const faults = blank.map(([field, message]) => ({ field, message: message ?? '' }));
  throw new Refusal('form.invalid', { faults });
}

/** Fields for a day that hold something else. */
export function dayFaults<N extends string>(input: Record<N, string>, fields: readonly N[]): Fault[] {
  return fields
    .filter((field) => input[field] !== '' && !isDay(input[field]))
    .map((field) => ({ field, message: `“${input[field]}”不是日期，请写成 2026-12-01 的样子。` }));
}

function isInvalidForm(refusal: Refusal): refusal is Refusal<'form.invalid'> {
  return refusal.code === 'form.invalid';
}
