import { expect } from '@jest/globals';
import { verifyHistory } from '../../src/actions/verify-history.js';
import type { Draft } from '../../src/catalog/draft.js';
import { readCatalog } from '../../src/store/catalogs.js';
import { findDraft } from '../../src/store/drafts.js';
import type { Db } from '../../src/store/engine.js';
import { listReviews } from '../../src/store/reviews.js';
import { listVersions } from '../../src/store/versions.js';
import { edition } from './office.js';

/*
 * What several people did at once, as they saw it, held against what is kept. The note of one item is a list of signs to
 * which everybody appends: an update that was lost is a sign that is missing, a stale read a list that got shorter.
 */

/** `unknown`: no answer came, so either may be. */
export type Outcome = 'kept' | 'refused' | 'unknown';

export type History = {
  appends: { draft: number; sign: string; outcome: Outcome }[];
  reads: { by: string; draft: number; signs: string[] }[];
  publications: { draft: number; version: number; note: string }[];
};

export const noHistory = (): History => ({ appends: [], reads: [], publications: [] });

export const signsOf = (note: unknown): string[] => (typeof note === 'string' ? note.split('，') : []);

/** What a draft says of the item that everybody writes to. */
export function noteOf({ changes }: Pick<Draft, 'changes'>): unknown {
  return changes.flatMap((change) => (change.kind === 'edit' ? [change.fields.note] : []))[0];
}

/** Nothing lost, nothing twice, nothing that was refused; nobody saw time go back; what was published is what was approved. */
export async function expectHistory(db: Db, history: History): Promise<void> {
  for (const draft of new Set(history.appends.map(({ draft }) => draft)))
    await expectDraft(db, draft, history);
  const versions = await listVersions(db, edition);
  expect(versions.map(({ number }) => number)).toEqual(versions.map((_, index) => index + 1));
  for (const { draft, version, note } of history.publications) {
    expect(versions[version - 1]).toMatchObject({ number: version, draft });
    expect(await noteIn(db, version)).toBe(note);
  }
  for (const { number, draft } of versions) if (draft !== null) await expectApproved(db, number, draft);
  expect(await verifyHistory(db)).toMatchObject({ finding: null, log: { finding: null } });
}

async function expectDraft(db: Db, id: number, { appends, reads }: History): Promise<void> {
  const draft = await findDraft(db, id);
  const final = signsOf(draft && noteOf(draft));
  const signs = (outcome: Outcome) =>
    appends.filter((one) => one.draft === id && one.outcome === outcome).map(({ sign }) => sign);
  expect(signs('kept').filter((sign) => !final.includes(sign))).toEqual([]);
  expect(signs('refused').filter((sign) => final.includes(sign))).toEqual([]);
  expect(final.length).toBe(new Set(final).size);
  const lengths = new Map<string, number>();
  for (const { by, signs: seen } of reads.filter((one) => one.draft === id)) {
    expect(seen).toEqual(final.slice(0, seen.length));
    expect(seen.length).toBeGreaterThanOrEqual(lengths.get(by) ?? 0);
    lengths.set(by, seen.length);
  }
}

/** The version says what the draft says, and both reviewers approved exactly that. */
async function expectApproved(db: Db, version: number, id: number): Promise<void> {
  const draft = await findDraft(db, id);
  expect(draft).toMatchObject({ state: 'published', version });
  expect(await noteIn(db, version)).toBe(draft && noteOf(draft));
  const approvals = (await listReviews(db, id)).filter(
    ({ decision, digest }) => decision === 'approve' && digest === draft?.digest,
  );
  expect(new Set(approvals.map(({ kind }) => kind)).size).toBe(2);
}

async function noteIn(db: Db, version: number): Promise<unknown> {
  const { domains } = await readCatalog(db, edition, version);
  return domains.flatMap(({ items }) => items).find(({ code }) => code === '19-001')?.note;
}
