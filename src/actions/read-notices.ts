import type { Act } from '../account/actor.js';
import type { Action } from '../account/permission.js';
import type { Announcement } from '../announcement/announcement.js';
import type { CatalogUser, Notice, Signer } from '../announcement/notice.js';
import { concerns } from '../announcement/notice.js';
import { dayInShanghai } from '../catalog/day.js';
import { listEditions } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import type { Receipt } from '../store/receipts.js';
import { listNoticeNews, listReceipts } from '../store/receipts.js';
import { readCatalogUsers, targetOfUser } from './catalog-users.js';
import { readCitingEditions } from './citing-editions.js';
import { openAmong, refuseNobody } from './perform.js';
import { permittedEditions } from './permitted-editions.js';
import { sayAnnouncement } from './read-feed.js';

/** A notice before it is put in words. */
export type FoundNotice = { announcement: Announcement; signers: Signer[] };

/** `unsigned`: only those that somebody still has to sign for. */
export type NoticeSearch = { edition?: string | undefined; unsigned?: boolean | undefined };

/** The notices of the organizations somebody may look at, newest first. */
export async function listNotices(
  db: Db,
  { edition, unsigned = false }: NoticeSearch,
  act: Act,
): Promise<FoundNotice[]> {
  const editions = await permittedEditions(db, 'notice.read', edition, act);
  const found = await findNotices(db, await usersOpenTo(db, editions, 'notice.read', act));
  return unsigned ? found.filter(isUnsigned) : found;
}

/** What somebody may sign for and nobody of their organization has. */
export async function listUnsigned(db: Db, act: Act): Promise<FoundNotice[]> {
  refuseNobody(act);
  const editions = (await listEditions(db)).map(({ id }) => id);
  return (await findNotices(db, await usersOpenTo(db, editions, 'notice.sign', act))).filter(isUnsigned);
}

/** What notices say, in words. */
export function tellNotices(db: Db, found: readonly FoundNotice[]): Promise<Notice[]> {
  return Promise.all(
    found.map(async ({ announcement, signers }) => {
      const { id: _, ...said } = await sayAnnouncement(db, announcement);
      return { ...said, signers };
    }),
  );
}

function isUnsigned({ signers }: FoundNotice): boolean {
  return signers.some(({ receipt }) => receipt === null);
}

async function usersOpenTo(
  db: Db,
  editions: readonly string[],
  action: Action,
  { actor, at }: Act,
): Promise<CatalogUser[]> {
  const users = await readCatalogUsers(db, editions, dayInShanghai(at));
  return openAmong(db, actor, action, users, ({ organization }) => targetOfUser(organization));
}

async function findNotices(db: Db, users: readonly CatalogUser[]): Promise<FoundNotice[]> {
  if (users.length === 0) return [];
  const organizations = users.map(({ organization }) => organization);
  const receipts = new Map(
    (await listReceipts(db, organizations)).map((receipt) => [keyOf(receipt), receipt]),
  );
  const citingEditions = await readCitingEditions(db);
  const found: FoundNotice[] = [];
  for (const announcement of await listNoticeNews(db)) {
    const citing = await citingEditions(announcement);
    const signers = users
      .filter((user) => concerns(announcement, citing, user))
      .map(({ organization, name }): Signer => {
        const receipt = receipts.get(keyOf({ sequence: announcement.sequence, organization }));
        return { organization, name, receipt: receipt ? { by: receipt.by, at: receipt.at } : null };
      });
    if (signers.length > 0) found.push({ announcement, signers });
  }
  return found;
}

function keyOf({ sequence, organization }: Pick<Receipt, 'sequence' | 'organization'>): string {
  return `${sequence} ${organization}`;
}
