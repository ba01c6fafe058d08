import { mayAnywhere } from '../../../../account/right.js';
import { listVisibleDrafts } from '../../../../actions/list-drafts.js';
import { mayDo } from '../../../../actions/perform.js';
import { listReviewable } from '../../../../actions/review-queue.js';
import { targetOfDraft } from '../../../../actions/target.js';
import type { Edition } from '../../../../catalog/catalog.js';
import { dayInShanghai, dayOf } from '../../../../catalog/day.js';
import { reviewNames } from '../../../../catalog/words.js';
import { readDisplayNames } from '../../../../store/accounts.js';
import { listEditions } from '../../../../store/editions.js';
import type { DraftHead } from '../../../../store/drafts.js';
import { listReviews } from '../../../../store/reviews.js';
import { listVersions } from '../../../../store/versions.js';
import { versionUrl } from '../../urls.js';
import { editionName, versionName } from '../../words.js';
import type { Desk } from '../route.js';
import { draftUrl, releaseUrl, reviewUrl } from '../urls.js';
import type { HomePage, WorkEntry, WorkList } from './page.js';
import { openTasks } from './tasks.js';
import { undelivered } from './undelivered.js';
import { unsigned } from './unsigned.js';

/** More than these is nobody's work of a day. */
const most = 8;

/** What drafts are told by: editions by id, what people call accounts. */
type Known = { editions: ReadonlyMap<string, Edition>; names: ReadonlyMap<string, string> };

export async function loadHome(desk: Desk): Promise<HomePage> {
  const { db } = desk.service;
  const editions = new Map((await listEditions(db)).map((edition) => [edition.id, edition]));
  const known = { editions, names: await readDisplayNames(db) };
  const drafts = await listVisibleDrafts(db, undefined, desk.act);
  const lists = [
    await undelivered(desk),
    await unsigned(desk, most),
    toList('待核对的导入', drafts.filter(isFreshImport(desk)).map(entryOf(known))),
    await openTasks(desk, editions, most),
    toList('待我审核', await toReview(desk, known)),
    toList('我的草案', await ownDrafts(desk, drafts, known)),
    toList('已审可签发', await toPublish(desk, drafts, known)),
    toList('将生效', await upcoming(desk, [...editions.values()])),
  ];
  return { desk: desk.frame, lists };
}

function toList(title: string, entries: WorkEntry[]): WorkList {
  return { title, entries: entries.slice(0, most), total: entries.length };
}

/** What an import made and nobody has touched since. */
function isFreshImport({ account }: Desk): (draft: DraftHead) => boolean {
  return ({ importId, state, revision, author }) =>
    importId !== null && state === 'editing' && revision === 1 && author === account;
}

async function ownDrafts(desk: Desk, drafts: readonly DraftHead[], known: Known): Promise<WorkEntry[]> {
  const own = drafts.filter(
    (draft) =>
      (draft.state === 'editing' || draft.state === 'returned') &&
      draft.editors.includes(desk.account) &&
      !isFreshImport(desk)(draft),
  );
  return Promise.all(
    own.map(async (draft) => {
      if (draft.state === 'editing') return entryOf(known)(draft);
      const returned = (await listReviews(desk.service.db, draft.id)).findLast(
        ({ decision }) => decision === 'return',
      );
      return {
        ...entryOf(known)(draft),
        badge: { tone: 'red', text: '已退回' } as const,
        comment: returned?.comment ?? null,
      };
    }),
  );
}

async function toReview(desk: Desk, known: Known): Promise<WorkEntry[]> {
  const queue = await listReviewable(desk.service.db, desk.act);
  return queue.map(({ draft, kinds }) => ({
    ...entryOf(known)(draft),
    href: reviewUrl(draft.id),
    badge: { tone: 'amber', text: kinds.map((kind) => reviewNames[kind]).join('、') },
  }));
}

async function toPublish(
  { service: { db }, act }: Desk,
  drafts: readonly DraftHead[],
  known: Known,
): Promise<WorkEntry[]> {
  const entries: WorkEntry[] = [];
  for (const draft of drafts.filter(({ state }) => state === 'approved'))
    if (await mayDo(db, act.actor, 'version.publish', await targetOfDraft(db, draft)))
      entries.push({
        ...entryOf(known)(draft),
        href: releaseUrl(draft.id),
        badge: { tone: 'green', text: '已审' },
      });
  return entries;
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
  return coming.flat().sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
}

function entryOf({ editions, names }: Known): (draft: DraftHead) => WorkEntry {
  return ({ id, title, edition, author, createdAt, baseVersion }) => {
    const found = editions.get(edition);
    return {
      title,
      href: draftUrl(id),
      about: [
        `第 ${id} 号草案`,
        `${found ? editionName(found) : edition}，以${versionName(baseVersion)}为底`,
        `${names.get(author) ?? author} ${dayOf(createdAt)}`,
      ],
      badge: null,
      comment: null,
    };
  };
}
