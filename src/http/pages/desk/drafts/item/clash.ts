import { sameValue } from '../../../../../catalog/canonical.js';
import type { Draft } from '../../../../../catalog/draft.js';
import type { ItemContent, ItemField } from '../../../../../catalog/item.js';
import { itemFields } from '../../../../../catalog/item.js';
import { fieldNames, sayValue } from '../../../../../catalog/words.js';
import type { Db } from '../../../../../store/engine.js';
import { searchLog } from '../../../../../store/event-log.js';

/** Somebody else saved first: what the form began with, what they wrote, and what is about to be written over it. */
export type Clash = {
  /** Who, and when (an instant); null where the log has nothing. */
  by: { account: string; at: string } | null;
  fields: { label: string; seen: string[]; theirs: string[]; yours: string[] }[];
};

type Readings = { seen: ItemContent | null; theirs: ItemContent; yours: ItemContent };

export async function clashOf(db: Db, { id }: Draft, { seen, theirs, yours }: Readings): Promise<Clash> {
  const [last] = (await searchLog(db, { thing: `draft:${id}` }, 5)).filter(
    ({ outcome }) => outcome === 'done',
  );
  const before = seen ?? theirs;
  const clashes = (field: ItemField) =>
    !sameValue(before[field], theirs[field]) && !sameValue(theirs[field], yours[field]);
  return {
    by: last?.account === undefined ? null : { account: last.account, at: last.at },
    fields: itemFields.filter(clashes).map((field) => ({
      label: fieldNames[field],
      seen: sayValue(before[field]),
      theirs: sayValue(theirs[field]),
      yours: sayValue(yours[field]),
    })),
  };
}
