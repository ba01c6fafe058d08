import type { Act } from '../account/actor.js';
import type { Action } from '../account/permission.js';
import type { ReadGrids } from '../actions/import-register.js';
import type { readSentFile } from '../actions/read-sent-file.js';
import type { Catalog, Version } from '../catalog/catalog.js';
import type { StatusOf } from '../catalog/draft-problems.js';
import type { KnownDomain } from '../catalog/domain.js';
import type { Db, Engine } from '../store/engine.js';
import type { Body } from './body.js';
import type { ImportJobs } from './import-jobs.js';
import type { Link } from './links.js';
import type { MadeFiles } from './made-files.js';
import type { Parameter, Values } from './parameter.js';
import type { UploadedFile } from './upload.js';

/** What handlers work with; time is an argument so that tests can choose it. */
export type Service = {
  db: Db;
  engine: Engine;
  /** Published catalogs, kept for a while: a version never changes. */
  catalogOf: (version: Version) => Promise<Catalog>;
  now: () => Date;
  baseUrl: string;
  reader: FileReader;
  /** How the acts of the register stand today, for the problems of drafts. */
  statusOf: () => Promise<StatusOf>;
  jobs: ImportJobs;
  /** Whom webhooks may lead to though they are not public. */
  webhookAllow?: readonly string[];
  /** Where exports are made, one after another. */
  files: MadeFiles;
  /** What checkpoints of the log are sealed with. */
  logKeys?: readonly string[];
};

/** Reads files that nobody trusts, away from this process. */
export type FileReader = {
  domains: () => KnownDomain[];
  readFile: Parameters<typeof readSentFile>[1];
  /** The sheets as they are, up to so many rows together. */
  readSheets: ReadGrids;
};

/** What a route answers with. */
export type Answer = {
  status?: number;
  headers?: Record<string, string>;
  links?: Link[];
  /** Strong validator without its quotes, made from the body where it is not given; a request that has it gets 304. */
  etag?: string;
  /** An ISO instant. */
  lastModified?: string;
  caching?: 'immutable' | 'revalidate' | 'none';
} & (JsonAnswer | { text: string; mediaType: string } | FileAnswer | { nothing: true });

/** `made`: its bytes, where several addresses answer with the same. */
type JsonAnswer = { json: unknown } | { made: Body };

/** A file is made only when it is sent: who has it already costs nothing. */
export type FileAnswer = { makeBytes: () => Promise<Buffer>; mediaType: string; fileName: FileName };

/** `plain`: in ASCII, for programs that know no other. */
export type FileName = { full: string; plain: string };

/** One address of the API: its description and its handler stand together, so that neither can be forgotten. */
export type Route<P extends readonly Parameter[] = readonly Parameter[]> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, e.g. `/editions/{edition}`. */
  path: string;
  operationId: string;
  summary: string;
  /** What a caller must be allowed to do; the action that does it asks. */
  access: 'public' | Action;
  parameters: P;
  /** Refuses who may not before anything they send is taken in. */
  admit?: (service: Service, values: Values<P>, act: Act) => Promise<void>;
  /** A form with a file, or JSON that fits a schema. */
  takes: 'nothing' | 'file' | { schema: string };
  /** Name of the schema of a JSON answer, the media types of a file or of a text made once for all, or nothing (204). */
  responds: { schema: string } | { mediaTypes: string[] } | { texts: string[] } | 'nothing';
  /** Whether its answers are recognised by an ETag, so that who has one gets 304. */
  hasValidator: boolean;
  answer: (service: Service, values: Values<P>, caller: Caller) => Promise<Answer>;
};

/** Who asks, where they said so, and what they sent. */
export type Caller = { act: Act | null; file: UploadedFile | null; body: unknown };

type Declared<P extends readonly Parameter[]> = Pick<
  Route<P>,
  'path' | 'operationId' | 'summary' | 'parameters' | 'responds'
>;

type Recognised = Partial<Pick<Route, 'hasValidator'>>;

/** A reading route for everyone, with a validator unless told. Lets TypeScript infer the values from the parameters. */
export function route<const P extends readonly Parameter[]>(
  declared: Declared<P> &
    Recognised & {
      answer: (service: Service, values: Values<P>, caller: Caller) => Promise<Answer>;
    },
): Route {
  const whole: Route<P> = {
    hasValidator: true,
    ...declared,
    method: 'GET',
    access: 'public',
    takes: 'nothing',
  };
  return whole; // its answer is only ever called with its own parameters' values
}

/** A reading route for who has the right, without a validator unless told. */
export function memberRoute<const P extends readonly Parameter[]>(
  declared: Declared<P> &
    Recognised & {
      access: Action;
      answer: (service: Service, values: Values<P>, act: Act) => Promise<Answer>;
    },
): Route {
  const whole: Route<P> = {
    hasValidator: false,
    ...declared,
    method: 'GET',
    takes: 'nothing',
    answer: (service, values, { act }) => declared.answer(service, values, present(act)),
  };
  return whole;
}

/** A route that takes a file from who has the right. */
export function uploadRoute<const P extends readonly Parameter[]>(
  declared: Declared<P> & {
    access: Action;
    admit: (service: Service, values: Values<P>, act: Act) => Promise<void>;
    answer: (service: Service, values: Values<P>, act: Act, file: UploadedFile) => Promise<Answer>;
  },
): Route {
  const whole: Route<P> = {
    ...declared,
    method: 'POST',
    takes: 'file',
    hasValidator: false,
    answer: (service, values, { act, file }) => declared.answer(service, values, present(act), present(file)),
  };
  return whole;
}

/** What a writing route takes in: nothing, or JSON of a type that a schema describes. */
export type Takes<B> = { schema: string; readonly body?: B } | 'nothing';

/** A JSON body: `B` is the type the schema describes. */
export function json<B>(schema: string): Takes<B> {
  return { schema };
}

/** A route that changes something; `body` has been checked against the schema named. */
export function writeRoute<const P extends readonly Parameter[], B = null>(
  declared: Declared<P> & {
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    access: Action;
    takes: Takes<B>;
    answer: (service: Service, values: Values<P>, act: Act, body: B) => Promise<Answer>;
  },
): Route {
  const whole: Route<P> = {
    ...declared,
    hasValidator: false,
    // the router checked it against the schema that describes B
    answer: (service, values, { act, body }) => declared.answer(service, values, present(act), body as B),
  };
  return whole;
}

/** The router gives a route what it declared. */
function present<T>(value: T | null): T {
  if (value === null) throw new Error('a route was called without what it declared');
  return value;
}
