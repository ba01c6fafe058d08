import { hashContent, hashDomain } from '../catalog/canonical.js';
import type { Revision } from '../catalog/draft.js';
import type { DomainOutline } from './catalogs.js';
import { planPositions } from './positions.js';

/** What a new version writes: only what changed. */
export type VersionPlan = {
  /** All domains of the version, in order. */
  domains: { code: string; name: string; hash: string; position: string }[];
  /** Codes of items whose open span ends. */
  closedItems: string[];
  openedItems: { code: string; domain: string; position: string; hash: string }[];
  closedDomains: string[];
  openedDomains: { code: string; name: string; hash: string; position: string }[];
};

/**
 * Compares an edition with what a draft makes of it. `before` holds all domains, with the items of the touched ones;
 * the others are taken over by their hash.
 */
export function planVersion(
  before: readonly DomainOutline[],
  revision: Revision,
  touched: ReadonlySet<string>,
): VersionPlan {
  const oldDomains = new Map(before.map((domain) => [domain.code, domain]));
  const places = planPositions(
    before,
    revision.outline.map(({ code }) => code),
  );
  const plan: VersionPlan = {
    domains: [],
    closedItems: [],
    openedItems: [],
    closedDomains: [],
    openedDomains: [],
  };
  const oldItems = new Map(
    before.flatMap(({ code, items }) => items.map((item) => [item.code, { ...item, domain: code }])),
  );
  const kept = new Set<string>();

  for (const { code, name, items } of revision.outline) {
    const old = oldDomains.get(code);
    const position = places.get(code) ?? '';
    const untouched = old !== undefined && !touched.has(code);
    let hash = old?.hash ?? '';
    if (!untouched) {
      const positions = planPositions(old?.items ?? [], items);
      const placed = items.map((item) => {
        const content = revision.contents.get(item);
        const itemHash = content ? hashContent(content) : oldItems.get(item)?.hash;
        if (itemHash === undefined) throw new Error(`item ${item} has no content`);
        return { code: item, domain: code, position: positions.get(item) ?? '', hash: itemHash };
      });
      hash = hashDomain(
        code,
        name,
        placed.map((item) => [item.code, item.hash]),
      );
      for (const item of placed) {
        const was = oldItems.get(item.code);
        kept.add(item.code);
        if (was?.hash === item.hash && was.position === item.position && was.domain === code) continue;
        if (was) plan.closedItems.push(item.code);
        plan.openedItems.push(item);
      }
    }
    const domain = { code, name, hash, position };
    plan.domains.push(domain);
    if (old?.hash === hash && old.name === name && old.position === position) continue;
    if (old) plan.closedDomains.push(code);
    plan.openedDomains.push(domain);
  }
  for (const code of oldItems.keys()) if (!kept.has(code)) plan.closedItems.push(code);
  const after = new Set(plan.domains.map(({ code }) => code));
  for (const code of oldDomains.keys()) if (!after.has(code)) plan.closedDomains.push(code);
  return plan;
}

/** Whether a plan writes nothing: the draft says what is there already. */
export function isEmptyPlan({
  closedItems,
  openedItems,
  closedDomains,
  openedDomains,
}: VersionPlan): boolean {
  return [closedItems, openedItems, closedDomains, openedDomains].every(({ length }) => length === 0);
}
