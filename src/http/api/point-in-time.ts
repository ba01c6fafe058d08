import type { Version } from '../../catalog/catalog.js';
import { dayInShanghai } from '../../catalog/day.js';
import { Refusal } from '../../refusal.js';
import { findEdition } from '../../store/editions.js';
import { findVersion, versionInForce } from '../../store/versions.js';
import { day, inPath, inQuery, instant, text, wholeNumber } from '../parameter.js';
import type { Service } from '../route.js';

/** Parameters that most routes share. */
export const edition = inPath('edition', text, 'Which edition, e.g. longting-district');
export const on = inQuery(
  'on',
  day,
  'The day the version must be in force, in Asia/Shanghai; today unless given',
);
export const known = inQuery('known', instant, 'Only what had been published by then; now unless given');
export const numbered = inQuery(
  'version',
  wholeNumber(1, 999_999_999),
  'The number of a version, in place of a day',
);

/**
 * The version of that number, or the one in force at a point in time.
 * @throws Refusal where both are asked for.
 */
export async function numberedOrInForce(
  service: Service,
  values: { edition: string; on: string | undefined; known: string | undefined; version: number | undefined },
): Promise<Version> {
  if (values.version === undefined) return inForce(service, values);
  if (values.on !== undefined || values.known !== undefined)
    throw new Refusal('request.malformed', { why: 'version 与 on、known 只能用一种' });
  const { id } = await findEdition(service.db, values.edition);
  return findVersion(service.db, id, values.version);
}

/** The version in force at a point in time. */
export async function inForce(
  { db, now }: Service,
  values: { edition: string; on: string | undefined; known: string | undefined },
): Promise<Version> {
  const { id } = await findEdition(db, values.edition);
  return versionInForce(db, id, { on: values.on ?? dayInShanghai(now()), known: values.known ?? null });
}
