import type { Child } from 'hono/jsx';
import type { Html } from '../html.js';
import { Icon } from '../icon.js';
import type { Fault } from './faults.js';
import type { DeskFrame } from './page.js';

type DeskFormProps = {
  desk: DeskFrame;
  action: string;
  /** Asks before typed text is left behind. */
  guarded?: boolean;
  /** It carries a file. */
  takesFile?: boolean;
  class?: string;
  id?: string;
  label?: string;
  /** The part of the page, by id, that alone is shown anew where there are scripts; without them the page is. */
  renews?: string;
  children?: Child;
};

/** A button or form that sends itself and has a part of the page shown anew; the line saying what was done comes along. */
export function renewing(action: string, part: string): Record<string, string> {
  return {
    'hx-post': action,
    'hx-target': `#${part}`,
    'hx-select': `#${part}`,
    ...(part === 'main' ? {} : { 'hx-select-oob': '#said:innerHTML' }), // which main has within
    'hx-swap': 'outerHTML show:none',
  };
}

/** A form of ours: with the token of the session, and with whose it is, should the session end before it is sent. */
export function DeskForm(props: DeskFormProps): Html {
  const { desk, action, guarded, takesFile, label, id, renews, children } = props;
  const { user } = desk.frame;
  return (
    <form
      method="post"
      action={action}
      id={id}
      class={props.class}
      enctype={takesFile === true ? 'multipart/form-data' : undefined}
      aria-label={label}
      data-guarded={guarded === true ? '1' : undefined}
      {...(renews === undefined ? {} : renewing(action, renews))}
    >
      <input type="hidden" name="csrf" value={user?.csrf ?? ''} />
      <input type="hidden" name="author" value={user?.account ?? ''} />
      {children}
    </form>
  );
}

/** A button that does one thing at once, with the few fields it sends. */
export function OneButton({
  desk,
  action,
  fields = {},
  kind = 'line',
  small,
  label,
  children,
}: {
  desk: DeskFrame;
  action: string;
  fields?: Record<string, string>;
  kind?: 'line' | 'primary';
  small?: boolean;
  /** What it does to what, where its words alone don't say. */
  label?: string;
  children?: Child;
}): Html {
  return (
    <DeskForm desk={desk} action={action} class="one-button">
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class={`btn btn-${kind}${small === true ? ' btn-sm' : ''}`} aria-label={label}>
        {children}
      </button>
    </DeskForm>
  );
}

/** What was wrong with a form that was sent: the first thing to be read, each line leads to its field. */
export function FaultSummary({ faults }: { faults: readonly Fault[] }): Html | null {
  if (faults.length === 0) return null;
  return (
    <div class="notice red faults" role="alert" tabindex={-1} autofocus>
      <Icon name="warning" />
      <ul>
        {faults.map(({ field, message }) => (
          <li>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

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
  const fault = faults.find(({ field }) => field === name);
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
  const wrong = faults.some(({ field }) => field === name);
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
  const fault = faults.find(({ field }) => field === name);
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
