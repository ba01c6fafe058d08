import type { Edition, Version } from './catalog.js';
import type { Place } from './change.js';
import { parseCitation } from './citation.js';
import type { Draft } from './draft.js';
import type { ItemContent, ItemField } from './item.js';
import { itemFields } from './item.js';
import type { FieldMarks } from './semantic/marks.js';
import { markField } from './semantic/marks.js';
import type { WeighedChange } from './semantic/weight.js';
import type { ChangeSummary } from './summary.js';
import { isUncoded } from './uncoded.js';
import { sayChanges, sayValue } from './words.js';

/** What lies between two versions of an edition, or a draft and its base, as the papers of a revision tell it. */
export type Comparison = {
  edition: Edition;
  from: Version;
  to: Version | Pick<Draft, 'id' | 'title'>;
  /** Those published between the two, the latest last. */
  versions: Version[];
  /** The instant the papers bear, so that the same comparison gives the same bytes. */
  at: string;
  summary: ChangeSummary;
  digest: string;
  domains: ComparedDomain[];
  items: ComparedItem[];
};

/** Why something changed: as the drafts said, and the acts behind it. */
export type Causes = { reasons: string[]; laws: string[] };

/** What became of a domain itself, in a sentence. */
export type ComparedDomain = Causes & { code: string; said: string };

/** What became of one item. */
export type ComparedItem = Causes & {
  /** null: it gets one when it is published. */
  code: string | null;
  title: string;
  /** Name of the domain it stands in, of a removed one where it stood. */
  domain: string;
  fate: Fate;
  fields: FieldMarks[];
  /** Where it stood and stands, in words; null where it stays. */
  places: { before: string; after: string } | null;
};

export type Fate = 'added' | 'changed' | 'reworded' | 'removed' | 'moved';

/** What changes are told with. */
export type Told = {
  /** Code of a domain → its name, in the order of the catalog. */
  domains: ReadonlyMap<string, string>;
  /** Code of an item that changes only in its fields → code of its domain. */
  homes: ReadonlyMap<string, string>;
  contents: ReadonlyMap<string, ItemContent>;
  /** By the code of an item, the key of a new one, or `domain:` and a domain's code. */
  causes: ReadonlyMap<string, Causes>;
};

type ItemChange = Extract<WeighedChange, { code: string }>;

/** Changes item by item, in the order of the domains and of the codes in each. */
export function compareItems(changes: readonly WeighedChange[], told: Told): ComparedItem[] {
  const byCode = new Map<string, ItemChange[]>();
  for (const change of changes)
    if ('code' in change) byCode.set(change.code, [...(byCode.get(change.code) ?? []), change]);
  const order = [...told.domains.keys()];
  return [...byCode]
    .map(([code, own]) => ({ code, own, home: homeOf(own, told) }))
    .sort(
      (one, other) => order.indexOf(one.home) - order.indexOf(other.home) || (one.code < other.code ? -1 : 1),
    )
    .map(({ code, own, home }) => compareItem(code, own, told.domains.get(home) ?? home, told));
}

/** What became of the domains themselves. */
export function compareDomains(changes: readonly WeighedChange[], { causes }: Told): ComparedDomain[] {
  return changes.flatMap((change) => {
    if (!('domain' in change)) return [];
    const { reasons, laws } = causes.get(`domain:${change.domain}`) ?? noCauses;
    return [{ code: change.domain, said: sayChanges([change]).join(''), reasons, laws }];
  });
}

const noCauses: Causes = { reasons: [], laws: [] };

function compareItem(code: string, own: readonly ItemChange[], domain: string, told: Told): ComparedItem {
  const { reasons, laws } = told.causes.get(code) ?? noCauses;
  const moved = own.find((change) => change.kind === 'item-moved');
  return {
    code: isUncoded(code) ? null : code,
    title: namesOf(contentAfter(code, own, told)) || code,
    domain,
    fate: fateOf(own),
    fields: own.flatMap(fieldsOf),
    places: moved ? { before: sayPlace(moved.before, told), after: sayPlace(moved.after, told) } : null,
    reasons,
    // where no event is recorded, the act may still have come into the basis
    laws: laws.length > 0 ? laws : citedAnew(own),
  };
}

function homeOf(own: readonly ItemChange[], { homes }: Told): string {
  const places = own.flatMap((change) => {
    if (change.kind === 'field-changed') return [];
    return [change.kind === 'item-moved' ? change.after : change.place];
  });
  return places[0]?.domain ?? homes.get(own[0]?.code ?? '') ?? '';
}

function fateOf(own: readonly ItemChange[]): Fate {
  if (own.some(({ kind }) => kind === 'item-added')) return 'added';
  if (own.some(({ kind }) => kind === 'item-removed')) return 'removed';
  const edits = own.filter(({ kind }) => kind === 'field-changed');
  if (edits.length === 0) return 'moved';
  return edits.some(({ weight }) => weight === 'substantive') ? 'changed' : 'reworded';
}

function fieldsOf(change: ItemChange): FieldMarks[] {
  switch (change.kind) {
    case 'field-changed':
      return [markField(change.field, change.before, change.after)];
    case 'item-added':
      return saidFields(change.content).map((field) => markField(field, null, change.content[field]));
    case 'item-removed':
      return saidFields(change.content).map((field) => markField(field, change.content[field], null));
    case 'item-moved':
      return [];
  }
}

function saidFields(content: ItemContent): ItemField[] {
  return itemFields.filter((field) => !names.includes(field) && sayValue(content[field]).length > 0);
}

const names: readonly ItemField[] = ['level1', 'level2', 'level3'];

function contentAfter(code: string, own: readonly ItemChange[], { contents }: Told): Partial<ItemContent> {
  const whole = own.flatMap((change) => ('content' in change ? [change.content] : []));
  const changed = own.flatMap((change) =>
    change.kind === 'field-changed' ? [[change.field, change.after] as const] : [],
  );
  return { ...(whole[0] ?? contents.get(code)), ...Object.fromEntries(changed) };
}

function namesOf({ level1, level2, level3 }: Partial<ItemContent>): string {
  return [level1, level2, level3].filter((name) => name).join(' / ');
}

function sayPlace({ domain, follows }: Place, { domains }: Told): string {
  return `${domains.get(domain) ?? domain}领域${follows === null ? '最前' : `，${follows} 之后`}`;
}

/** Acts in the basis now that were not, by their titles: 《社会救助暂行办法》. */
function citedAnew(own: readonly ItemChange[]): string[] {
  return own.flatMap((change) => {
    if (change.kind === 'item-added') return newTitles([], change.content.legalBases);
    if (change.kind !== 'field-changed' || change.field !== 'legalBases') return [];
    return newTitles(change.before, change.after);
  });
}

function newTitles(before: readonly string[], after: readonly string[]): string[] {
  const titleOf = (text: string) => parseCitation(text).title ?? text;
  const old = new Set(before.map(titleOf));
  return [...new Set(after.map(titleOf))].filter((title) => !old.has(title)).map((title) => `《${title}》`);
}
