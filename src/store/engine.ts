import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';

export type Engine = 'sqlite' | 'postgres';

/** What queries run on: the database, or a transaction on it. */
export type Db = Kysely<Tables>;
