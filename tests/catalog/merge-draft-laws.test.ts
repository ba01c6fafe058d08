import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Catalog } from '../../src/catalog/catalog.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import { applyDraft, touchedDomains } from '../../src/catalog/draft.js';
import type { ItemContent } from '../../src/catalog/item.js';
import type { Conflict } from '../../src/catalog/merge/conflict.js';
import { mergeCatalogs } from '../../src/catalog/merge/merge-catalogs.js';
import { mergeDraft, textsForMerge } from '../../src/catalog/merge/merge-draft.js';
import type { Snapshot } from '../../src/catalog/merge/merge-outline.js';
import { snapshotOf } from '../../src/catalog/merge/merge-outline.js';
import { draftAndLatest } from '../arbitraries.js';

type Rebase = { base: Catalog; changes: DraftChange[]; latest: Catalog };
const runs = { numRuns: 300 };

const rebase = ({ base, changes, latest }: Rebase) =>
  mergeDraft(snapshotOf(base), snapshotOf(latest), changes);

describe('T-CO-04 laws of bringing a draft onto a later version', () => {
  it('says the same as before where no later version says anything', () => {
    fc.assert(
      fc.property(draftAndLatest, ({ base, changes }) => {
        const merged = rebase({ base, changes: fitting(base, changes), latest: base });
        expect(merged.conflicts).toEqual([]);
        expect(revised(base, merged.changes)).toEqual(revised(base, fitting(base, changes)));
      }),
      runs,
    );
  });

  it('fits the later version, also with conflicts undecided, and is not changed by being brought there again', () => {
    fc.assert(
      fc.property(draftAndLatest, (all) => {
        const { changes } = rebase({ ...all, changes: fitting(all.base, all.changes) });
        expect(apply(all.latest, changes).misfits).toEqual([]);
        const again = mergeDraft(snapshotOf(all.latest), snapshotOf(all.latest), changes);
        expect(again).toEqual({ changes, conflicts: [], silent: [] });
      }),
      runs,
    );
  });

  it('makes of the later version what the merge of the two catalogs is', () => {
    fc.assert(
      fc.property(draftAndLatest, (all) => {
        // whose row moved is told by a draft, but guessed between two catalogs
        const changes = coded(all.changes).filter(({ kind }) => kind !== 'move');
        const fits = fitting(all.base, changes);
        const merged = rebase({ ...all, changes: fits });
        const whole = mergeCatalogs(all.base, revised(all.base, fits), all.latest);
        expect(revised(all.latest, merged.changes)).toEqual(whole.catalog);
        expect(byKey(merged.conflicts)).toEqual(byKey(whole.conflicts));
      }),
      runs,
    );
  });

  it('leaves no conflict once each is decided, and still fits', () => {
    fc.assert(
      fc.property(draftAndLatest, fc.constantFrom('ours', 'theirs', 'suggested'), (all, wish) => {
        const changes = fitting(all.base, all.changes);
        const { conflicts } = rebase({ ...all, changes });
        const decisions = conflicts.map(({ key, suggestion }) => ({
          key,
          choice: wish === 'suggested' ? suggestion.choice : wish,
        }));
        const merged = mergeDraft(snapshotOf(all.base), snapshotOf(all.latest), changes, decisions);
        expect(merged.conflicts).toEqual([]);
        expect(apply(all.latest, merged.changes).misfits).toEqual([]);
      }),
      runs,
    );
  });

  it('changes nothing that the draft does not name, and keeps its reasons', () => {
    fc.assert(
      fc.property(draftAndLatest, (all) => {
        const changes = fitting(all.base, all.changes);
        const merged = rebase({ ...all, changes });
        const named = (list: DraftChange[]) =>
          list.flatMap((change) => ('code' in change && change.code !== null ? [change.code] : []));
        expect(named(changes)).toEqual(expect.arrayContaining(named(merged.changes)));
        expect(changes.map(({ reason }) => reason)).toEqual(
          expect.arrayContaining(merged.changes.map(({ reason }) => reason)),
        );
      }),
      runs,
    );
  });

  it('reads no texts and no orders but those it says it will', () => {
    fc.assert(
      fc.property(draftAndLatest, ({ base, changes, latest }) => {
        const [from, onto] = [snapshotOf(base), snapshotOf(latest)];
        const touched = new Set([...touchedBy(changes, base), ...touchedBy(changes, latest)]);
        const [some, others] = [within(from, touched), within(onto, touched)];
        const codes = textsForMerge(some, others, changes);
        const sparse = mergeDraft(only(some, codes), only(others, codes), changes);
        expect(sparse).toEqual(mergeDraft(from, onto, changes));
      }),
      runs,
    );
  });
});

function byKey(conflicts: readonly Conflict[]): Conflict[] {
  return conflicts.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function touchedBy(changes: readonly DraftChange[], { domains }: Catalog): Set<string> {
  return touchedDomains(
    changes,
    (code) => domains.find(({ items }) => items.some((item) => item.code === code))?.code,
  );
}

function within({ outline, contentOf }: Snapshot, domains: ReadonlySet<string>): Snapshot {
  return {
    outline: outline.map((domain) => (domains.has(domain.code) ? domain : { ...domain, items: [] })),
    contentOf,
  };
}

function only({ outline, contentOf }: Snapshot, codes: readonly string[]): Snapshot {
  return { outline, contentOf: (code) => (codes.includes(code) ? contentOf(code) : undefined) };
}

/** Codes of new rows as a publication would give them, without regard to what they are. */
function apply(catalog: Catalog, changes: readonly DraftChange[]) {
  const { outline, contentOf } = snapshotOf(catalog);
  let count = 0;
  return applyDraft(outline, changes, contentOf, () => `09-${String(++count)}`);
}

function fitting(base: Catalog, changes: readonly DraftChange[]): DraftChange[] {
  const misfits = new Set(apply(base, changes).misfits.map(({ change }) => change));
  return changes.filter((change) => !misfits.has(change));
}

/** With the codes a draft's rows may have from a sister edition. */
function coded(changes: readonly DraftChange[]): DraftChange[] {
  return changes.map((change, index) =>
    change.kind === 'add' ? { ...change, code: `01-9${index}` } : change,
  );
}

/** What the changes make of a catalog; a new row without a code goes by what it says. */
function revised(catalog: Catalog, changes: readonly DraftChange[]): Catalog {
  const { contentOf } = snapshotOf(catalog);
  const { revision } = apply(catalog, changes);
  const content = (code: string) => (revision.contents.get(code) ?? contentOf(code)) as ItemContent;
  return {
    domains: revision.outline.map(({ code, name, items }) => ({
      code,
      name,
      items: items.map((item) => ({ code: item.startsWith('09-') ? '' : item, ...content(item) })),
    })),
  };
}
