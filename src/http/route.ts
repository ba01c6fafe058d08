import type { readSentFile } from '../actions/read-sent-file.js';
import type { Catalog, Version } from '../catalog/catalog.js';
import type { KnownDomain } from '../catalog/domain.js';
import type { SheetReading } from '../export/annotated-xlsx.js';
import type { Db, Engine } from '../store/engine.js';
import type { ImportJobs } from './import-jobs.js';
import type { Parameter, Values } from './parameter.js';
import type { ApiToken } from './tokens.js';
import type { UploadedFile } from './upload.js';

/** What handlers work with; time is an argument so that tests can choose it. */
export type Service = {
  db: Db;
  engine: Engine;
  /** Published catalogs, kept for a while: a version never changes. */
  catalogOf: (version: Version) => Promise<Catalog>;
  now: () => Date;
  baseUrl: string;
  /** Who may write; none: nobody. */
  tokens: readonly ApiToken[];
  reader: FileReader;
  jobs: ImportJobs;
};

/** Reads files that nobody trusts, away from this process. */
export type FileReader = {
  domains: () => KnownDomain[];
  readFile: Parameters<typeof readSentFile>[1];
  /** The sheets as they are, up to so many rows together. */
  readSheets: (bytes: Uint8Array, rows: number) => Promise<SheetReading>;
};

/** What a route answers with. */
export type Answer = {
  status?: number;
  headers?: Record<string, string>;
  /** Strong validator without its quotes; a request that has it gets 304. */
  etag?: string;
  lastModified?: string;
  caching?: 'immutable' | 'revalidate' | 'none';
} & ({ json: unknown } | FileAnswer);

/** A file is made only when it is sent: who has it already costs nothing. */
export type FileAnswer = { makeBytes: () => Promise<Buffer>; mediaType: string; fileName: FileName };

/** `plain`: in ASCII, for programs that know no other. */
export type FileName = { full: string; plain: string };

/** One address of the API: its description and its handler stand together, so that neither can be forgotten. */
export type Route<P extends readonly Parameter[] = readonly Parameter[]> = {
  method: 'GET' | 'POST';
  /** Below `/api/v1`, e.g. `/editions/{edition}`. */
  path: string;
  operationId: string;
  summary: string;
  /** `token`: only for who has one. */
  access: 'public' | 'token';
  parameters: P;
  /** Whether it takes a form with a file. */
  takesFile: boolean;
  /** Name of the schema of a JSON answer, or the media types of a file. */
  responds: { schema: string } | { mediaTypes: string[] };
  answer: (service: Service, values: Values<P>, caller: Caller) => Promise<Answer>;
};

/** Who asks, where a route needs a token, and the file they sent, where it takes one. */
export type Caller = { account: string | null; file: UploadedFile | null };

type Declared<P extends readonly Parameter[]> = Pick<
  Route<P>,
  'path' | 'operationId' | 'summary' | 'parameters' | 'responds'
>;

/** A reading route for everyone. Lets TypeScript infer the values from the parameters. */
export function route<const P extends readonly Parameter[]>(
  declared: Declared<P> & { answer: (service: Service, values: Values<P>) => Promise<Answer> },
): Route {
  const whole: Route<P> = { ...declared, method: 'GET', access: 'public', takesFile: false };
  return whole; // its answer is only ever called with its own parameters' values
}

/** A reading route for who has a token. */
export function tokenRoute<const P extends readonly Parameter[]>(
  declared: Declared<P> & {
    answer: (service: Service, values: Values<P>, account: string) => Promise<Answer>;
  },
): Route {
  const whole: Route<P> = {
    ...declared,
    method: 'GET',
    access: 'token',
    takesFile: false,
    answer: (service, values, { account }) => declared.answer(service, values, present(account)),
  };
  return whole;
}

/** A route for who has a token, that takes a file. */
export function uploadRoute<const P extends readonly Parameter[]>(
  declared: Declared<P> & {
    answer: (service: Service, values: Values<P>, account: string, file: UploadedFile) => Promise<Answer>;
  },
): Route {
  const whole: Route<P> = {
    ...declared,
    method: 'POST',
    access: 'token',
    takesFile: true,
    answer: (service, values, { account, file }) =>
      declared.answer(service, values, present(account), present(file)),
  };
  return whole;
}

/** The router gives a route what it declared. */
function present<T>(value: T | null): T {
  if (value === null) throw new Error('a route was called without what it declared');
  return value;
}
