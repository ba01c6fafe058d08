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
