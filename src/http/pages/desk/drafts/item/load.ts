import { readDraft } from '../../../../../actions/take-draft.js';
import { readDraftCatalog } from '../../../../../actions/preview-draft.js';
import type { Catalog, CatalogDomain } from '../../../../../catalog/catalog.js';
import type { Place } from '../../../../../catalog/change.js';
import type { Draft } from '../../../../../catalog/draft.js';
import { subjectOf } from '../../../../../catalog/draft-edit.js';
import type { ItemContent } from '../../../../../catalog/item.js';
import { contentOf, emptyContent } from '../../../../../catalog/item.js';
import { Refusal } from '../../../../../refusal.js';
import { isValid } from '../../../../../schema.js';
import { readContents } from '../../../../../store/catalogs.js';
import { findEdition } from '../../../../../store/editions.js';
import { draftNumber } from '../../../../api/drafts.js';
import { inPath, inQuery, text } from '../../../../parameter.js';
import type { Input } from '../../../form-body.js';
import { isChanged, originOf } from '../../clash.js';
import { faultsOf } from '../../faults.js';
import { mayKnow } from '../../places.js';
import type { Desk, Entry } from '../../route.js';
import { itemClash } from './clash.js';
import { compareContents } from './comparison.js';
import { contentFields, fromInput, toInput } from './form.js';
import { foundRegulations, standingBases } from './law.js';
import type { ItemPage } from './page.js';
import { recentEvents } from './events.js';

export const itemParameters = [
  draftNumber,
  inPath('code', text, 'Code of an item, or the key of a new one'),
] as const;

export const newItemParameters = [
  draftNumber,
  inQuery('domain', text, 'Where the new item goes unless said otherwise'),
] as const;

export const itemFields = {
  ...contentFields,
  revision: 'one',
  seen: 'one',
  domain: 'one',
  follows: 'one',
  find: 'one',
  reason: 'one',
  event: 'one',
  step: 'one',
} as const;

export type ItemInput = Input<typeof itemFields>;

/** An item as a draft has it now. `code` null: it is not there yet. */
export type DraftedItem = {
  draft: Draft;
  catalog: Catalog;
  code: string | null;
  content: ItemContent;
  /** How it reads in the draft's base; null: it is new. */
  base: ItemContent | null;
  place: Place;
};

/** @throws Refusal where the draft has no such item. */
export async function readDraftedItem(desk: Desk, number: number, code: string | null): Promise<DraftedItem> {
  const { db } = desk.service;
  const draft = await readDraft(db, number, desk.act);
  const catalog = await readDraftCatalog(db, draft);
  if (code === null) {
    const place = { domain: catalog.domains[0]?.code ?? '', follows: null };
    return { draft, catalog, code, content: emptyContent, base: null, place };
  }
  const domain = catalog.domains.find(({ items }) => items.some((item) => item.code === code));
  const index = domain?.items.findIndex((item) => item.code === code) ?? -1;
  const item = domain?.items[index];
  if (!domain || !item) throw new Refusal('item.unknown', { edition: draft.edition, code });
  const base = await readContents(db, draft.edition, draft.baseVersion, [code]);
  return {
    draft,
    catalog,
    code,
    content: contentOf(item),
    base: base.get(code) ?? null,
    place: { domain: domain.code, follows: domain.items[index - 1]?.code ?? null },
  };
}

export async function loadItem(
  desk: Desk,
  values: { draft: number; code?: string; domain?: string | undefined },
  entry: Entry<typeof itemFields> | null = null,
): Promise<ItemPage> {
  const item = await readDraftedItem(desk, values.draft, values.code ?? null);
  const { draft, catalog, base } = item;
  const input = await withBases(desk, entry?.input ?? firstInput(item, values.domain));
  const content = fromInput(input, item.content);
  const { db } = desk.service;
  const { level } = await findEdition(db, draft.edition);
  return {
    desk: desk.frame,
    draft,
    level,
    code: item.code,
    title: item.code === null ? null : item.content,
    input: {
      ...input,
      ...originOf(entry, { revision: String(draft.revision), seen: JSON.stringify(item.content) }),
    },
    withdrawal: '',
    domains: catalog.domains.map(({ code, name }) => ({ code, name })),
    neighbours: neighboursIn(catalog, input.domain, item.code),
    timeLimits: commonTimeLimits(catalog),
    bases: await standingBases(input.legalBases, desk.service),
    mayChoose: mayKnow(desk.grants, 'citation.choose'),
    found: await foundRegulations(db, input.find),
    events: await recentEvents(db),
    comparison: compareContents(item.code ?? '', base, content, level),
    clash:
      entry !== null && isChanged(entry.refusal)
        ? await itemClash(db, draft, level, {
            seen: seenContent(input),
            theirs: item.content,
            yours: content,
          })
        : null,
    faults: faultsOf(entry?.refusal ?? null, 'reason'),
  };
}

function firstInput(
  { content, draft, place, code, catalog }: DraftedItem,
  domain: string | undefined,
): ItemInput {
  const proposed = draft.changes.filter((change) => subjectOf(change) === code);
  const chosen =
    code === null ? (catalog.domains.find((each) => each.code === domain) ?? catalog.domains[0]) : null;
  return {
    ...toInput(content),
    revision: '',
    seen: '',
    domain: chosen?.code ?? place.domain,
    follows: chosen ? (chosen.items.at(-1)?.code ?? '') : (place.follows ?? ''),
    find: '',
    reason: proposed.find(({ reason }) => reason !== null)?.reason ?? '',
    event: proposed.find(({ event }) => event !== undefined)?.event ?? '',
    step: '',
  };
}

/** `add-row` and `add-basis:ID` are steps of filling in, not of saving. There is always a row to write in. */
async function withBases(desk: Desk, input: ItemInput): Promise<ItemInput> {
  const written = input.legalBases.filter((text) => text.trim() !== '');
  const id = /^add-basis:(.+)$/.exec(input.step)?.[1];
  const found = id === undefined ? [] : await foundRegulations(desk.service.db, input.find);
  const chosen = found.filter((regulation) => regulation.id === id).map(({ text }) => text);
  const blank = input.step === 'add-row' ? ['', '', ''] : [''];
  return {
    ...input,
    legalBases: [...written, ...chosen, ...blank],
    find: id === undefined ? input.find : '',
  };
}

function neighboursIn({ domains }: Catalog, domain: string, code: string | null): CatalogDomain['items'] {
  return (domains.find((each) => each.code === domain)?.items ?? []).filter((item) => item.code !== code);
}

const mostSuggestions = 12;

/** The wordings most used in this catalog. */
function commonTimeLimits({ domains }: Catalog): string[] {
  const counts = new Map<string, number>();
  for (const { timeLimit } of domains.flatMap(({ items }) => items))
    if (timeLimit !== null) counts.set(timeLimit, (counts.get(timeLimit) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostSuggestions)
    .map(([wording]) => wording);
}

/** What the form began with, as it says itself; only shown. */
function seenContent({ seen }: ItemInput): ItemContent | null {
  try {
    const found: unknown = JSON.parse(seen);
    return isValid('item-content.json', found) ? (found as ItemContent) : null; // the schema describes it
  } catch {
    return null;
  }
}
