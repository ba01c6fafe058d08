import type { Target } from '../account/right.js';
import type { Db } from '../store/engine.js';
import { listRoots } from '../store/organizations.js';

/**
 * Whose the register of regulations is: the whole system's. Every district uses it, so that its legal office may keep it,
 * but no department or town.
 */
export async function targetOfRegister(db: Db): Promise<Target> {
  const roots = await listRoots(db);
  return { owners: roots, users: roots };
}
