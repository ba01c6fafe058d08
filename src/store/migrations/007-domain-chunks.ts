import type { Migration } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../engine.js';
import { dropGuard, guardStatements } from './guard.js';

/**
 * Domains hashed by their chunks: of which format a hash is, and the chunks of the newest version. These are only kept so
 * that publishing need not hash a whole domain: whoever uses them checks them, and they begin empty.
 */
export function domainChunksMigration(engine: Engine): Migration {
  const sqlite = engine === 'sqlite';
  const [text, blob] = sqlite ? ['text', 'blob'] : ['text collate "C"', 'bytea'];
  const same = ['edition_id', 'code', 'name', 'position', 'hash', 'format', 'from_version'];
  return {
    async up(db) {
      const statements = [
        'alter table domain_span add column format integer not null default 1 check (format in (1, 2))',
        ...dropGuard(engine, 'domain_span_update', 'domain_span'),
        ...guardStatements(engine, [
          {
            name: 'domain_span_update',
            on: 'domain_span',
            event: 'update',
            unless: [
              'old.to_version is null',
              'new.to_version = (select max(number) from version where edition_id = new.edition_id)',
              ...same.map((column) => `new.${column} = old.${column}`),
            ].join(' and '),
            says: 'closed spans never change',
          },
        ]),
        `create table domain_chunk (edition_id integer not null references edition (id), domain ${text} not null,
          behind ${text} not null, hash ${blob} not null,
          primary key (edition_id, domain, behind))${sqlite ? ' strict, without rowid' : ''}`,
      ];
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
