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

/** The actions by which a version comes to be; their entries name it and its hash. */
export const publishingActions: readonly string[] = ['edition.add', 'version.publish', 'version.adopt'];

/** The text that is stored and hashed: RFC 8785 JSON, in ASCII, so that no sign in it can hide or break a line. */
export function entryText(entry: LogEntry): string {
  return toAscii(spell(entry));
}

function toAscii(json: string): string {
  return json.replace(/[^\x20-\x7e]+/g, escapeUnits);
}

/** RFC 8785. What was given is logged as it was given: no spelling of a letter is made another. */
function spell(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spell).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${spell(member)}`).join(',')}}`;
  }
  const isKept = value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
  if (!isKept) throw new TypeError(`a value of type ${typeof value} can't be logged`);
  return JSON.stringify(value);
}

/** null: not the text of an entry, or not the one spelling of it. */
export function parseEntry(text: string): LogEntry | null {
  try {
    const entry: unknown = JSON.parse(text);
    return isEntry(entry) && isTextOf(text, entry) ? entry : null;
  } catch {
    return null;
  }
}

/** As `entryText(entry) === text`; the engine's own spelling is several times faster where it is ours. */
function isTextOf(text: string, entry: LogEntry): boolean {
  return toAscii(JSON.stringify(entry)) === text ? isInOrder(entry) : entryText(entry) === text;
}

/** Whether all members of a value, at any depth, stand in the order of their names. */
function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  const object = value as Record<string, unknown>; // what JSON.parse made
  let before = '';
  for (const name of Object.keys(object)) {
    if (name < before || !isInOrder(object[name])) return false;
    before = name;
  }
  return true;
}

function isEntry(value: unknown): value is LogEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { sequence, at, account, action, outcome, thing, edition, details } = value as Record<
    string,
    unknown
  >; // looked at below
  return (
    Number.isSafeInteger(sequence) &&
    [at, account, action, outcome].every((word) => typeof word === 'string') &&
    isTextOrNull(edition) &&
    (thing === null || isThing(thing)) &&
    typeof details === 'object' &&
    details !== null
  );
}

function isThing(value: unknown): value is Thing {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id } = value as Record<string, unknown>; // looked at in the next line
  return typeof kind === 'string' && typeof id === 'string';
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

/** What an entry is looked up by. */
export type LogColumns = Pick<LogEntry, 'sequence' | 'at' | 'account' | 'action' | 'outcome' | 'edition'> & {
  thing: string | null;
};

export function columnsOf({ sequence, at, account, action, outcome, thing, edition }: LogEntry): LogColumns {
  return {
    sequence,
    at,
    account: storable(account),
    action,
    outcome,
    thing: thing && storable(`${thing.kind}:${thing.id}`),
    edition: edition && storable(edition),
  };
}

/** A text as every database keeps it: NUL and halves of a pair, which some can't hold, are spelled out. */
export function storable(text: string): string {
  return text.replace(/\0|\p{Cs}/gu, escapeUnits);
}

function escapeUnits(text: string): string {
  let escaped = '';
  for (let at = 0; at < text.length; at++)
    escaped += `\\u${(text.charCodeAt(at) + 0x1_0000).toString(16).slice(1)}`;
  return escaped;
}
