import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/**
 * Whether a span holds at a version; `span` is its table, or what that is called in the query. `+ 0`: nearly all spans have
 * begun by then, and SQLite would go through these before it looks for a domain or a place.
 */
export function standsAt(span: string, version: number): RawBuilder<boolean> {
  const [begins, ends] = [sql.ref(`${span}.from_version`), sql.ref(`${span}.to_version`)];
  return sql<boolean>`(${begins} + 0 <= ${version} and (${ends} is null or ${ends} > ${version}))`;
}
