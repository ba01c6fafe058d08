import type { Child } from 'hono/jsx';
import type { Html } from '../html.js';
import type { Fault } from './faults.js';
import { faultAt } from './faults.js';

export type FieldProps = {
  name: string;
  label: string;
  hint?: string | undefined;
  faults?: readonly Fault[];
  required?: boolean;
};

export function FieldFrame({
  name,
  label,
  hint,
  faults = [],
  required,
  children,
}: FieldProps & { children?: Child }): Html {
  const fault = faultAt(faults, name);
  return (
    <div class={fault ? 'field wrong' : 'field'}>
      <label for={name}>
        {label}
        {required === true ? <span class="aside">（必填）</span> : null}
      </label>
      {hint === undefined ? null : (
        <small class="aside" id={`${name}-hint`}>
          {hint}
        </small>
      )}
      {fault === undefined ? null : (
        <small class="fault" id={`${name}-fault`}>
          {fault.message}
        </small>
      )}
      {children}
    </div>
  );
}

export function describedBy({ name, hint, faults = [] }: FieldProps): Record<string, string | undefined> {
  const wrong = faultAt(faults, name) !== undefined;
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(wrong ? [`${name}-fault`] : [])];
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': wrong ? 'true' : undefined,
  };
}

type TextFieldProps = FieldProps & {
  value: string;
  type?: 'text' | 'date' | 'number' | 'url' | 'search';
  /** Wordings to choose from; others may be typed. */
  suggestions?: readonly string[];
  maxlength?: number;
};

/** A line of text. */
export function TextField({ value, type = 'text', suggestions, maxlength, ...field }: TextFieldProps): Html {
  const { name, required } = field;
  return (
    <FieldFrame {...field}>
      <input
        id={name}
        name={name}
        type={type}
        value={value}
        class="form-control"
        autocomplete="off"
        maxlength={maxlength}
        required={required}
        list={suggestions === undefined ? undefined : `${name}-list`}
        {...describedBy(field)}
      />
      {suggestions === undefined ? null : (
        <datalist id={`${name}-list`}>
          {suggestions.map((suggestion) => (
            <option value={suggestion}></option>
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextArea({ value, rows = 3, ...field }: FieldProps & { value: string; rows?: number }): Html {
  const { name, required } = field;
  return (
    <FieldFrame {...field}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        class="form-control"
        required={required}
        {...describedBy(field)}
      >
        {value}
      </textarea>
    </FieldFrame>
  );
}

export type Choice = { value: string; text: string };

/** One of several. `blank`: what stands for none. */
export function SelectField({
  value,
  choices,
  blank,
  ...field
}: FieldProps & { value: string; choices: readonly Choice[]; blank?: string }): Html {
  const { name, required } = field;
  return (
    <FieldFrame {...field}>
      <select id={name} name={name} class="form-select" required={required} {...describedBy(field)}>
        {blank === undefined ? null : <option value="">{blank}</option>}
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** Any of several (`checkbox`), or one of a few that are all to be seen (`radio`). */
export function TickFields({
  name,
  label,
  hint,
  faults = [],
  type = 'checkbox',
  choices,
  chosen,
}: FieldProps & {
  type?: 'checkbox' | 'radio';
  choices: readonly Choice[];
  chosen: readonly string[];
}): Html {
  const fault = faultAt(faults, name);
  return (
    <fieldset class={fault ? 'field ticks wrong' : 'field ticks'} id={name} tabindex={-1}>
      <legend>{label}</legend>
      {hint === undefined ? null : <small class="aside">{hint}</small>}
      {fault === undefined ? null : <small class="fault">{fault.message}</small>}
      {choices.map(({ value, text }) => (
        <label>
          <input type={type} name={name} value={value} checked={chosen.includes(value)} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
