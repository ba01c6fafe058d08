import type { Kysely } from 'kysely';
import { nextHeads, noHeads } from '../../log/chain.js';
import { columnsOf, entryText } from '../../log/entry.js';
import type { Tables } from '../tables.js';

/**
 * Begins the log with the versions that were published before there was one, so that every version has an entry. Only
 * the frozen format `log-1` is used here, since a migration never changes.
 */
export async function adoptVersions(untyped: Kysely<unknown>): Promise<void> {
  const db = untyped as Kysely<Pick<Tables, 'event_log' | 'version' | 'edition'>>; // the tables as this migration has them
  const versions = await db
    .selectFrom('version')
    .innerJoin('edition', 'edition.id', 'version.edition_id')
    .select([
      'edition.slug',
      'version.number',
      'version.hash',
      'version.published_at',
      'version.published_by',
    ])
    .orderBy('version.published_at')
    .orderBy('version.edition_id')
    .orderBy('version.number')
    .execute();
  const at = new Date().toISOString();
  let heads = noHeads;
  for (const [index, { slug, number, hash, published_at, published_by }] of versions.entries()) {
    const entry = {
      sequence: index + 1,
      at,
      account: 'system',
      via: 'system',
      address: null,
      request: null,
      action: 'version.adopt',
      outcome: 'done' as const,
      thing: { kind: 'version', id: `${slug}/${number}` },
      edition: slug,
      details: { hash, publishedAt: published_at, publishedBy: published_by },
    };
    const body = entryText(entry);
    heads = nextHeads(heads, body);
    const bytes = { sha256: Buffer.from(heads.sha256, 'hex'), sm3: Buffer.from(heads.sm3, 'hex') };
    await db
      .insertInto('event_log')
      .values({ ...columnsOf(entry), body, ...bytes })
      .execute();
  }
}
