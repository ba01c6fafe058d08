import type { Child } from 'hono/jsx';
import type { Html } from './html.js';
import { Icon } from './icon.js';

type FieldProps = {
  name: string;
  label: string;
  type?: 'text' | 'password';
  value?: string;
  /** What a password keeper may fill in. */
  autocomplete: string;
  hint?: string;
};

/** One field of a form, with its label above it. */
export function Field({ name, label, type = 'text', value, autocomplete, hint }: FieldProps): Html {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={type}
        value={value}
        class="form-control"
        autocomplete={autocomplete}
        autocapitalize="none"
        spellcheck={false}
        aria-describedby={hint === undefined ? undefined : `${name}-hint`}
        required
      />
      {hint === undefined ? null : (
        <small class="aside" id={`${name}-hint`}>
          {hint}
        </small>
      )}
    </div>
  );
}

/** What was wrong with a form that was sent, first thing to be read; leads to the field to begin with. */
export function Failure({ field, children }: { field: string; children?: Child }): Html {
  return (
    <div class="notice red" role="alert">
      <Icon name="warning" />
      <p>
        <a href={`#${field}`}>{children}</a>
      </p>
    </div>
  );
}
