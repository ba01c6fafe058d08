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
import { editionName, versionName } from '../../words.js';

/** One line of the checklist before a publication. `stops`: there is no publication while anything is found. */
export type Check = { title: string; stops: boolean; found: string[] };

type Released = { draft: Draft; edition: Edition; catalog: Catalog; problems: readonly ToldProblem[] };

export async function checkRelease(
  db: Db,
  { draft, edition, catalog, problems }: Released,
): Promise<Check[]> {
  const changes = await weighDraft(db, draft);
  const ended = problems.filter(({ code }) => code === 'draft.basis-ended');
  const others = problems.filter(({ code }) => code !== 'draft.basis-ended');
  return [
    { title: '合法性审核和保密审查都已通过', stops: true, found: await unapproved(db, draft) },
    { title: '以最新版为底', stops: true, found: await behind(db, draft) },
    { title: '没有已废止、已失效的依据', stops: false, found: ended.map(({ message }) => message) },
    { title: '公开时限都已填写', stops: false, found: withoutTimeLimit(catalog, changes) },
    { title: '各级目录的同一事项一致', stops: false, found: await aheadOfSisters(db, edition, changes) },
    { title: '没有别的系统提示', stops: false, found: others.map(({ message }) => message) },
  ];
}

async function unapproved(db: Db, draft: Draft): Promise<string[]> {
  const approvals = approvalOf(draft, digestDraft(draft), await standingReviews(db, draft));
  return approvals ? [] : ['还没有由起草人以外的两人分别通过这两项审核'];
}

async function behind(db: Db, { edition, baseVersion }: Draft): Promise<string[]> {
  const { number } = await latestVersion(db, edition);
  return number === baseVersion
    ? []
    : [`目录已发布到${versionName(number)}，草案以${versionName(baseVersion)}为底，请先并到最新版`];
}

function withoutTimeLimit({ domains }: Catalog, changes: readonly Change[]): string[] {
  const touched = new Set(changes.flatMap((change) => ('code' in change ? [change.code] : [])));
  return domains
    .flatMap(({ items }) => items)
    .filter(({ code, timeLimit }) => touched.has(code) && timeLimit === null)
    .map((item) => `${nameItem(item.code, titleOf(item))} 没有公开时限`);
}

/** What read alike in a sister edition until now, and no longer will. */
async function aheadOfSisters(db: Db, edition: Edition, changes: readonly Change[]): Promise<string[]> {
  const sisters = (await listEditions(db)).filter(
    ({ id, codeSpace }) => id !== edition.id && codeSpace === edition.codeSpace,
  );
  const codes = [...new Set(changes.flatMap((change) => ('code' in change ? [change.code] : [])))];
  const found: string[] = [];
  for (const sister of sisters) {
    const { number } = await latestVersion(db, sister.id);
    const contents = await readContents(db, sister.id, number, codes);
    found.push(...changes.flatMap((change) => sayDifference(editionName(sister), contents, change)));
  }
  return found;
}

function sayDifference(name: string, contents: ReadonlyMap<string, ItemContent>, change: Change): string[] {
  if (!('code' in change)) return [];
  const there = contents.get(change.code);
  if (there === undefined) return [];
  if (change.kind === 'item-removed') return [`${name}目录仍有 ${change.code}`];
  if (change.kind !== 'field-changed') return [];
  const alike =
    sameValue(there[change.field], change.before) && !sameValue(there[change.field], change.after);
  return alike ? [`${name}目录的 ${change.code}，${fieldNames[change.field]}还是原来的`] : [];
}
