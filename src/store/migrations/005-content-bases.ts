import type { Migration } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../engine.js';
import { guardStatements } from './guard.js';

/** Contents stored as what they differ in from another one, their base: two steps read any of them. */
export function contentBasesMigration(engine: Engine): Migration {
  return {
    async up(db) {
      const statements = [
        `alter table item_content add column base_id integer references item_content (id)
           check ((encoding = 2) = (base_id is not null))`,
        ...guardStatements(engine, [
          {
            name: 'item_content_insert',
            on: 'item_content',
            event: 'insert',
            unless: 'new.base_id is null or (select encoding from item_content where id = new.base_id) = 1',
            says: 'a base has no base itself',
          },
        ]),
      ];
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
