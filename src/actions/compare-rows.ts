import type { Catalog } from '../catalog/catalog.js';
import type { NamedBody } from '../catalog/named-body.js';
import { generalBodies } from '../catalog/named-body.js';
import { titleOf } from '../catalog/topic.js';
import type { FieldEdit } from '../import/edit-row.js';
import { editsOf } from '../import/edit-row.js';
import type { Match, Matching } from '../import/match-rows.js';
import { matchRows } from '../import/match-rows.js';
import type { FileReading, ReadItem } from '../import/read.js';
import type { Position } from '../problem.js';

/** The rows of a file beside the items of a version. */
export type RowComparison = {
  read: number;
  unchanged: number;
  changed: { at: Position; code: string; title: string; fields: FieldEdit[] }[];
  added: { at: Position; title: string }[];
  missing: { code: string; title: string }[];
  /** Rows that may be one of several items, or are an item that has a row already. */
  unclear: { at: Position; title: string }[];
};

/** `body`: in whose name the file was printed. A cell that was emptied is a change here. */
export function compareRows(
  { items: rows }: FileReading,
  catalog: Catalog,
  body: NamedBody | null,
): RowComparison {
  const matching = withGeneralNames(matchRows(rows, catalog), body);
  const { matches, leftOut, present } = matching;
  const compared = matches.flatMap(({ row, item }) =>
    item === null ? [] : [{ at: row.at, item, fields: editsOf(row, item, true).edits }],
  );
  const changed = compared.filter(({ fields }) => fields.length > 0);
  return {
    read: rows.length,
    unchanged: compared.length - changed.length,
    changed: changed.map(({ at, item, fields }) => ({ at, code: item.code, title: titleOf(item), fields })),
    added: matches.filter(({ item }) => item === null).map(({ row }) => toPlace(row)),
    missing: catalog.domains
      .flatMap(({ items }) => items)
      .filter(({ code }) => !present.has(code))
      .map((item) => ({ code: item.code, title: titleOf(item) })),
    unclear: leftOut.map(({ row }) => toPlace(row)),
  };
}

/** The rows as if they had been printed for all towns: what one of them is called is no change. */
export function withGeneralNames(matching: Matching, body: NamedBody | null): Matching {
  if (body === null) return matching;
  const matches = matching.matches.map((match): Match => {
    const { row, item } = match;
    const before = item?.disclosingBodies ?? null;
    const disclosingBodies = generalBodies(row.content.disclosingBodies, before, body);
    return { ...match, row: { ...row, content: { ...row.content, disclosingBodies } } };
  });
  return { ...matching, matches };
}

function toPlace({ at, content }: ReadItem) {
  return { at, title: titleOf(content) };
}
