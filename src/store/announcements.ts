import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Announcement, News, NewsType } from '../announcement/announcement.js';
import { editionOf } from '../announcement/announcement.js';
import type { Db } from './engine.js';
import { lockLog } from './event-log.js';
import type { Tables } from './tables.js';

/**
 * Numbers and keeps what is told, in the transaction of what it tells. The log's lock, held to the transaction's end, lets
 * nobody see a number before all smaller ones; it is the last to be taken.
 */
export async function addAnnouncements(db: Db, news: readonly News[], at: Date): Promise<Announcement[]> {
  await lockLog(db);
  const last = await lastSequence(db);
  const added = news.map((one, index) => ({
    sequence: last + index + 1,
    id: randomUUID(),
    at: at.toISOString(),
    news: one,
  }));
  for (const { news: one, ...place } of added)
    await db
      .insertInto('announcement')
      .values({ ...place, type: one.type, edition: editionOf(one), body: JSON.stringify(one) })
      .execute();
  return added;
}

/** 0: nothing was ever announced. */
async function lastSequence(db: Db): Promise<number> {
  const { last } = await db
    .selectFrom('announcement')
    .select(({ fn }) => fn.max<number | null>('sequence').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

export type AnnouncementQuery = {
  types: readonly NewsType[];
  /** Only about this edition, not about the law; null: all. */
  edition: string | null;
  /** After a number the oldest first, before one the newest first; without either the newest. */
  from: { after: number } | { before: number } | null;
  limit: number;
};

export async function listAnnouncements(db: Db, query: AnnouncementQuery): Promise<Announcement[]> {
  const { types, edition, from, limit } = query;
  const isForward = from !== null && 'after' in from;
  const rows = await db
    .selectFrom('announcement')
    .selectAll()
    .where('type', 'in', [...types])
    .$if(edition !== null, (some) => some.where('edition', '=', edition))
    .$if(isForward, (some) => some.where('sequence', '>', isForward ? from.after : 0))
    .$if(from !== null && !isForward, (some) =>
      some.where('sequence', '<', from !== null && 'before' in from ? from.before : 0),
    )
    .orderBy('sequence', isForward ? 'asc' : 'desc')
    .limit(limit)
    .execute();
  return rows.map(toAnnouncement);
}

/** Whether a version was told to be in force, which it becomes once. */
export async function isToldEffective(db: Db, edition: string, version: number): Promise<boolean> {
  const rows = await db
    .selectFrom('announcement')
    .select('body')
    .where('edition', '=', edition)
    .where('type', '=', 'catalog.version.effective')
    .execute();
  return rows.some(({ body }) => (JSON.parse(body) as { version: number }).version === version); // addAnnouncements wrote it
}

export function toAnnouncement({ sequence, id, at, body }: Selectable<Tables['announcement']>): Announcement {
  return { sequence, id, at, news: JSON.parse(body) as News }; // written by addAnnouncements and its migration only
}
