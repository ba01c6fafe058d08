import type { Act } from '../account/actor.js';
import type { Action } from '../account/permission.js';
import type { Target } from '../account/right.js';
import type { Db } from '../store/engine.js';
import { mayDo, permit, refuseNobody } from './perform.js';
import { nobodys } from './target.js';

/** Those of many things that somebody may do something to; whoever may do it to none is refused. */
export async function permitted<T>(
  db: Db,
  act: Act,
  action: Action,
  things: readonly T[],
  targetOf: (thing: T) => Target,
): Promise<T[]> {
  refuseNobody(act);
  const decided = new Map<string, boolean>();
  const open: T[] = [];
  for (const thing of things) {
    const target = targetOf(thing);
    const { owners, madeFor, account } = target;
    const key = JSON.stringify([owners, madeFor ?? null, account ?? null]);
    const may = decided.get(key) ?? (await mayDo(db, act.actor, action, target));
    decided.set(key, may);
    if (may) open.push(thing);
  }
  if (open.length === 0) await permit(db, act, action, nobodys);
  return open;
}
