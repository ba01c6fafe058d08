import type { Act } from '../account/actor.js';

/** For what is only looked at: whoever runs the command line has the database before them. */
export function readingAct(): Act {
  return { actor: { kind: 'system' }, at: new Date() };
}
