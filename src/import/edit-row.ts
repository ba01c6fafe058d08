import { sameValue } from '../catalog/canonical.js';
import type { CatalogItem, ItemContent, ItemField } from '../catalog/item.js';
import { emptyContent, textUnder } from '../catalog/item.js';
import type { Position } from '../problem.js';
import { saysNothing } from './field-places.js';
import type { ReadItem } from './read.js';
import { readsAsPrinted } from './reads-as-printed.js';

/** A field's value; which kind it is depends on the field. */
export type FieldValue = ItemContent[ItemField];

/** What a row changes in one field, and the cell that says so. */
export type FieldEdit = { field: ItemField; at: Position; before: FieldValue; after: FieldValue };

/**
 * A field the file has a column for, in which the row says nothing: what the item says is kept. `unread`: something stands
 * there, which could not be read.
 */
export type KeptField = { field: ItemField; at: Position; kept: FieldValue; unread?: true };

/** Compares a row with its item, cell by cell. Blank cells clear only if `clearBlanks` says so. */
export function editsOf(
  row: ReadItem,
  item: CatalogItem,
  clearBlanks: boolean,
): { edits: FieldEdit[]; kept: KeptField[] } {
  const edits: FieldEdit[] = [];
  const kept: KeptField[] = [];
  for (const field of row.columns) {
    if (field === 'extra') {
      const extra = editsOfExtra(row, item, clearBlanks);
      edits.push(...extra.edits);
      kept.push(...extra.kept);
      continue;
    }
    const [before, said] = [item[field], row.content[field]];
    const at = placeOf(row, field);
    if (!saysNothing(said)) {
      if (!sameValue(before, said) && !readsAsPrinted(field, before, said))
        edits.push({ field, at, before, after: said });
    } else if (!saysNothing(before)) {
      const blank = isBlank(row, field);
      if (clearBlanks && blank) edits.push({ field, at, before, after: emptyContent[field] });
      else kept.push({ field, at, kept: before, ...(blank ? {} : { unread: true }) });
    }
  }
  return { edits, kept };
}

/** Headings without a field are compared one by one; those the file does not have stay. */
function editsOfExtra(
  row: ReadItem,
  { extra: before }: CatalogItem,
  clearBlanks: boolean,
): { edits: FieldEdit[]; kept: KeptField[] } {
  const said = asTheyWere(row.content.extra, before);
  const blank = Object.keys(row.places?.extra ?? {}).filter(
    (heading) => heading in before && !(heading in said),
  );
  const after = { ...before, ...said };
  if (clearBlanks) for (const heading of blank) Reflect.deleteProperty(after, heading);
  const changed = Object.keys({ ...before, ...after }).find((heading) => before[heading] !== after[heading]);
  return {
    edits: changed === undefined ? [] : [{ field: 'extra', at: placeOfExtra(row, changed), before, after }],
    kept: clearBlanks
      ? []
      : blank.map((heading) => ({
          field: 'extra',
          at: placeOfExtra(row, heading),
          kept: { [heading]: before[heading] ?? '' },
        })),
  };
}

/** A text that only reads otherwise than it was typed is the one that was typed. */
function asTheyWere(
  said: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(said).map(([heading, text]) => {
      const was = before[heading] ?? text;
      return [heading, readsAsPrinted('note', was, text) ? was : text];
    }),
  );
}

function isBlank(row: ReadItem, field: ItemField): boolean {
  return row.blank?.includes(field) ?? saysNothing(row.content[field]);
}

function placeOf({ at, places }: ReadItem, field: ItemField): Position {
  return cellIn(at, places?.fields[field]);
}

function placeOfExtra({ at, places }: ReadItem, heading: string): Position {
  return cellIn(at, places && textUnder(places.extra, heading));
}

function cellIn({ sheet, row }: Position, column: string | undefined): Position {
  return { sheet, row, cell: column === undefined || row === null ? null : `${column}${row}` };
}
