import type { Version } from '../catalog/catalog.js';
import type { Comparison, Told } from '../catalog/comparison.js';
import { compareDomains, compareItems } from '../catalog/comparison.js';
import type { Draft } from '../catalog/draft.js';
import { digestOf, homelessCodes } from '../catalog/semantic/digest.js';
import type { WeighedChange } from '../catalog/semantic/weight.js';
import { substantiveOf, weighChanges } from '../catalog/semantic/weight.js';
import { summarize } from '../catalog/summary.js';
import { readContents, readHomes, readOutline } from '../store/catalogs.js';
import { readChanges } from '../store/changes.js';
import { readProposals } from '../store/drafts.js';
import { findEdition } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import { findVersion, listVersions } from '../store/versions.js';
import { weighDraft } from './preview-draft.js';
import { readCauses } from './read-causes.js';

/** `substantive`: without what is only form; the digest still counts it. */
export type ComparisonOptions = { substantive?: boolean };

/** What lies between two versions of an edition, with the reasons their drafts gave and the acts behind them. */
export async function readComparison(
  db: Db,
  from: Version,
  to: Version,
  options: ComparisonOptions = {},
): Promise<Comparison> {
  const changes = weighChanges(await readChanges(db, to.edition, from.number, to.number));
  const [least, most] = [Math.min(from.number, to.number), Math.max(from.number, to.number)];
  const versions = (await listVersions(db, to.edition)).filter(
    ({ number }) => number > least && number <= most,
  );
  const numbers = versions.map(({ number }) => number);
  const told = {
    domains: inOrderOf(await readDomainNames(db, to), await readDomainNames(db, from)),
    causes: await readCauses(db, [...(await readProposals(db, to.edition, numbers)).values()]),
    ...(await readItems(db, to, changes)),
  };
  const at = from.publishedAt > to.publishedAt ? from.publishedAt : to.publishedAt;
  return { ...(await compare(db, from, changes, told, options)), to, versions, at };
}

/** What a draft would change on its base. */
export async function readDraftComparison(
  db: Db,
  draft: Draft,
  options: ComparisonOptions = {},
): Promise<Comparison> {
  const changes = await weighDraft(db, draft);
  const base = await findVersion(db, draft.edition, draft.baseVersion);
  const added = draft.changes.flatMap((change) =>
    change.kind === 'add-domain' ? [[change.domain, change.name] as const] : [],
  );
  const told = {
    domains: new Map([...(await readDomainNames(db, base)), ...added]),
    causes: await readCauses(db, [{ changes: draft.changes, codes: {} }]), // its new items go by their keys
    ...(await readItems(db, base, changes)),
  };
  const to = { id: draft.id, title: draft.title };
  return { ...(await compare(db, base, changes, told, options)), to, versions: [], at: draft.createdAt };
}

async function compare(
  db: Db,
  from: Version,
  all: readonly WeighedChange[],
  told: Told,
  { substantive = false }: ComparisonOptions,
): Promise<Omit<Comparison, 'to' | 'versions' | 'at'>> {
  const changes = substantive ? substantiveOf(all) : all;
  return {
    edition: await findEdition(db, from.edition),
    from,
    summary: summarize(all),
    digest: digestOf(all, told),
    domains: compareDomains(changes, told),
    items: compareItems(changes, told),
  };
}

async function readDomainNames(db: Db, { edition, number }: Version): Promise<[string, string][]> {
  return (await readOutline(db, edition, number, [])).map(({ code, name }) => [code, name]);
}

/** Those of the later version as they stand there, behind them those that are gone. */
function inOrderOf(later: [string, string][], earlier: [string, string][]): Map<string, string> {
  return new Map([...later, ...earlier, ...later]);
}

/** Where the items stand that change only in their fields, and what they say. */
async function readItems(
  db: Db,
  { edition, number }: Version,
  changes: readonly WeighedChange[],
): Promise<Pick<Told, 'homes' | 'contents'>> {
  const codes = [...new Set(changes.flatMap((change) => ('code' in change ? [change.code] : [])))];
  return {
    homes: await readHomes(db, edition, number, homelessCodes(changes)),
    contents: await readContents(db, edition, number, codes),
  };
}
