import type { Target } from '../account/right.js';
import type { Edition } from '../catalog/catalog.js';
import type { Draft } from '../catalog/draft.js';
import type { Db } from '../store/engine.js';
import { findEdition, readOwner } from '../store/editions.js';
import { listOrganizations, listRoots, readAncestors } from '../store/organizations.js';

/**
 * Whose an edition is, and who uses it: the organizations of its level below its owner, e.g. every 乡镇 of the district
 * for the 乡镇版.
 */
export async function targetOfEdition(db: Db, { id, level }: Edition): Promise<Target> {
  const owner = await readOwner(db, id);
  if (owner === null) return { owners: [] };
  const ancestors = await readAncestors(db);
  const users = (await listOrganizations(db)).filter(
    ({ id: user, kind }) => kind === level && (user === owner || ancestors.get(user)?.includes(owner)),
  );
  return { owners: [owner], users: users.map(({ id: user }) => user) };
}

export async function targetOfDraft(
  db: Db,
  draft: Pick<Draft, 'edition' | 'organization' | 'author'>,
): Promise<Target> {
  const edition = await targetOfEdition(db, await findEdition(db, draft.edition));
  return { ...edition, madeFor: draft.organization, account: draft.author };
}

/** What is not there belongs to nobody: asking for it is refused like asking for what is hidden. */
export const nobodys: Target = { owners: [] };

/** What concerns everybody: only who is trusted with the whole. */
export async function wholeSystem(db: Db): Promise<Target> {
  return { owners: await listRoots(db) };
}
