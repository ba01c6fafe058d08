/* What everybody reads and works on: editions of many rows and versions, and people who may do everything with them. */
import { initialize } from '../../src/actions/initialize.js';
import { publishDraft } from '../../src/actions/publish-draft.js';
import type { Catalog } from '../../src/catalog/catalog.js';
import { openDatabase } from '../../src/store/database.js';
import type { Db } from '../../src/store/engine.js';
import { aToken, anAccount, withPeople } from '../../tests/accounts.js';
import { anAct } from '../../tests/builders.js';
import { editsOf, generateDistricts } from '../../tests/generator.js';
import { aDraft, approveDraft } from '../../tests/publish.js';

/** `share`: how many of its items each version changes. */
export type Size = { editions: number; items: number; versions: number; share: number };

/** An edition with the codes of items that are there in each of its versions. */
export type Filled = { id: string; codes: string[]; versions: number };

/** Editors, each with a token: what one account may write a minute is limited. */
export const editors = Array.from({ length: 10 }, (_, index) => ({
  name: `编辑${index + 1}`,
  token: `a-token-of-editor-${index + 1}-for-those-who-measure`,
}));

export const reviewers = {
  legality: 'a-token-of-who-reviews-legality',
  secrecy: 'a-token-of-who-reviews-secrecy',
} as const;

export const publisher = 'a-token-of-who-publishes';

export async function fillEditions(url: string, size: Size): Promise<Filled[]> {
  const { db, close } = await openDatabase(url, { create: true });
  await withPeople(db);
  for (const { name, token } of editors) {
    await anAccount(db, name, { editor: 'longting' });
    await aToken(db, name, token);
  }
  await aToken(db, '法审员', reviewers.legality);
  await aToken(db, '密审员', reviewers.secrecy);
  await aToken(db, '测试员', publisher);
  const starters = generateDistricts({ seed: 1, districts: size.editions, items: size.items }).map(
    (starter) => ({ ...starter, edition: { ...starter.edition, organization: '龙亭区人民政府' } }),
  );
  await initialize(db, starters, anAct('2026-11-01').at);
  const filled: Filled[] = [];
  for (const { edition, catalog } of starters) {
    const newest = await publishMore(db, edition.id, catalog, size);
    const left = new Set(codesOf(newest));
    const codes = codesOf(catalog).filter((code) => left.has(code));
    filled.push({ id: edition.id, codes, versions: size.versions });
  }
  await close();
  return filled;
}

function codesOf({ domains }: Catalog): string[] {
  return domains.flatMap(({ items }) => items.map(({ code }) => code));
}

async function publishMore(db: Db, edition: string, first: Catalog, size: Size): Promise<Catalog> {
  let catalog = first;
  for (let version = 2; version <= size.versions; version++) {
    const edited = editsOf(catalog, { seed: version, share: size.share });
    const id = await aDraft(db, edited.changes, edition);
    await approveDraft(db, id);
    await publishDraft(db, id, { effectiveOn: '2026-11-25', note: '修订' }, anAct());
    catalog = edited.catalog;
  }
  return catalog;
}
