import type { Announcement, NewsType } from '../announcement/announcement.js';
import { toAnnouncement } from './announcements.js';
import { batches } from './catalogs.js';
import type { Db } from './engine.js';

/** That an organization signed for an announcement. */
export type Receipt = { sequence: number; organization: string; by: string; at: string };

const signedFor: readonly NewsType[] = ['catalog.version.published', 'regulation.status.changed'];

/** What may have to be signed for, newest first. */
export async function listNoticeNews(db: Db): Promise<Announcement[]> {
  const rows = await noticeNews(db).orderBy('sequence', 'desc').execute();
  return rows.map(toAnnouncement);
}

/** null: there is none of this number that may have to be. */
export async function findNoticeNews(db: Db, sequence: number): Promise<Announcement | null> {
  const row = await noticeNews(db).where('sequence', '=', sequence).executeTakeFirst();
  return row ? toAnnouncement(row) : null;
}

/** What was announced before notices were there is left out: their migration noted up to where. */
function noticeNews(db: Db) {
  return db
    .selectFrom('announcement')
    .selectAll()
    .where('type', 'in', [...signedFor])
    .where('sequence', '>', (announcement) =>
      announcement
        .selectFrom('setting')
        .select((setting) => setting.cast<number>('value', 'integer').as('after'))
        .where('name', '=', 'notices-after'),
    );
}

export async function listReceipts(db: Db, organizations: readonly string[]): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  for (const batch of batches(organizations)) {
    const rows = await db.selectFrom('receipt').selectAll().where('organization_id', 'in', batch).execute();
    for (const { sequence, organization_id: organization, signed_by: by, signed_at: at } of rows)
      receipts.push({ sequence, organization, by, at });
  }
  return receipts;
}

/** false: it is signed for already. */
export async function addReceipt(db: Db, { sequence, organization, by, at }: Receipt): Promise<boolean> {
  const added = await db
    .insertInto('receipt')
    .values({ sequence, organization_id: organization, signed_by: by, signed_at: at })
    .onConflict((conflict) => conflict.columns(['sequence', 'organization_id']).doNothing())
    .returning('sequence')
    .executeTakeFirst();
  return added !== undefined;
}
