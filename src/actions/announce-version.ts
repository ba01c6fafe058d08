import type { VersionNews } from '../announcement/announcement.js';
import type { Version } from '../catalog/catalog.js';
import { dayInShanghai, isRetroactive } from '../catalog/day.js';
import type { Db } from '../store/engine.js';
import { listVersions } from '../store/versions.js';
import type { Step } from './perform.js';

/** Tells of a version that was just published, in its transaction. */
export async function announceVersion(
  { tx, announce }: Pick<Step, 'tx' | 'announce'>,
  version: Version,
  at: Date,
): Promise<void> {
  announce(versionNews('catalog.version.published', version));
  if (version.number > 1 && isRetroactive(version))
    announce(versionNews('catalog.version.corrected', version));
  const inForce = await findInForce(tx, version.edition, dayInShanghai(at));
  if (inForce?.number === version.number) announce(versionNews('catalog.version.effective', version));
}

export function versionNews(type: VersionNews['type'], version: Version): VersionNews {
  const { edition, number, hash, effectiveOn } = version;
  return { type, edition, version: number, hash, effectiveOn };
}

/** The version in force on a day; null: there is none yet. */
export async function findInForce(db: Db, edition: string, day: string): Promise<Version | null> {
  const effective = (await listVersions(db, edition)).filter(({ effectiveOn }) => effectiveOn <= day);
  return effective.reduce<Version | null>(
    (last, version) => (last === null || version.effectiveOn >= last.effectiveOn ? version : last),
    null,
  );
}
