import type { Act } from '../account/actor.js';
import type { Action } from '../account/permission.js';
import { findEdition, listEditions } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import { mayDo, permit, refuseNobody } from './perform.js';
import { nobodys, targetOfEdition } from './target.js';

/** The one edition somebody names, if they may; else all in which they may. Whoever may in none is refused. */
export async function permittedEditions(
  db: Db,
  action: Action,
  named: string | undefined,
  act: Act,
): Promise<string[]> {
  refuseNobody(act);
  if (named !== undefined) {
    const edition = await findEdition(db, named);
    await permit(db, act, action, await targetOfEdition(db, edition));
    return [edition.id];
  }
  const open = await editionsOpenTo(db, action, act);
  if (open.length === 0) await permit(db, act, action, nobodys);
  return open;
}

/** The editions in which somebody may do this; whoever may in none is told so by nobody. */
export async function editionsOpenTo(db: Db, action: Action, act: Act): Promise<string[]> {
  refuseNobody(act);
  const open: string[] = [];
  for (const edition of await listEditions(db))
    if (await mayDo(db, act.actor, action, await targetOfEdition(db, edition))) open.push(edition.id);
  return open;
}
