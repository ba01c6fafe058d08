import { canonicalJson } from '../../src/catalog/canonical.js';
import type { Catalog } from '../../src/catalog/catalog.js';
import type { Place } from '../../src/catalog/change.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import type { CatalogItem, ItemContent } from '../../src/catalog/item.js';
import { contentOf, itemFields } from '../../src/catalog/item.js';
import type { Choice, Conflict } from '../../src/catalog/merge/conflict.js';
import { apply, byKey, itemsOf, subjectOf } from './simulation-catalog.js';
import type { Model, ModelDraft, Step } from './simulation-model.js';
import { baseOf, latestOf, resultOf } from './simulation-model.js';

/* What must hold of a draft whatever way it is computed. Each gives what is wrong, in words. */

type Rows = Map<string, CatalogItem & { domain: string }>;

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);
const rowsOf = (catalog: Catalog): Rows => new Map(itemsOf(catalog).map((item) => [item.code, item]));

/** After one proposal nothing else says anything else, and what was put somewhere stands there. */
export function faultsOfProposal(model: Model, before: ModelDraft, after: ModelDraft, step: Step): string[] {
  if (step.do !== 'propose' || step.changes.length !== 1) return [];
  const [change] = step.changes;
  const subject =
    change!.kind === 'add' && change!.key === null
      ? subjectOf(after.changes.at(-1)!)
      : subjectOf(change as DraftChange); // it has a key
  const code = change!.kind === 'add' ? (change!.code ?? subject) : subject;
  const [old, now] = [rowsOf(resultOf(model, before)), rowsOf(resultOf(model, after))];
  const others = [...new Set([...old.keys(), ...now.keys()])].filter(
    (other) => other !== code && other !== subject,
  );
  const faults = others
    .filter(
      (other) =>
        !old.has(other) || !now.has(other) || !same(contentOf(old.get(other)!), contentOf(now.get(other)!)),
    )
    .map((other) => `${other} is not what it was`);
  if (
    !('place' in change!) ||
    after.changes.at(-1) === undefined ||
    subjectOf(after.changes.at(-1)!) !== subject
  )
    return faults;
  const { domain, follows } = change.place;
  const order = [...now.values()].filter((item) => item.domain === domain).map((item) => item.code);
  const at = order.indexOf(code);
  const known = follows === null || (order.includes(follows) && follows !== code);
  return known && (order[at - 1] ?? null) !== follows
    ? [...faults, `${code} does not stand behind ${follows ?? 'the heading'}`]
    : faults;
}

/** A draft that came onto a newer version lost nothing of its own and nothing of what was published. */
export function faultsOfRebase(model: Model, before: ModelDraft, changes: readonly DraftChange[]): string[] {
  const decided = Object.values(model.decided);
  const base = rowsOf(baseOf(model, before));
  const ours = rowsOf(resultOf(model, before));
  const latest = latestOf(model, before.edition).catalog;
  const theirs = rowsOf(latest);
  const merged = apply(latest, changes, byKey);
  const now = rowsOf(merged.catalog);
  const named = new Set(
    before.changes.map((change) => (change.kind === 'add' ? byKey(change) : subjectOf(change))),
  );
  const faults = merged.fits ? [] : ['the draft does not fit the newest version'];
  for (const code of new Set([...base.keys(), ...ours.keys(), ...theirs.keys(), ...now.keys()])) {
    const row = { base: base.get(code), ours: ours.get(code), theirs: theirs.get(code), now: now.get(code) };
    faults.push(
      ...faultsOfRow(code, row, named.has(code), { rows: { ours, theirs, base }, decided }).map(
        (fault) => `${code}: ${fault}`,
      ),
    );
  }
  return [...faults, ...faultsOfOrder({ base, ours, theirs, now }, before.changes, decided)];
}

type Row = Record<'base' | 'ours' | 'theirs' | 'now', (CatalogItem & { domain: string }) | undefined>;
type Decided = { choice: Choice; conflict: Conflict }[];
type World = { rows: { ours: Rows; theirs: Rows; base: Rows }; decided: Decided };

function faultsOfRow(code: string, row: Row, isNamed: boolean, world: World): string[] {
  const { base, ours, theirs, now } = row;
  if (!isNamed && !base && theirs && now && hasTwin(theirs, world.rows.ours, world.rows.base)) return [];
  if (!isNamed)
    return same(theirs ?? null, now ?? null) ? [] : ['nobody proposed anything, and it is not as published'];
  if (base && ours && theirs)
    return now ? [...faultsOfFields(code, row, world), ...faultOfDomain(code, row, world)] : ['it is lost'];
  if (base && !ours && !theirs) return now ? ['both withdrew it, and it is there'] : [];
  if (base) return faultOfWithdrawal(code, row, world);
  if (ours && !theirs) {
    if (now) return same(contentOf(ours), contentOf(now)) ? [] : ['the new item says something else'];
    return hasTwin(ours, world.rows.theirs, world.rows.base) ? [] : ['the new item is lost'];
  }
  return theirs && !now ? ['what was published is lost'] : [];
}

/** A new row on the same matter on the other side: the two may have become one. */
function hasTwin(row: CatalogItem & { domain: string }, others: Rows, base: Rows): boolean {
  const topic = ({ domain, level1, level2, level3 }: typeof row) =>
    canonicalJson([domain, level1, level2, level3]);
  return [...others.values()].some((other) => !base.has(other.code) && topic(other) === topic(row));
}

function faultsOfFields(code: string, row: Row, { decided }: World): string[] {
  return itemFields.flatMap((field) => {
    const [base, ours, theirs, now] = [
      row.base![field],
      row.ours![field],
      row.theirs![field],
      row.now![field],
    ];
    if (same(base, ours)) return same(now, theirs) ? [] : [`${field} is not as published`];
    if (same(base, theirs) || same(ours, theirs))
      return same(now, ours) ? [] : [`${field} is not as proposed`];
    if (typeof ours === 'object' && ours !== null) return []; // lists come together element by element
    if (typeof theirs === 'object' && theirs !== null) return [];
    const values = decided.flatMap(({ choice, conflict }) => {
      const isThis = conflict.kind === 'field' && conflict.code === code && conflict.field === field;
      if (!isThis || !same([conflict.base, conflict.ours, conflict.theirs], [base, ours, theirs])) return [];
      return [typeof choice === 'object' ? choice.value : conflict[choice]];
    });
    return values.some((value) => same(value, now)) ? [] : [`${field} is not as anybody decided`];
  });
}

function faultOfDomain(code: string, { base, ours, theirs, now }: Row, { decided }: World): string[] {
  if (chosenDomains(code, decided).includes(now!.domain)) return [];
  const [before, mine, other] = [base!.domain, ours!.domain, theirs!.domain];
  if (before === mine || mine === other)
    return now!.domain === other ? [] : ['it is not in the domain it was published in'];
  if (before !== other) return ['nobody decided where it stands'];
  return now!.domain === mine ? [] : ['it is not in the domain it was moved to'];
}

/** Where somebody decided to put an item that both had moved. */
function chosenDomains(code: string, decided: Decided): string[] {
  return decided.flatMap(({ choice, conflict }) => {
    if (conflict.kind !== 'two-moves' || conflict.code !== code) return [];
    const place = typeof choice === 'object' ? (choice.value as Place) : conflict[choice]; // a place answers it
    return place ? [place.domain] : [];
  });
}

function faultOfWithdrawal(code: string, { base, ours, theirs, now }: Row, { decided }: World): string[] {
  if (same(wordsOf(ours ?? theirs), wordsOf(base))) return now ? ['it was withdrawn, and it is there'] : [];
  const outcomes = decided.flatMap(({ choice, conflict }) => {
    const isThis = conflict.kind === 'edit-withdraw' && conflict.code === code && typeof choice === 'string';
    return isThis ? [conflict[choice as 'base']] : []; // no value answers it
  });
  return outcomes.some((outcome) => same(outcome, wordsOf(now))) ? [] : ['nobody decided whether it stays'];
}

/** What an item says, wherever it stands. */
function wordsOf(row: Row['now']): ItemContent | null {
  if (!row) return null;
  const { domain: _domain, ...item } = row;
  return contentOf(item);
}

/** Where one side alone touched a domain, its items stand as that side has them. */
function faultsOfOrder(
  { base, ours, theirs, now }: Record<keyof Row, Rows>,
  changes: readonly DraftChange[],
  decided: Decided,
): string[] {
  const free = (code: string) => chosenDomains(code, decided).length === 0;
  const listOf = (rows: Rows, domain: string) =>
    [...rows.values()].filter((row) => row.domain === domain && free(row.code)).map(({ code }) => code);
  const domains = new Set(
    [...base.values(), ...ours.values(), ...theirs.values()].map(({ domain }) => domain),
  );
  return [...domains].flatMap((domain) => {
    const [was, mine, other, merged] = [base, ours, theirs, now].map((rows) => listOf(rows, domain));
    const common = (list: string[], others: string[]) => list.filter((code) => others.includes(code));
    const follows = (side: string[]) => same(common(side, merged!), common(merged!, side));
    const puts = changes.some((change) => 'place' in change && change.place.domain === domain);
    const told = canonicalJson({ was, mine, other, merged });
    if (same(was, other) && !follows(mine!)) return [`${domain} is not ordered as proposed: ${told}`];
    return same(was, mine) && !puts && !follows(other!)
      ? [`${domain} is not ordered as published: ${told}`]
      : [];
  });
}
