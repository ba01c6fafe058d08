import type { Fields, Input } from './form-body.js';
import { localPath } from './local-path.js';

/** A form whose session had ended when it was sent: where it was sent, by whom it was made, and what was typed. */
export type KeptForm = { action: string; author: string; fields: [name: string, value: string][] };

export function keptForm(action: string, author: string, input: Input<Fields>): KeptForm {
  const fields = Object.entries(input).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
  return { action, author, fields };
}

/** As a field of the login form carries it. It stays in the browser: what it says is shown again, and nothing is done. */
export function writeKeptForm(kept: KeptForm): string {
  return JSON.stringify(kept);
}

/** null: no such thing. */
export function readKeptForm(text: string): KeptForm | null {
  try {
    const found: unknown = JSON.parse(text);
    return isKeptForm(found) ? found : null;
  } catch {
    return null;
  }
}

function isKeptForm(found: unknown): found is KeptForm {
  if (typeof found !== 'object' || found === null) return false;
  const { action, author, fields } = found as Partial<Record<keyof KeptForm, unknown>>; // whatever was sent
  return (
    typeof action === 'string' &&
    localPath(action) === action &&
    action.startsWith('/desk/') &&
    typeof author === 'string' &&
    Array.isArray(fields) &&
    fields.every(
      (pair) => Array.isArray(pair) && pair.length === 2 && pair.every((each) => typeof each === 'string'),
    )
  );
}
