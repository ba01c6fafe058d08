import { inQuery, listOf, oneOf } from './parameter.js';

/** Of long lists one may want less of each row than all: `fields=level2,bodies`. */
export function fieldsParameter<const F extends string>(fields: readonly F[]) {
  return inQuery(
    'fields',
    listOf(oneOf(...fields), fields.length),
    'Only these fields of each, and always what names it; all unless given',
  );
}

/** What is wanted of a row; the `names`, by which it is told from others, always come along. */
export function onlyFields<R extends object>(
  row: R,
  names: readonly (keyof R & string)[],
  fields: readonly string[] | undefined,
): Partial<R> {
  if (fields === undefined) return row;
  const wanted = Object.entries(row).filter(([name]) => [...names, ...fields].includes(name));
  return Object.fromEntries(wanted) as Partial<R>; // some of its own entries
}
