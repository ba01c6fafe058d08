import type { Announcement } from '../announcement/announcement.js';
import type { Db } from '../store/engine.js';
import type { KnownRegister } from '../store/regulations.js';
import { readRegister } from '../store/regulations.js';
import { countVersions } from '../store/versions.js';
import { findCitingItems } from './find-impacts.js';

/** What was found by a register while these versions were there. */
const known = new WeakMap<KnownRegister, { versions: number; found: Map<string, ReadonlySet<string>> }>();

/** What tells which editions cited the act that news is about, on its day; of a version none. */
export async function readCitingEditions(
  db: Db,
): Promise<(announcement: Announcement) => Promise<ReadonlySet<string>>> {
  const register = await readRegister(db);
  const versions = await countVersions(db);
  const kept = known.get(register);
  const found = kept?.versions === versions ? kept.found : new Map<string, ReadonlySet<string>>();
  known.set(register, { versions, found });
  return async ({ news }) => {
    if (news.type !== 'regulation.status.changed') return new Set();
    const key = `${news.regulation} ${news.on}`;
    const act = register.byId(news.regulation);
    const items =
      found.has(key) || act === undefined ? [] : await findCitingItems(db, act, register, news.on);
    const editions = found.get(key) ?? new Set(items.map(({ edition }) => edition));
    found.set(key, editions);
    return editions;
  };
}
