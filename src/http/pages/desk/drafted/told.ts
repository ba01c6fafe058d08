import { readDraftCatalog, weighDraft } from '../../../../actions/preview-draft.js';
import type { Catalog } from '../../../../catalog/catalog.js';
import type { Draft } from '../../../../catalog/draft.js';
import { subjectOf } from '../../../../catalog/draft-edit.js';
import { itemProposals } from '../../../../catalog/review-mark.js';
import type { WeighedChange } from '../../../../catalog/semantic/weight.js';
import type { Twin } from '../../../../catalog/twin.js';
import { findTwins } from '../../../../catalog/twin.js';
import { sayChanges } from '../../../../catalog/words.js';
import type { Stamp } from '../../../../regulation/event-words.js';
import { eventStamps, sayEvent } from '../../../../regulation/event-words.js';
import { findEdition } from '../../../../store/editions.js';
import type { Db } from '../../../../store/engine.js';
import { findEvent } from '../../../../store/regulation-events.js';
import { readRegister } from '../../../../store/regulations.js';
import type { DomainDigest, ItemChange } from '../../change/view.js';
import { tellChanges } from '../../handlers/item-changes.js';
import { itemUrl } from '../../urls.js';

/** What a draft proposes, as people look at it; new items go by their keys. */
export type ToldDraft = {
  changes: DraftedChange[];
  digest: DomainDigest[];
  /** Domains that come, in a line each. */
  domains: string[];
  /** What it would make of the catalog. */
  catalog: Catalog;
};

export type DraftedChange = {
  change: ItemChange;
  /** The name of its domain. */
  domain: string;
  reasons: string[];
  events: EventBehind[];
  /** Of a new item: one that is there already and much like it. */
  twin: (Twin & { href: string }) | null;
  /** Of exactly this change and its reasons. */
  digest: string;
};

/** 立, 改 or 废, and what happened to which act. */
export type EventBehind = { id: string; kind: Stamp; said: string };

export async function tellDraft(db: Db, draft: Draft): Promise<ToldDraft> {
  const weighed = await weighDraft(db, draft);
  const catalog = await readDraftCatalog(db, draft);
  const { level } = await findEdition(db, draft.edition);
  const { changes, digest } = tellChanges(weighed, catalog, level);
  const names = domainNames(weighed, catalog);
  const events = await eventsBehind(db, draft);
  const twins = twinsOf(weighed, catalog);
  const proposals = new Map(
    itemProposals(weighed, draft.changes).map((proposal) => [proposal.code, proposal] as const),
  );
  return {
    changes: changes.map((change) => {
      const proposed = draft.changes.filter((each) => subjectOf(each) === change.code);
      const named = [...new Set(proposed.flatMap(({ event }) => event ?? []))];
      return {
        change,
        domain: names.get(change.code) ?? '',
        reasons: proposals.get(change.code)?.reasons ?? [],
        events: named.flatMap((id) => events.get(id) ?? []),
        twin: toTwin(draft.edition, twins.get(change.code)),
        digest: proposals.get(change.code)?.digest ?? '',
      };
    }),
    digest,
    domains: sayChanges(weighed.filter(({ kind }) => kind.startsWith('domain-'))),
    catalog,
  };
}

function twinsOf(changes: readonly WeighedChange[], { domains }: Catalog): Map<string, Twin> {
  const added = changes.flatMap((change) => (change.kind === 'item-added' ? [change] : []));
  const codes = new Set(added.map(({ code }) => code));
  return new Map(
    domains.flatMap((domain) => [
      ...findTwins(
        added
          .filter(({ place }) => place.domain === domain.code)
          .map(({ code, content }) => ({ key: code, content })),
        domain.items.filter(({ code }) => !codes.has(code)),
      ),
    ]),
  );
}

function toTwin(edition: string, twin: Twin | undefined): DraftedChange['twin'] {
  return twin === undefined ? null : { ...twin, href: itemUrl(edition, twin.code) };
}

/** By the code of an item, one that goes among them. */
function domainNames(changes: readonly WeighedChange[], { domains }: Catalog): Map<string, string> {
  const byCode = new Map(domains.map(({ code, name }) => [code, name]));
  const gone = changes.flatMap((change): [string, string][] =>
    change.kind === 'item-removed'
      ? [[change.code, byCode.get(change.place.domain) ?? change.place.domain]]
      : [],
  );
  return new Map([
    ...domains.flatMap(({ name, items }) => items.map(({ code }) => [code, name] as const)),
    ...gone,
  ]);
}

async function eventsBehind(db: Db, { changes }: Draft): Promise<Map<string, EventBehind>> {
  const ids = [...new Set(changes.flatMap(({ event }) => event ?? []))];
  if (ids.length === 0) return new Map();
  const { byId } = await readRegister(db);
  const told = await Promise.all(
    ids.map(async (id): Promise<[string, EventBehind][]> => {
      const found = await findEvent(db, Number(id));
      if (!found) return [];
      const title = byId(found.regulation)?.title ?? found.regulation;
      return [
        [id, { id, kind: eventStamps[found.event.kind], said: `《${title}》${sayEvent(found.event)}` }],
      ];
    }),
  );
  return new Map(told.flat());
}
