import { sameValue } from '../catalog/canonical.js';
import type { ItemField } from '../catalog/item.js';
import { legalText } from '../catalog/legal-text.js';
import {
  fillChannels,
  joinBases,
  joinBodies,
  joinElements,
  markChannels,
} from '../catalog/printed-fields.js';
import { readBodies } from './cells/bodies.js';
import { readChannels } from './cells/channels.js';
import { readContent } from './cells/content.js';
import { readLegalBases } from './cells/legal-bases.js';
import { readName } from './cells/names.js';
import { tidied } from './cells/plain.js';
import type { FieldValue } from './edit-row.js';
import { limitOf, linkOf } from './row-reader.js';

/** How a field is printed, and how such a cell is read. */
type Way = { print: (value: never) => readonly string[]; read: (cell: string) => FieldValue };

const text = (value: string): string[] => [value];
const ways: { [F in ItemField]?: Way } = {
  level1: { print: text, read: readName },
  level2: { print: text, read: readName },
  level3: { print: text, read: readName },
  content: { print: (value: string[]) => [joinElements(value)], read: readContent },
  legalBases: { print: (value: string[]) => [joinBases(value)], read: readLegalBases },
  timeLimit: { print: text, read: limitOf },
  disclosingBodies: { print: (value: string[]) => [joinBodies(value)], read: readBodies },
  channels: {
    print: (value: string[]) => [fillChannels(value), markChannels(value)],
    read: (cell) => readChannels(cell).channels,
  },
  link: { print: text, read: linkOf },
  note: { print: text, read: tidied },
};

/**
 * Whether a cell says what a table prints of the item, though it reads otherwise: what was typed into a form may have what
 * reading tidies away (`1.名单` becomes `名单`), and an export that comes back untouched changes nothing.
 */
export function readsAsPrinted(field: ItemField, before: FieldValue, said: FieldValue): boolean {
  const way = ways[field];
  if (way === undefined || before === null) return false;
  const print = way.print as (value: FieldValue) => readonly string[]; // of its own field
  return print(before).some((cell) => sameValue(way.read(legalText(cell)), said));
}
