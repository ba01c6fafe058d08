import { randomUUID } from 'node:crypto';
import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';
import type { Engine } from '../engine.js';
import { guardStatements } from './guard.js';

/**
 * What the outside is told, numbered, and how each act stood when it was last told. Begins with the versions that are
 * published already; acts begin with how they stand when somebody looks next.
 */
export function announcementsMigration(engine: Engine): Migration {
  const sqlite = engine === 'sqlite';
  const text = sqlite ? 'text' : 'text collate "C"';
  const keyed = sqlite ? ' strict, without rowid' : '';
  return {
    async up(db) {
      const statements = [
        `create table announcement (sequence integer primary key, id ${text} not null unique, at ${text} not null,
           type ${text} not null, edition ${text}, body ${text} not null)${sqlite ? ' strict' : ''}`,
        'create index announcement_edition on announcement (edition, sequence)',
        `create table told_standing (regulation_id ${text} primary key references regulation (id),
           body ${text} not null)${keyed}`,
        ...guardStatements(
          engine,
          (['update', 'delete'] as const).map((event) => ({
            name: `announcement_${event}`,
            on: 'announcement',
            event,
            unless: 'false',
            says: 'what was announced never changes',
          })),
        ),
      ];
      for (const statement of statements) await sql.raw(statement).execute(db);
      await announcePublished(db);
    },
  };
}

/** The columns used, as this migration finds and makes them. */
type Columns = {
  version: {
    edition_id: number;
    number: number;
    hash: string;
    effective_on: string;
    published_at: string;
  };
  edition: { id: number; slug: string };
  announcement: {
    sequence: number;
    id: string;
    at: string;
    type: string;
    edition: string;
    body: string;
  };
};

async function announcePublished(untyped: Kysely<unknown>): Promise<void> {
  const db = untyped as Kysely<Columns>; // see Columns
  const versions = await db
    .selectFrom('version')
    .innerJoin('edition', 'edition.id', 'version.edition_id')
    .select(['slug', 'number', 'hash', 'effective_on', 'published_at'])
    .orderBy('published_at')
    .orderBy('edition_id')
    .orderBy('number')
    .execute();
  const type = 'catalog.version.published';
  for (const [index, { slug, number, hash, effective_on, published_at }] of versions.entries()) {
    const body = JSON.stringify({ type, edition: slug, version: number, hash, effectiveOn: effective_on });
    await db
      .insertInto('announcement')
      .values({ sequence: index + 1, id: randomUUID(), at: published_at, type, edition: slug, body })
      .execute();
  }
}
