import type { EditionLevel } from '../../../../../catalog/catalog.js';
import type { Draft } from '../../../../../catalog/draft.js';
import type { ItemContent } from '../../../../../catalog/item.js';
import { itemFields } from '../../../../../catalog/item.js';
import { fieldNames, sayField } from '../../../../../catalog/words.js';
import type { Db } from '../../../../../store/engine.js';
import type { Clash } from '../../clash.js';
import { clashOf } from '../../clash.js';

type Readings = { seen: ItemContent | null; theirs: ItemContent; yours: ItemContent };

export function itemClash(
  db: Db,
  { id }: Draft,
  level: EditionLevel,
  { seen, theirs, yours }: Readings,
): Promise<Clash> {
  const before = seen ?? theirs;
  const fields = itemFields.map((field) => ({
    label: fieldNames[field],
    seen: sayField(field, before[field], level),
    theirs: sayField(field, theirs[field], level),
    yours: sayField(field, yours[field], level),
  }));
  return clashOf(db, { what: '这份草案', thing: `draft:${id}` }, fields);
}
