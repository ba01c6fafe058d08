import { mayAnywhere } from '../../../../account/right.js';
import type { Edition } from '../../../../catalog/catalog.js';
import { dayInShanghai } from '../../../../catalog/day.js';
import { listEditions } from '../../../../store/editions.js';
import { listVersions } from '../../../../store/versions.js';
import { versionUrl } from '../../urls.js';
import { editionName, versionName } from '../../words.js';
import type { Desk } from '../route.js';
import type { HomePage, WorkEntry, WorkList } from './page.js';
import { openTasks } from './tasks.js';

/** More than these is nobody's work of a day. */
const most = 8;

export async function loadHome(desk: Desk): Promise<HomePage> {
  const { db } = desk.service;
  const editions = new Map((await listEditions(db)).map((edition) => [edition.id, edition]));
  const lists = [
    await openTasks(desk, editions, most),
    toList('将生效', await upcoming(desk, [...editions.values()])),
  ];
  return { desk: desk.frame, lists };
}

function toList(title: string, entries: WorkEntry[]): WorkList {
  return { title, entries: entries.slice(0, most), total: entries.length };
}

/** For whoever works on drafts: what will be in force without anybody doing more. */
async function upcoming(
  { service: { db }, act, grants }: Desk,
  editions: readonly Edition[],
): Promise<WorkEntry[]> {
  if (!mayAnywhere(grants, 'draft.read')) return [];
  const today = dayInShanghai(act.at);
  const coming = await Promise.all(
    editions.map(async (edition) =>
      (await listVersions(db, edition.id))
        .filter(({ effectiveOn }) => effectiveOn > today)
        .map(({ number, effectiveOn, note }) => ({
          effectiveOn,
          title: `${editionName(edition)} ${versionName(number)}`,
          href: versionUrl(edition.id, number),
          about: [note],
          badge: { tone: 'blue', text: `${effectiveOn} 起施行` } as const,
          comment: null,
        })),
    ),
  );
  return coming
    .flat()
    .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))
    .map(({ effectiveOn: _, ...entry }) => entry);
}
