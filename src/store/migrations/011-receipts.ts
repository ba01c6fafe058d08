import type { Migration } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../engine.js';
import { guardStatements } from './guard.js';

/**
 * Which organization signed for what was announced: by whom, and when. What was announced before anybody could sign for it
 * is nobody's to sign for.
 */
export function receiptsMigration(engine: Engine): Migration {
  const sqlite = engine === 'sqlite';
  const text = sqlite ? 'text' : 'text collate "C"';
  return {
    async up(db) {
      const statements = [
        `create table receipt (sequence integer not null references announcement (sequence),
           organization_id ${text} not null references organization (id), signed_by ${text} not null,
           signed_at ${text} not null, primary key (sequence, organization_id))${sqlite ? ' strict, without rowid' : ''}`,
        `insert into setting (name, value)
           select 'notices-after', cast(coalesce(max(sequence), 0) as text) from announcement`,
        ...guardStatements(
          engine,
          (['update', 'delete'] as const).map((event) => ({
            name: `receipt_${event}`,
            on: 'receipt',
            event,
            unless: 'false',
            says: 'what was signed for stays signed for',
          })),
        ),
      ];
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
