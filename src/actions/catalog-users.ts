import type { Target } from '../account/right.js';
import { nameOn } from '../account/organization.js';
import type { CatalogUser } from '../announcement/notice.js';
import { findEdition } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import { listOrganizations } from '../store/organizations.js';
import { targetOfEdition } from './target.js';

/**
 * The organizations that use these editions on a day, but for who publishes them; who was merged into others or split signs
 * for nothing any more.
 */
export async function readCatalogUsers(
  db: Db,
  editions: readonly string[],
  day: string,
): Promise<CatalogUser[]> {
  const used = new Map<string, string[]>();
  for (const edition of editions) {
    const { owners, users = [] } = await targetOfEdition(db, await findEdition(db, edition));
    for (const user of users.filter((one) => !owners.includes(one)))
      used.set(user, [...(used.get(user) ?? []), edition]);
  }
  return (await listOrganizations(db))
    .filter(({ id, successors }) => used.has(id) && successors === null)
    .map((organization) => ({
      organization: organization.id,
      name: nameOn(organization, day),
      since: organization.names[0]?.validFrom ?? null,
      editions: used.get(organization.id) ?? [],
    }));
}

/** What is told to an organization as a user of catalogs, and signed for in its name. */
export function targetOfUser(organization: string): Target {
  return { owners: [organization], users: [organization] };
}
