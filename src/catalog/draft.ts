import type { Place } from './change.js';
import type { ItemContent } from './item.js';
import type { Outline } from './outline.js';
import { OutlineEditor } from './outline.js';
import type { WeightOverride } from './semantic/weight.js';

/** What a draft proposes for one item or domain. */
export type DraftChange = Proposal & {
  /** Why; a version with substantive changes needs one for each. */
  reason: string | null;
  /** The regulation event behind it, by its id, where there is one. */
  event?: string;
};

export type Proposal =
  /**
   * `key`: its name inside the draft (`+1`), so that the next new item can follow it.
   * `code`: that of the same matter in a sister edition; null = given at publication.
   */
  | { kind: 'add'; key: string; code: string | null; place: Place; content: ItemContent }
  /** Only the fields named are replaced. */
  | { kind: 'edit'; code: string; fields: Partial<ItemContent> }
  | { kind: 'withdraw'; code: string }
  | { kind: 'move'; code: string; place: Place }
  | { kind: 'restore'; code: string; place: Place; content: ItemContent }
  | { kind: 'add-domain'; domain: string; name: string; follows: string | null };

export type DraftState = 'editing' | 'in-review' | 'approved' | 'returned' | 'published' | 'abandoned';

/** Proposed changes on top of a base version. */
export type Draft = {
  id: number;
  edition: string;
  baseVersion: number;
  title: string;
  state: DraftState;
  author: string;
  /** Everybody who changed it, the author first: none of them reviews it. */
  editors: string[];
  /** Counts its writes: who writes names the one they saw. */
  revision: number;
  /** Of what was submitted; null before. */
  digest: string | null;
  /** The organization it was made for; null = not known. */
  organization: string | null;
  /** ISO 8601 instant, UTC. */
  createdAt: string;
  /** The import it was made from. */
  importId: number | null;
  /** The version it became. */
  version: number | null;
  changes: DraftChange[];
  /** Where a person says otherwise than the comparison whether a change is one of substance. */
  weights: WeightOverride[];
  /** The codes its new items got when it was published, by their keys. */
  codes: Record<string, string>;
};

/** What a draft makes of an edition: the new order, and the contents it adds or edits. */
export type Revision = { outline: Outline; contents: Map<string, ItemContent> };

/** A change of a draft that does not fit the edition it is applied to. */
export type Misfit = { change: DraftChange; why: MisfitReason };

export type MisfitReason = 'no-such-item' | 'no-such-domain' | 'item-exists' | 'domain-exists';

/** The code of a new item of a domain: never twice the same, never one that was used before. */
export type NextCode = (domain: string) => string;

/** Applies a draft's changes in order; `contentOf` gives the present content of an item that a change edits. */
export function applyDraft(
  base: Outline,
  changes: readonly DraftChange[],
  contentOf: (code: string) => ItemContent | undefined,
  nextCode: NextCode,
): { revision: Revision; misfits: Misfit[]; codes: Record<string, string> } {
  const editor = new OutlineEditor(base);
  const contents = new Map<string, ItemContent>();
  const codeOfKey = new Map<string, string>();
  const misfits: Misfit[] = [];

  const placed = ({ domain, follows }: Place): Place => ({
    domain,
    follows: follows === null ? null : (codeOfKey.get(follows) ?? follows),
  });

  const propose = (change: Proposal): MisfitReason | null => {
    switch (change.kind) {
      case 'add':
      case 'restore': {
        if (!editor.hasDomain(change.place.domain)) return 'no-such-domain';
        const code = change.code ?? nextCode(change.place.domain);
        if (editor.hasItem(code)) return 'item-exists';
        if (change.kind === 'add') codeOfKey.set(change.key, code);
        contents.set(code, change.content);
        editor.insert(code, placed(change.place));
        return null;
      }
      case 'edit': {
        const content = contents.get(change.code) ?? contentOf(change.code);
        if (!content || !editor.hasItem(change.code)) return 'no-such-item';
        contents.set(change.code, { ...content, ...change.fields });
        return null;
      }
      case 'withdraw':
        if (!editor.hasItem(change.code)) return 'no-such-item';
        contents.delete(change.code);
        editor.remove(change.code);
        return null;
      case 'move':
        if (!editor.hasDomain(change.place.domain)) return 'no-such-domain';
        if (!editor.hasItem(change.code)) return 'no-such-item';
        editor.remove(change.code);
        editor.insert(change.code, placed(change.place));
        return null;
      case 'add-domain':
        if (editor.hasDomain(change.domain)) return 'domain-exists';
        editor.addDomain(change.domain, change.name, change.follows);
        return null;
    }
  };

  for (const change of changes) {
    const why = propose(change);
    if (why) misfits.push({ change, why });
  }
  return { revision: { outline: editor.outline, contents }, misfits, codes: Object.fromEntries(codeOfKey) };
}

/** The domains whose order or texts a draft touches; `domainOf` tells where an item stands now. */
export function touchedDomains(
  changes: readonly DraftChange[],
  domainOf: (code: string) => string | undefined,
): Set<string> {
  const touched = new Set<string>();
  for (const change of changes) {
    if (change.kind === 'add-domain') touched.add(change.domain);
    if (change.kind === 'add' || change.kind === 'restore' || change.kind === 'move')
      touched.add(change.place.domain);
    const home = 'code' in change && change.code !== null ? domainOf(change.code) : undefined;
    if (home !== undefined) touched.add(home);
  }
  return touched;
}

/** The items beside which a draft puts others. */
export function followedItems(changes: readonly DraftChange[]): string[] {
  return changes.flatMap((change) =>
    'place' in change && change.place.follows !== null ? [change.place.follows] : [],
  );
}

export function movedItems(changes: readonly DraftChange[]): Set<string> {
  return new Set(changes.flatMap((change) => (change.kind === 'move' ? [change.code] : [])));
}
