import type { Announcement, NewsType, VersionNews } from '../announcement/announcement.js';
import type { FeedEntry, VersionWords } from '../announcement/feed-entry.js';
import { sayStatus, sayVersion } from '../announcement/feed-entry.js';
import type { AnnouncementQuery } from '../store/announcements.js';
import { listAnnouncements } from '../store/announcements.js';
import { findDraft } from '../store/drafts.js';
import { findEdition } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import { findVersion } from '../store/versions.js';
import { readDifference } from './compare-versions.js';
import { readCauses } from './read-causes.js';

const inFeeds: readonly NewsType[] = ['catalog.version.published', 'regulation.status.changed'];

/** What was published and how acts changed their status, in words. */
export async function readFeed(db: Db, query: Omit<AnnouncementQuery, 'types'>): Promise<FeedEntry[]> {
  const announcements = await listAnnouncements(db, { ...query, types: inFeeds });
  return Promise.all(announcements.map((announcement) => sayAnnouncement(db, announcement)));
}

export async function sayAnnouncement(db: Db, announcement: Announcement): Promise<FeedEntry> {
  const { news } = announcement;
  return news.type === 'regulation.status.changed'
    ? sayStatus(announcement, news)
    : sayVersion(announcement, news, await readVersionWords(db, news));
}

async function readVersionWords(db: Db, { edition, version: number }: VersionNews): Promise<VersionWords> {
  const { title } = await findEdition(db, edition);
  const { note, draft } = await findVersion(db, edition, number);
  const changes = number === 1 ? null : (await readDifference(db, edition, number - 1, number)).digest;
  return { edition: title, changes, note, laws: draft === null ? [] : await readLaws(db, draft) };
}

/** The acts that a published draft answers, each once. */
async function readLaws(db: Db, id: number): Promise<string[]> {
  const draft = await findDraft(db, id);
  const causes = draft === null ? [] : [...(await readCauses(db, [draft])).values()];
  return [...new Set(causes.flatMap(({ laws }) => laws))];
}
