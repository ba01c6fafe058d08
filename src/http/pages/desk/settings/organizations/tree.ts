import type { Organization } from '../../../../../account/organization.js';
import { nameOn } from '../../../../../account/organization.js';
import type { Choice } from '../../fields.js';

/** An organization and how many are above it, of those given. */
export type Placed = { organization: Organization; depth: number };

/** Each below what it belongs to, in the order in which they were listed; one whose upper is not given stands at the top. */
export function inTree(organizations: readonly Organization[]): Placed[] {
  const given = new Set(organizations.map(({ id }) => id));
  const below = new Map<string | null, Organization[]>();
  for (const organization of organizations) {
    const parent =
      organization.parent !== null && given.has(organization.parent) ? organization.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), organization]);
  }
  const placeBelow = (parent: string | null, depth: number): Placed[] =>
    (below.get(parent) ?? []).flatMap((organization) => [
      { organization, depth },
      ...placeBelow(organization.id, depth + 1),
    ]);
  return placeBelow(null, 0);
}

/** To choose from, by the names of a day; how deep each stands is seen. Those that ended are left out. */
export function organizationChoices(organizations: readonly Organization[], day: string): Choice[] {
  return inTree(organizations.filter(({ successors }) => successors === null)).map(
    ({ organization, depth }) => ({
      value: organization.id,
      text: `${'　'.repeat(depth)}${nameOn(organization, day)}`,
    }),
  );
}
