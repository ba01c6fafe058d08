import type { ProposedChange } from '../../src/actions/edit-draft.js';
import type { Catalog } from '../../src/catalog/catalog.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import type { CatalogItem, ItemContent } from '../../src/catalog/item.js';

/* Whole catalogs and lists of changes in the plainest code, to be held against the program's. */

export type Applied = {
  catalog: Catalog;
  /** Whether every change found what it is about. */
  fits: boolean;
  /** What new items were called, by their keys. */
  codes: Record<string, string>;
};

type Add = Extract<DraftChange, { kind: 'add' }>;

/** The catalog after one change after another; `codeOf` names a new item. */
export function apply(
  base: Catalog,
  changes: readonly DraftChange[],
  codeOf: (change: Add) => string,
): Applied {
  const domains = base.domains.map(({ code, name, items }) => ({ code, name, items: [...items] }));
  const codes: Record<string, string> = {};
  const homeOf = (code: string) => domains.find(({ items }) => items.some((item) => item.code === code));
  const takeOut = (code: string): CatalogItem | undefined => {
    const items = homeOf(code)?.items ?? [];
    return items.splice(
      items.findIndex((item) => item.code === code),
      1,
    )[0];
  };
  const putIn = (item: CatalogItem, { domain, follows }: Add['place']): boolean => {
    const items = domains.find(({ code }) => code === domain)?.items;
    if (!items) return false;
    const before = items.findIndex(({ code }) => follows !== null && code === (codes[follows] ?? follows));
    items.splice(follows === null ? 0 : before < 0 ? items.length : before + 1, 0, item);
    return true;
  };
  const fit = (change: DraftChange): boolean => {
    switch (change.kind) {
      case 'add':
      case 'restore': {
        if (!domains.some(({ code }) => code === change.place.domain)) return false;
        const code = change.kind === 'restore' ? change.code : codeOf(change);
        if (homeOf(code)) return false;
        if (change.kind === 'add') codes[change.key] = code;
        return putIn({ code, ...change.content }, change.place);
      }
      case 'edit': {
        const items = homeOf(change.code)?.items ?? [];
        const at = items.findIndex(({ code }) => code === change.code);
        if (at >= 0) items[at] = { ...items[at]!, ...change.fields };
        return at >= 0;
      }
      case 'withdraw':
        return homeOf(change.code) !== undefined && takeOut(change.code) !== undefined;
      case 'move': {
        if (!domains.some(({ code }) => code === change.place.domain) || !homeOf(change.code)) return false;
        return putIn(takeOut(change.code)!, change.place);
      }
      case 'add-domain': {
        if (domains.some(({ code }) => code === change.domain)) return false;
        const before = domains.findIndex(({ code }) => code === change.follows);
        const at = change.follows === null ? 0 : before < 0 ? domains.length : before + 1;
        domains.splice(at, 0, { code: change.domain, name: change.name, items: [] });
        return true;
      }
    }
  };
  const fits = changes.map(fit).every((fitted) => fitted);
  return { catalog: { domains }, fits, codes };
}

/** A new item by its key, unless the draft says its code. */
export function byKey({ code, key }: Add): string {
  return code ?? key;
}

export function itemsOf({ domains }: Catalog): (CatalogItem & { domain: string })[] {
  return domains.flatMap(({ code, items }) => items.map((item) => ({ ...item, domain: code })));
}

export function subjectOf(change: DraftChange): string {
  if (change.kind === 'add-domain') return `domain:${change.domain}`;
  return change.kind === 'add' ? change.key : change.code;
}

/** What a draft proposes after one proposal more: the last word on an item counts, and its last place is its place. */
export function propose(changes: readonly DraftChange[], proposed: ProposedChange): DraftChange[] {
  const change = withKey(changes, proposed);
  const own = changes.filter((other) => subjectOf(other) === subjectOf(change));
  const fate = own.find(({ kind }) => kind !== 'move');
  const replaced = (now: DraftChange) => changes.map((other) => (other === fate ? now : other));
  if (fate && change.kind === 'edit') return replaced(joined(fate, change));
  if (fate && change.kind === 'add-domain') return replaced(change);
  if (fate && 'place' in fate && fate.kind === change.kind && samePlace(fate.place, change.place))
    return replaced(change);
  const ended =
    change.kind === 'withdraw'
      ? own
      : own.filter(({ kind }) => (kind === 'move') === (change.kind === 'move'));
  return [...takeBack(changes, ended), change];
}

/** Without some changes of one item; what was put behind it since they put it somewhere stays there. */
export function takeBack(changes: readonly DraftChange[], ended: readonly DraftChange[]): DraftChange[] {
  let place: Add['place'] | null = null;
  const kept: DraftChange[] = [];
  for (const change of changes) {
    const [first] = ended;
    if (ended.includes(change)) {
      if ('place' in change) place = change.place;
    } else if (
      place &&
      first &&
      'place' in change &&
      change.place.follows === subjectOf(first) &&
      change.place.domain === place.domain
    )
      kept.push({ ...change, place });
    else kept.push(change);
  }
  return kept;
}

function withKey(changes: readonly DraftChange[], change: ProposedChange): DraftChange {
  if (change.kind !== 'add' || change.key !== null) return change; // only a new item is without its key
  const used = changes.map((other) => (other.kind === 'add' ? Number(other.key.slice(1)) : 0));
  return { ...change, key: `+${Math.max(0, ...used) + 1}` };
}

function joined(fate: DraftChange, edit: Extract<DraftChange, { kind: 'edit' }>): DraftChange {
  if (fate.kind === 'edit') return { ...edit, fields: { ...fate.fields, ...edit.fields } };
  if (fate.kind !== 'add' && fate.kind !== 'restore') return edit;
  return { ...fate, content: { ...fate.content, ...edit.fields }, reason: edit.reason ?? fate.reason };
}

function samePlace(one: Add['place'], other: Add['place']): boolean {
  return one.domain === other.domain && one.follows === other.follows;
}

/** Whether a change alters a duty, of the texts that the simulation writes. */
export function isSubstantive(change: DraftChange, base: Catalog): boolean {
  if (change.kind === 'edit') {
    const before = itemsOf(base).find(({ code }) => code === change.code);
    return before === undefined || !sameInForm(before, { ...before, ...change.fields });
  }
  return (
    change.kind !== 'move' ||
    itemsOf(base).find(({ code }) => code === change.code)?.domain !== change.place.domain
  );
}

function sameInForm(before: ItemContent, after: ItemContent): boolean {
  const form = ({ note, timeLimit, channels, content, level3, extra }: ItemContent) =>
    JSON.stringify([
      [note, timeLimit, level3].map((text) => text?.replace(/[\s。]/g, '')),
      [...channels].sort(),
      content,
      extra,
    ]);
  return form(before) === form(after);
}
