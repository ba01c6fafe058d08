import type { Act } from '../account/actor.js';
import { mayAnywhere } from '../account/right.js';
import { findAccount } from '../store/accounts.js';
import type { Db } from '../store/engine.js';

/**
 * Under which name a person's word on a sender's files is kept. A sender other than oneself is a name that anybody may
 * write: every organization remembers for itself, so that nobody's word counts for, or is overwritten by, another's.
 */
export async function memoryOf(db: Db, { actor }: Act, sender: string): Promise<string> {
  if (actor.kind === 'system' || sender === actor.name) return sender;
  const { grants = [] } = (await findAccount(db, actor.name)) ?? {};
  const sends = grants.find((grant) => mayAnywhere([grant], 'import.file'));
  return `${sends?.organization ?? actor.name}/${sender}`;
}
