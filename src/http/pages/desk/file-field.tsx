import { uploadLimit } from '../../upload.js';
import type { Html } from '../html.js';
import type { FieldProps } from './fields.js';
import { describedBy, FieldFrame } from './fields.js';

/** A table, as offices keep them. */
export const tableFiles = '.xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.docx,.htm,.html,.mht';

/** A file to send. `hint`: what it may be; how large is said with it. */
export function FileField({
  accept,
  hint,
  ...field
}: Omit<FieldProps, 'name' | 'required' | 'hint'> & { accept: string; hint: string }): Html {
  const whole = { ...field, name: 'file', hint: `${hint}不超过 ${uploadLimit}。`, required: true };
  return (
    <FieldFrame {...whole}>
      <input
        id="file"
        name="file"
        type="file"
        class="form-control"
        required
        accept={accept}
        {...describedBy(whole)}
      />
    </FieldFrame>
  );
}
