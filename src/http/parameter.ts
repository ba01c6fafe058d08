import { isDay, parseInstant } from '../catalog/day.js';
import { Refusal } from '../refusal.js';

/** A parameter of a route: what it is called, what it may be, and how it is read. */
export type Parameter<T = unknown> = {
  name: string;
  /** `form`: a field beside an uploaded file. */
  in: 'path' | 'query' | 'form' | 'header';
  required: boolean;
  /** It may be given several times, and once with a line for each: the value is a list. */
  several?: true;
  description: string;
  /** JSON Schema, for the API description. */
  schema: Record<string, unknown>;
  /** What a value should be, in Chinese, for the one who got it wrong. */
  expected: string;
  /** undefined: not such a value. */
  parse: (text: string) => T | undefined;
};

type Kind<T> = Pick<Parameter<T>, 'schema' | 'expected' | 'parse'>;

export const day: Kind<string> = {
  schema: { type: 'string', format: 'date' },
  expected: '日期，如 2026-12-01',
  parse: (text) => (isDay(text) ? text : undefined),
};

export const instant: Kind<string> = {
  schema: { type: 'string', format: 'date-time' },
  expected: '时刻，如 2026-12-01T08:00:00+08:00，或日期（算到当天末）',
  parse: (value) => parseInstant(value) ?? undefined,
};

export function wholeNumber(least: number, most: number): Kind<number> {
  return {
    schema: { type: 'integer', minimum: least, maximum: most },
    expected: `${least} 到 ${most} 的整数`,
    parse: (text) => {
      const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
      return number >= least && number <= most ? number : undefined;
    },
  };
}

export const text: Kind<string> = {
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  expected: '1 到 200 字的文字',
  // a control character is never meant, and one of them, NUL, is no text to PostgreSQL
  parse: (value) =>
    value.trim() !== '' && value.length <= 200 && !/\p{Cc}/u.test(value) ? value.trim() : undefined,
};

export const flag: Kind<boolean> = {
  schema: { type: 'string', enum: ['1'] },
  expected: '1',
  parse: (value) => (value === '1' ? true : undefined),
};

export const yesOrNo: Kind<boolean> = {
  schema: { type: 'boolean' },
  expected: 'true 或 false',
  parse: (value) => (value === 'true' ? true : value === 'false' ? false : undefined),
};

/** What something else reads, one line of it. */
export function written<T>({
  parse,
  expected,
}: {
  parse: (line: string) => T | null;
  expected: string;
}): Kind<T> {
  return {
    schema: { type: 'string', minLength: 1, maxLength: 500 },
    expected,
    parse: (line) => (line.length > 500 || /\p{Cc}/u.test(line) ? undefined : (parse(line) ?? undefined)),
  };
}

export function oneOf<const T extends string>(...values: T[]): Kind<T> {
  return {
    schema: { type: 'string', enum: values },
    expected: `${values.join('、')} 之一`,
    parse: (value) => values.find((known) => known === value),
  };
}

/** Several of a kind with commas between, each counted once. */
export function listOf<T>({ schema, expected, parse }: Kind<T>, most: number): Kind<T[]> {
  return {
    schema: { type: 'array', items: schema, minItems: 1, maxItems: most },
    expected: `以逗号隔开的至多 ${most} 个：${expected}`,
    parse: (value) => {
      const found = [...new Set(value.split(','))].map(parse);
      const good = found.filter((each) => each !== undefined);
      return good.length === found.length && good.length <= most ? good : undefined;
    },
  };
}

export function inPath<const N extends string, T>(name: N, kind: Kind<T>, description: string) {
  return { name, in: 'path', required: true, description, ...kind } as const;
}

export function inQuery<const N extends string, T>(name: N, kind: Kind<T>, description: string) {
  return { name, in: 'query', required: false, description, ...kind } as const;
}

export function requiredInQuery<const N extends string, T>(name: N, kind: Kind<T>, description: string) {
  return { name, in: 'query', required: true, description, ...kind } as const;
}

export function inForm<const N extends string, T>(name: N, kind: Kind<T>, description: string) {
  return { name, in: 'form', required: false, description, ...kind } as const;
}

/** A field that may be given several times, and of several lines. */
export function severalInForm<const N extends string, T>(name: N, kind: Kind<T>, description: string) {
  const list = { type: 'array', items: kind.schema };
  return { name, in: 'form', required: false, several: true, description, ...kind, schema: list } as const;
}

export function inHeader<const N extends string, T>(name: N, kind: Kind<T>, description: string) {
  return { name, in: 'header', required: false, description, ...kind } as const;
}

/** A date as HTTP writes it (RFC 9110, section 5.6.7). */
export const httpDate: Kind<Date> = {
  schema: { type: 'string', examples: ['Tue, 01 Dec 2026 00:00:00 GMT'] },
  expected: 'HTTP 日期，如 Tue, 01 Dec 2026 00:00:00 GMT',
  parse: (value) => {
    const date = new Date(value);
    return /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(value) &&
      !Number.isNaN(+date)
      ? date
      : undefined;
  },
};

/** If-Match with the number of the revision somebody saw, which is the ETag of a draft. */
export const seenRevision = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The ETag of the revision that was seen; without it 428, with another one 409',
  schema: { type: 'string', examples: ['"3"'] },
  expected: '草案的 ETag，如 "3"',
  parse: (value: string) => {
    const revision = /^"([1-9]\d{0,8})"$/.exec(value.trim())?.[1];
    return revision === undefined ? undefined : Number(revision);
  },
} as const;

/** If-Match with the tag of a setting somebody saw, which is the ETag of its address; who sends none compares nothing. */
export const seenTag = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description:
    'The ETag of what was seen, so that nobody undoes another’s change unawares; with another one 409',
  schema: { type: 'string', examples: ['"0f3a9c5d7e1b2846"'] },
  expected: '读到的 ETag，如 "0f3a9c5d7e1b2846"',
  parse: (value: string) => /^"([0-9a-f]{16})"$/.exec(value.trim())?.[1],
} as const;

/** The values of a route's parameters by name; those that may be left out may be undefined or, of several, empty. */
export type Values<P extends readonly Parameter[]> = {
  [K in P[number] as K['name']]: K extends { several: true; parse: (text: string) => infer T | undefined }
    ? Exclude<T, undefined>[]
    : K extends { required: true; parse: (text: string) => infer T | undefined }
      ? Exclude<T, undefined>
      : K extends { parse: (text: string) => infer T | undefined }
        ? T | undefined
        : never;
};

/**
 * Reads all parameters of a request; which fields a form may have has been seen to where it was received.
 * @throws Refusal for an unknown parameter, one given twice, one with a wrong value, or a missing one.
 */
export function readParameters<P extends readonly Parameter[]>(
  parameters: P,
  path: Record<string, unknown>,
  query: Record<string, unknown>,
  form: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
): Values<P> {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  for (const name of Object.keys(query)) {
    if (!inQuery.includes(name))
      throw new Refusal('request.parameter-unknown', { parameter: name, known: inQuery });
  }
  const values = parameters.map((parameter) => {
    const place = { path, query, form, header }[parameter.in];
    const found = place[parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name];
    return [parameter.name, parameter.several ? readSeveral(parameter, found) : readOne(parameter, found)];
  });
  return Object.fromEntries(values) as Values<P>; // one value for each parameter, each read by its own parse
}

function readOne(parameter: Parameter, found: unknown): unknown {
  const { name, expected, required } = parameter;
  // an empty field of a plain form means that it was not filled in
  if (found === undefined || (found === '' && !required)) {
    if (required) throw new Refusal('request.parameter-invalid', { parameter: name, found: '', expected });
    return undefined;
  }
  const value = typeof found === 'string' ? parameter.parse(found) : undefined;
  if (value === undefined) {
    throw new Refusal('request.parameter-invalid', { parameter: name, found: sayFound(found), expected });
  }
  return value;
}

/** A wrong line is refused by itself, so that it is found among the others. */
function readSeveral(parameter: Parameter, found: unknown): unknown[] {
  const texts: unknown[] = [found].flat();
  const lines = texts.flatMap((text) => (typeof text === 'string' ? text.split(/\r\n|\r|\n/) : []));
  return lines.flatMap((line) => (line.trim() === '' ? [] : [readOne(parameter, line)]));
}

function sayFound(found: unknown): string {
  return Array.isArray(found) ? found.join('、') : String(found).slice(0, 100);
}
