import { hashContent } from '../catalog/canonical.js';
import type { Revision } from '../catalog/draft.js';
import type { DomainOutline } from './catalogs.js';
import { planPositions } from './positions.js';

/** An item in its place in a domain, and the hash of what it says. */
export type PlacedItem = { code: string; domain: string; position: string; hash: string };

/** A domain as it will stand; `hash`: of what it held before, null = it is new. */
export type PlannedDomain = { code: string; name: string; position: string; hash: string | null };

/** What a new version writes: only what changed. */
export type VersionPlan = {
  /** All domains of the version, in order. */
  domains: PlannedDomain[];
  /** Items whose open span ends. */
  closedItems: PlacedItem[];
  openedItems: PlacedItem[];
};

/**
 * Compares an edition with what a draft makes of it. `before` holds all domains, with those items that the draft names
 * and what stands next to them; `moved`: what it puts in another place.
 */
export function planVersion(
  before: readonly DomainOutline[],
  revision: Revision,
  moved: ReadonlySet<string>,
): VersionPlan {
  const oldDomains = new Map(before.map((domain) => [domain.code, domain]));
  const places = planPositions(
    before,
    revision.outline.map(({ code }) => code),
    new Set(),
  );
  const oldItems = new Map(
    before.flatMap(({ code, items }) => items.map((item) => [item.code, { ...item, domain: code }])),
  );
  const plan: VersionPlan = { domains: [], closedItems: [], openedItems: [] };
  const kept = new Set<string>();
  for (const { code: domain, name, items } of revision.outline) {
    const old = oldDomains.get(domain);
    plan.domains.push({ code: domain, name, position: places.get(domain) ?? '', hash: old?.hash ?? null });
    const positions = planPositions(old?.items ?? [], items, moved);
    for (const code of items) {
      kept.add(code);
      const content = revision.contents.get(code);
      const was = oldItems.get(code);
      const hash = content ? hashContent(content) : was?.hash;
      if (hash === undefined) throw new Error(`item ${code} has no content`);
      const position = positions.get(code) ?? '';
      if (was?.hash === hash && was.position === position && was.domain === domain) continue;
      if (was) plan.closedItems.push(was);
      plan.openedItems.push({ code, domain, position, hash });
    }
  }
  for (const item of oldItems.values()) if (!kept.has(item.code)) plan.closedItems.push(item);
  return plan;
}

/** Whether a plan writes nothing: the draft says what is there already. */
export function isEmptyPlan({ domains, closedItems, openedItems }: VersionPlan): boolean {
  return closedItems.length === 0 && openedItems.length === 0 && domains.every(({ hash }) => hash !== null);
}
