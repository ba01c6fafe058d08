import type { Migration } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../engine.js';

/** Imports that take long, so that any process can say what became of one, also when the one that had it is gone. */
export function importJobsMigration(engine: Engine): Migration {
  const [text, end] = engine === 'sqlite' ? ['text', ' strict'] : ['text collate "C"', ''];
  return {
    async up(db) {
      await sql
        .raw(
          `create table import_job (id ${text} primary key, account ${text} not null,
             state ${text} not null check (state in ('running', 'done', 'failed')),
             alive_until ${text} not null, result ${text})${end}`,
        )
        .execute(db);
    },
  };
}
