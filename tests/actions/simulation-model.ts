import type { ProposedChange } from '../../src/actions/edit-draft.js';
import type { Role } from '../../src/account/role.js';
import { canonicalJson } from '../../src/catalog/canonical.js';
import type { Catalog, Version } from '../../src/catalog/catalog.js';
import type { Draft, DraftChange } from '../../src/catalog/draft.js';
import type { Conflict, Decision } from '../../src/catalog/merge/conflict.js';
import type { ReviewKind } from '../../src/catalog/review.js';
import type { Outcome } from '../../src/log/entry.js';
import { apply, byKey, itemsOf, propose, subjectOf, takeBack } from './simulation-catalog.js';

/* What the office was promised: drafts, reviews and versions as plain values, every version a whole catalog. */

export type Seen = { draft: number; revision: number | null };

/** One thing that somebody does. */
export type Step = { by: string; at: Date } & Deed;

type Deed =
  | { do: 'start'; edition: string; title: string }
  | { do: 'propose'; seen: Seen; changes: ProposedChange[] }
  | { do: 'drop'; seen: Seen; subject: string }
  | { do: 'rename'; seen: Seen; title: string }
  | { do: 'submit'; seen: Seen; reason: string | null }
  | { do: 'recall' | 'abandon'; seen: Seen }
  | {
      do: 'review';
      seen: Seen;
      kind: ReviewKind;
      decision: 'approve' | 'return';
      comment: string | null;
      digest: string | null;
    }
  /** `asked`: the conflicts that were shown, `asOf`: when that was. */
  | {
      do: 'rebase';
      seen: Seen;
      decisions: Decision[];
      asked: Conflict[];
      asOf: { revision: number; versions: number };
    }
  | { do: 'publish'; seen: Seen; effectiveOn: string; note: string }
  | { do: 'restore'; edition: string; number: number };

export type ModelDraft = Omit<Draft, 'organization' | 'createdAt' | 'importId' | 'weights'> & {
  reviews: { kind: ReviewKind; by: string; decision: 'approve' | 'return'; of: string }[];
};

export type ModelVersion = Pick<
  Version,
  'number' | 'effectiveOn' | 'publishedAt' | 'updateType' | 'note' | 'draft'
> & { catalog: Catalog };

export type LogLine = { account: string; action: string; outcome: Outcome; thing: string | null };

export type Model = {
  people: Record<string, Role[]>;
  editions: Record<string, ModelVersion[]>;
  /** The last sequence given in each domain: both editions share their codes. */
  counters: Record<string, number>;
  drafts: Record<number, ModelDraft>;
  /** What was decided on which conflict, by edition and key. */
  decided: Record<string, { choice: Decision['choice']; conflict: Conflict; by: string }>;
  log: LogLine[];
};

export function latestOf(model: Model, edition: string): ModelVersion {
  return model.editions[edition]!.at(-1)!;
}

export function baseOf(model: Model, { edition, baseVersion }: ModelDraft): Catalog {
  return model.editions[edition]![baseVersion - 1]!.catalog;
}

/** What the draft makes of its base. */
export function resultOf(model: Model, draft: ModelDraft): Catalog {
  return apply(baseOf(model, draft), draft.changes, byKey).catalog;
}

/** What reviewers approve: exactly this. */
export function wordsOf({ edition, baseVersion, changes }: ModelDraft): string {
  return canonicalJson({ edition, baseVersion, changes });
}

export function changesAfter(
  draft: ModelDraft,
  step: Extract<Step, { do: 'propose' | 'drop' }>,
): DraftChange[] {
  if (step.do === 'propose') return step.changes.reduce<DraftChange[]>(propose, draft.changes);
  return takeBack(
    draft.changes,
    draft.changes.filter((change) => subjectOf(change) === step.subject),
  );
}

export function withReason(changes: readonly DraftChange[], reason: string | null): DraftChange[] {
  return changes.map((change) => ({ ...change, reason: change.reason ?? reason }));
}

/** The last decision of each kind on exactly what the draft says now, by somebody who never edited it. */
export function standing(draft: ModelDraft, kind: ReviewKind) {
  const last = draft.reviews.findLast((review) => review.kind === kind && review.of === wordsOf(draft));
  return last && !draft.editors.includes(last.by) ? last : undefined;
}

export function isApproved(draft: ModelDraft): boolean {
  const [legality, secrecy] = [standing(draft, 'legality'), standing(draft, 'secrecy')];
  return legality?.decision === 'approve' && secrecy?.decision === 'approve' && legality.by !== secrecy.by;
}

/** The code that the other edition has for the matter of a new item. */
export function sisterCode(
  { editions }: Model,
  edition: string,
  { place, content }: Pick<Extract<DraftChange, { kind: 'add' }>, 'place' | 'content'>,
): string | undefined {
  const others = Object.entries(editions).filter(([other]) => other !== edition);
  const items = others.flatMap(([, versions]) => itemsOf(versions.at(-1)!.catalog));
  return items.find(
    ({ domain, level2, level3 }) =>
      domain === place.domain && level2 === content.level2 && level3 === content.level3,
  )?.code;
}

/** The catalog with the codes of its new items: that of the same matter in the other edition, else the next one. */
export function publicationOf(model: Model, { edition, changes }: ModelDraft) {
  const { catalog } = latestOf(model, edition);
  const counters = { ...model.counters };
  const taken = new Set(itemsOf(catalog).map(({ code }) => code));
  for (const change of changes) {
    if ((change.kind !== 'add' && change.kind !== 'restore') || change.code === null) continue;
    taken.add(change.code);
  }
  const given = new Map<string, string>();
  const fresh = changes.filter((change) => change.kind === 'add' && change.code === null) as Extract<
    DraftChange,
    { kind: 'add' }
  >[];
  for (const change of fresh) {
    const same = sisterCode(model, edition, change);
    if (same === undefined || taken.has(same)) continue;
    taken.add(same);
    given.set(change.key, same);
  }
  const codeOf = (change: (typeof fresh)[number]): string => {
    const { domain } = change.place;
    const known = change.code ?? given.get(change.key);
    if (known !== undefined) return known;
    counters[domain] = (counters[domain] ?? 0) + 1;
    return `${domain}-${String(counters[domain]).padStart(3, '0')}`;
  };
  return { ...apply(catalog, changes, codeOf), counters };
}
