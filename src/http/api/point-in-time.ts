import type { Version } from '../../catalog/catalog.js';
import { dayInShanghai } from '../../catalog/day.js';
import { findEdition } from '../../store/editions.js';
import { versionInForce } from '../../store/versions.js';
import { day, inPath, inQuery, instant, text } from '../parameter.js';
import type { Service } from '../route.js';

/** Parameters that most routes share. */
export const edition = inPath('edition', text, 'Which edition, e.g. longting-district');
export const on = inQuery(
  'on',
  day,
  'The day the version must be in force, in Asia/Shanghai; today unless given',
);
export const known = inQuery('known', instant, 'Only what had been published by then; now unless given');

/** The version in force at a point in time. */
export async function inForce(
  { db, now }: Service,
  values: { edition: string; on: string | undefined; known: string | undefined },
): Promise<Version> {
  const { id } = await findEdition(db, values.edition);
  return versionInForce(db, id, { on: values.on ?? dayInShanghai(now()), known: values.known ?? null });
}
