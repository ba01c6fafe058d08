import type { Migration } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../engine.js';

/**
 * What became of a file that waited: whoever goes back to it finds what was written. One in which nothing could be read
 * is not among those to be decided on. Files that became a draft before this are gone.
 */
export function endedWaitingImportsMigration(engine: Engine): Migration {
  const text = engine === 'sqlite' ? 'text' : 'text collate "C"';
  return {
    async up(db) {
      const statements = [
        `alter table waiting_import add column state ${text} not null default 'waiting'
           check (state in ('waiting', 'unreadable', 'imported'))`,
        `alter table waiting_import add column import_id integer references import_result (id)
           check ((import_id is not null) = (state = 'imported'))`,
      ];
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
