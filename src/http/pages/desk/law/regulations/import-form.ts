import type { RegisterImportRequest } from '../../../../../actions/import-register.js';
import { Refusal } from '../../../../../refusal.js';
import type { Input } from '../../../form-body.js';
import { dayFaults } from '../../faults.js';

/** What goes with a list of acts. */
export const registerImportFields = {
  decidedOn: 'one',
  number: 'one',
  region: 'one',
  knownThrough: 'one',
  step: 'one',
} as const;

export type RegisterImportInput = Input<typeof registerImportFields>;

export const emptyRegisterImport: RegisterImportInput = {
  decidedOn: '',
  number: '',
  region: '',
  knownThrough: '',
  step: '',
};

/** @throws Refusal `form.invalid` for days that are none. */
export function readRegisterImport(input: RegisterImportInput): RegisterImportRequest {
  const faults = dayFaults(input, ['decidedOn', 'knownThrough']);
  if (faults.length > 0) throw new Refusal('form.invalid', { faults });
  return {
    dryRun: input.step !== 'save',
    knownThrough: input.knownThrough || null,
    notice: {
      decidedOn: input.decidedOn || null,
      documentNumber: input.number.trim() || null,
      region: input.region.trim() || null,
    },
  };
}
