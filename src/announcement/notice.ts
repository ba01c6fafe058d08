import { dayOf } from '../catalog/day.js';
import type { Announcement } from './announcement.js';
import type { FeedEntry } from './feed-entry.js';

/** News that whoever uses a catalog signs for (变动提醒): a version that changed it, or an act it cites that stands otherwise. */
export type Notice = Omit<FeedEntry, 'id'> & { signers: Signer[] };

/** Whom a notice concerns; `receipt` null: they have not signed for it (签收). */
export type Signer = { organization: string; name: string; receipt: { by: string; at: string } | null };

/** An organization that uses catalogs. `since`: its first day; null = it was always there. */
export type CatalogUser = { organization: string; name: string; since: string | null; editions: string[] };

/** Whether somebody signs for news; `citing`: the editions that cite the act it is about. A first version changes nothing. */
export function concerns(
  { news, at }: Pick<Announcement, 'news' | 'at'>,
  citing: ReadonlySet<string>,
  { editions, since }: Pick<CatalogUser, 'editions' | 'since'>,
): boolean {
  if (since !== null && dayOf(at) < since) return false;
  if (news.type === 'regulation.status.changed') return editions.some((edition) => citing.has(edition));
  return news.version > 1 && editions.includes(news.edition);
}
