import type { Catalog } from '../catalog/catalog.js';
import type { Draft, Misfit } from '../catalog/draft.js';
import { applyDraft } from '../catalog/draft.js';
import { subjectOf } from '../catalog/draft-edit.js';
import type { DraftProblem, DraftResult, StatusOf } from '../catalog/draft-problems.js';
import { findDraftProblems, sayDraftProblem } from '../catalog/draft-problems.js';
import { diffCatalogs } from '../catalog/diff.js';
import type { ItemContent } from '../catalog/item.js';
import { emptyContent } from '../catalog/item.js';
import type { Outline } from '../catalog/outline.js';
import { digestOf, homelessCodes } from '../catalog/semantic/digest.js';
import type { WeighedChange } from '../catalog/semantic/weight.js';
import { weighChanges } from '../catalog/semantic/weight.js';
import type { ChangeSummary } from '../catalog/summary.js';
import { summarize } from '../catalog/summary.js';
import { titleOf } from '../catalog/topic.js';
import { nameItem } from '../catalog/uncoded.js';
import { Refusal } from '../refusal.js';
import { readCatalog, readHomes, readOutline } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';
import { draftCodes } from './edit-draft.js';
import { reviseVersion, sayMisfit } from './revise.js';

/** Compares a draft's base with what the draft makes of it; new items go by their keys. Reads only what it touches. */
export async function weighDraft(db: Db, draft: Draft): Promise<WeighedChange[]> {
  const { edition, baseVersion: number } = draft;
  const { before, revision, touched, contents, misfits } = await reviseVersion(
    db,
    { edition, number },
    draft.changes,
    draftKeys(draft),
  );
  refuseMisfits(draft, misfits);
  const old = before.map(({ code, name, items }) => ({ code, name, items: items.map((item) => item.code) }));
  return weighChanges(
    diffCatalogs(
      catalogOf(old, touched, contents),
      catalogOf(revision.outline, touched, new Map([...contents, ...revision.contents])),
    ),
    draft.weights,
  );
}

/** What a draft changes, weighed and summed up in numbers and sentences. */
export async function readDraftDifference(db: Db, draft: Draft): Promise<DraftDifference> {
  const changes = await weighDraft(db, draft);
  const { edition, baseVersion } = draft;
  const domains = await readOutline(db, edition, baseVersion, []);
  const added = draft.changes.flatMap((change) =>
    change.kind === 'add-domain' ? [[change.domain, change.name] as const] : [],
  );
  const where = {
    domains: new Map([...domains.map(({ code, name }) => [code, name] as const), ...added]),
    homes: await readHomes(db, edition, baseVersion, homelessCodes(changes)),
  };
  return { summary: summarize(changes), digest: digestOf(changes, where), changes };
}

export type DraftDifference = { summary: ChangeSummary; digest: string; changes: WeighedChange[] };

/** The whole catalog a draft would make. */
export async function readDraftCatalog(db: Db, draft: Draft): Promise<Catalog> {
  const { outline, contents } = await wholeResult(db, draft);
  return catalogOf(outline, null, contents);
}

/** What a draft would leave behind if it were published as it is. */
export async function readDraftProblems(db: Db, draft: Draft, statusOf: StatusOf): Promise<ToldProblem[]> {
  const { base, outline, contents } = await wholeResult(db, draft);
  const touched = new Set(draft.changes.map(subjectOf));
  const items = catalogOf(outline, null, contents).domains.flatMap((domain) => domain.items);
  const withdrawn = draft.changes.flatMap((change) => {
    const content = change.kind === 'withdraw' ? base.get(change.code) : undefined;
    return change.kind === 'withdraw' && content ? [{ code: change.code, title: titleOf(content) }] : [];
  });
  const result: DraftResult = {
    outline,
    touched: items.filter(({ code }) => touched.has(code)),
    others: items.filter(({ code }) => !touched.has(code)),
    withdrawn,
  };
  const titles = new Map(result.touched.map((item) => [item.code, titleOf(item)]));
  return findDraftProblems(result, statusOf).map((problem) => ({
    ...problem,
    message: sayDraftProblem(problem, (code) => nameItem(code, titles.get(code) ?? '')),
  }));
}

export type ToldProblem = DraftProblem & { message: string };

type WholeResult = { base: Map<string, ItemContent>; outline: Outline; contents: Map<string, ItemContent> };

async function wholeResult(db: Db, draft: Draft): Promise<WholeResult> {
  const catalog = await readCatalog(db, draft.edition, draft.baseVersion);
  const base = new Map(
    catalog.domains.flatMap(({ items }) => items.map(({ code, ...content }) => [code, content] as const)),
  );
  const before = catalog.domains.map(({ code, name, items }) => ({
    code,
    name,
    items: items.map((item) => item.code),
  }));
  const { revision, misfits } = applyDraft(before, draft.changes, (code) => base.get(code), draftKeys(draft));
  refuseMisfits(draft, misfits);
  return { base, outline: revision.outline, contents: new Map([...base, ...revision.contents]) };
}

/** What would not fit is never left out of what reviewers see. */
function refuseMisfits({ id }: Draft, [misfit]: readonly Misfit[]): void {
  if (misfit) throw new Refusal('draft.misfit', { draft: id, what: sayMisfit(misfit) });
}

/** `touched`: the domains to be compared, null = all; items that are the same on both sides need no texts. */
function catalogOf(
  outline: Outline,
  touched: ReadonlySet<string> | null,
  contents: ReadonlyMap<string, ItemContent>,
): Catalog {
  return {
    domains: outline.map(({ code, name, items }) => ({
      code,
      name,
      items:
        touched === null || touched.has(code)
          ? items.map((item) => ({ code: item, ...(contents.get(item) ?? emptyContent) }))
          : [],
    })),
  };
}

/** New items go by their keys until they get a code. */
function draftKeys({ changes }: Draft): (domain: string) => string {
  const keys = changes
    .flatMap((change) => (change.kind === 'add' && change.code === null ? [change.key] : []))
    .values();
  const spare = draftCodes();
  return (domain) => keys.next().value ?? spare(domain);
}
