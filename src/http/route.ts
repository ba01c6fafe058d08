import type { Catalog, Version } from '../catalog/catalog.js';
import type { Db, Engine } from '../store/database.js';
import type { Parameter, Values } from './parameter.js';

/** What handlers work with; time is an argument so that tests can choose it. */
export type Service = {
  db: Db;
  engine: Engine;
  /** Published catalogs, kept for a while: a version never changes. */
  catalogOf: (version: Version) => Promise<Catalog>;
  now: () => Date;
  baseUrl: string;
};

/** What a route answers with. */
export type Answer = {
  status?: number;
  headers?: Record<string, string>;
  /** Strong validator without its quotes; a request that has it gets 304. */
  etag?: string;
  lastModified?: string;
  caching?: 'immutable' | 'revalidate' | 'none';
} & ({ json: unknown } | { bytes: Buffer; mediaType: string; fileName?: string });

/** One address of the API: its description and its handler stand together, so that neither can be forgotten. */
export type Route<P extends readonly Parameter[] = readonly Parameter[]> = {
  /** Below `/api/v1`, e.g. `/editions/{edition}`. */
  path: string;
  operationId: string;
  summary: string;
  parameters: P;
  /** Name of the schema of a JSON answer, or the media types of a file. */
  responds: { schema: string } | { mediaTypes: string[] };
  answer: (service: Service, values: Values<P>) => Promise<Answer>;
};

/** Lets TypeScript infer the values from the parameters. */
export function route<const P extends readonly Parameter[]>(declared: Route<P>): Route {
  return declared; // its answer is only ever called with its own parameters' values
}
