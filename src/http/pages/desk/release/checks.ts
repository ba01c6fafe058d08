import { standingReviews } from '../../../../actions/standing-reviews.js';
import { weighDraft } from '../../../../actions/preview-draft.js';
import type { ToldProblem } from '../../../../actions/preview-draft.js';
import { sameValue } from '../../../../catalog/canonical.js';
import type { Catalog, Edition } from '../../../../catalog/catalog.js';
import type { Change } from '../../../../catalog/change.js';
import type { Draft } from '../../../../catalog/draft.js';
import type { ItemContent } from '../../../../catalog/item.js';
import { approvalOf, digestDraft } from '../../../../catalog/review.js';
import { titleOf } from '../../../../catalog/topic.js';
import { nameItem } from '../../../../catalog/uncoded.js';
import { fieldNames } from '../../../../catalog/words.js';
import { readContents } from '../../../../store/catalogs.js';
import type { Db } from '../../../../store/engine.js';
import { listEditions } from '../../../../store/editions.js';
import { latestVersion } from '../../../../store/versions.js';
import { itemUrl } from '../../urls.js';
import { editionName, versionName } from '../../words.js';
import { choiceUrl } from '../law/regulations/choice-page.js';
import { changeHref, draftUrl, releaseUrl } from '../urls.js';

/** One line of the checklist before a publication. `stops`: there is no publication while anything is found. */
export type Check = { title: string; stops: boolean; found: Found[] };

/** `href`: where it is seen, or seen to; null: nowhere they may go. */
export type Found = { text: string; href: string | null };

type Released = {
  draft: Draft;
  edition: Edition;
  catalog: Catalog;
  problems: readonly ToldProblem[];
  /** Whether they may say which act a citation means. */
  mayChoose: boolean;
};

export async function checkRelease(
  db: Db,
  { draft, edition, catalog, problems, mayChoose }: Released,
): Promise<Check[]> {
  const changes = await weighDraft(db, draft);
  const toChoose = mayChoose ? releaseUrl(draft.id) : null;
  const told = (isSought: (code: ProblemCode) => boolean) =>
    problems.filter(({ code }) => isSought(code)).map((problem) => toFound(problem, toChoose));
  return [
    { title: '合法性审核和保密审查都已通过', stops: true, found: await unapproved(db, draft) },
    { title: '以最新版为底', stops: true, found: await behind(db, draft) },
    { title: '没有已废止、已失效的依据', stops: false, found: told((code) => code === 'draft.basis-ended') },
    {
      title: '引用的法规文件都已登记',
      stops: false,
      found: told((code) => code === 'draft.basis-unlinked'),
    },
    {
      title: '公开时限都已填写，读得出期限',
      stops: false,
      found: [
        ...withoutTimeLimit(catalog, changes),
        ...told((code) => code === 'draft.time-limit-unreadable'),
      ],
    },
    {
      title: '公开对象、方式、渠道和层级都已填写',
      stops: false,
      found: told((code) => code === 'draft.fields-empty'),
    },
    { title: '各级目录的同一事项一致', stops: false, found: await aheadOfSisters(db, edition, changes) },
    { title: '没有别的系统提示', stops: false, found: told((code) => !apart.includes(code)) },
  ];
}

type ProblemCode = ToldProblem['code'];

/** Problems that have a line of the checklist of their own. */
const apart: readonly ProblemCode[] = [
  'draft.basis-ended',
  'draft.basis-unlinked',
  'draft.time-limit-unreadable',
  'draft.fields-empty',
];

function toFound(problem: ToldProblem, toChoose: string | null): Found {
  const { message: text } = problem;
  if (problem.code === 'draft.basis-unlinked' && toChoose !== null)
    return { text, href: choiceUrl(problem.text, toChoose) };
  return { text, href: 'item' in problem ? changeHref(problem.item) : null };
}

async function unapproved(db: Db, draft: Draft): Promise<Found[]> {
  const approvals = approvalOf(draft, digestDraft(draft), await standingReviews(db, draft));
  return approvals ? [] : [{ text: '还没有由起草人以外的两人分别通过这两项审核', href: null }];
}

async function behind(db: Db, { id, edition, baseVersion }: Draft): Promise<Found[]> {
  const { number } = await latestVersion(db, edition);
  return number === baseVersion
    ? []
    : [
        {
          text: `目录已发布到${versionName(number)}，草案以${versionName(baseVersion)}为底，请先并到最新版`,
          href: draftUrl(id),
        },
      ];
}

function withoutTimeLimit({ domains }: Catalog, changes: readonly Change[]): Found[] {
  const touched = new Set(changes.flatMap((change) => ('code' in change ? [change.code] : [])));
  return domains
    .flatMap(({ items }) => items)
    .filter(({ code, timeLimit }) => touched.has(code) && timeLimit === null)
    .map((item) => ({
      text: `${nameItem(item.code, titleOf(item))} 没有公开时限`,
      href: changeHref(item.code),
    }));
}

/** What read alike in a sister edition until now, and no longer will. */
async function aheadOfSisters(db: Db, edition: Edition, changes: readonly Change[]): Promise<Found[]> {
  const sisters = (await listEditions(db)).filter(
    ({ id, codeSpace }) => id !== edition.id && codeSpace === edition.codeSpace,
  );
  const codes = [...new Set(changes.flatMap((change) => ('code' in change ? [change.code] : [])))];
  const found: Found[] = [];
  for (const sister of sisters) {
    const { number } = await latestVersion(db, sister.id);
    const contents = await readContents(db, sister.id, number, codes);
    found.push(...changes.flatMap((change) => differenceTo(sister, contents, change)));
  }
  return found;
}

function differenceTo(sister: Edition, contents: ReadonlyMap<string, ItemContent>, change: Change): Found[] {
  if (!('code' in change)) return [];
  const there = contents.get(change.code);
  if (there === undefined) return [];
  const name = editionName(sister);
  const href = itemUrl(sister.id, change.code);
  if (change.kind === 'item-removed') return [{ text: `${name}目录仍有 ${change.code}`, href }];
  if (change.kind !== 'field-changed') return [];
  const alike =
    sameValue(there[change.field], change.before) && !sameValue(there[change.field], change.after);
  return alike ? [{ text: `${name}目录的 ${change.code}，${fieldNames[change.field]}还是原来的`, href }] : [];
}
