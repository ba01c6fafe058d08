import type { Action } from '../account/permission.js';
import { permissions } from '../account/permission.js';
import { dayInShanghai } from '../catalog/day.js';
import { readDoneSince } from '../store/event-log.js';
import { countVersions } from '../store/versions.js';
import type { Service } from './route.js';

/** What public answers rest on: how many versions there are, and a word that is another when anything else is. */
export type Standing = { versions: number; rest: string };

type Noun = Action extends `${infer N}.${string}` ? N : never;

/** What is done by the hundred and changes nothing that everybody reads; whatever is not named here may. */
const unread: readonly string[] = [
  'draft',
  'review',
  'import',
  'export',
  'file',
  'session',
  'password',
  'token',
] satisfies Noun[];

const unreadActions = Object.keys(permissions).filter((action) =>
  unread.includes(action.split('.')[0] ?? ''),
);

/** Tells by the log, in which everything that is done stands, whoever did it; and by the day, which ends by itself. */
export function watchStanding({ db, now }: Pick<Service, 'db' | 'now'>): () => Promise<Standing> {
  let looked: number | null = null;
  let changes = 0;
  return async () => {
    const { last, done } = await readDoneSince(db, looked, unreadActions);
    if (done) changes += 1;
    looked = last;
    return { versions: await countVersions(db), rest: `${dayInShanghai(now())} ${changes}` };
  };
}
