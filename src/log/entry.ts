import { canonicalJson } from '../catalog/canonical.js';

/** What happened: `refused` = the right was missing, `failed` = a login that did not succeed. */
export type Outcome = 'done' | 'refused' | 'failed';

/** What was done to which thing; a `kind` is a table, an `id` its key as people see it. */
export type Thing = { kind: string; id: string };

/** One line of the log: who did what, when, from where. */
export type LogEntry = {
  /** From 1, without gaps. */
  sequence: number;
  /** ISO 8601 instant, UTC, milliseconds; the order is that of `sequence`, whatever the clock did. */
  at: string;
  account: string;
  via: string;
  address: string | null;
  request: string | null;
  action: string;
  outcome: Outcome;
  thing: Thing | null;
  edition: string | null;
  /** What else belongs to it, never a secret. */
  details: Record<string, unknown>;
};

/** The text that is stored and hashed: RFC 8785 JSON, in ASCII, so that no sign in it can hide or break a line. */
export function entryText(entry: LogEntry): string {
  return canonicalJson(entry).replace(
    /[^\x20-\x7e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** @throws SyntaxError for a text that is no JSON. */
export function parseEntry(text: string): LogEntry {
  return JSON.parse(text) as LogEntry; // entryText wrote it; verification recomputes what depends on it
}
