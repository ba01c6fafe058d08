// A defect put into one file of the sources while tests load them: shows that a test can fail. Nothing of it is in a build.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const lists = new URL('./defects/', import.meta.url);

export function readDefects() {
  return readdirSync(lists)
    .sort()
    .flatMap((list) => JSON.parse(readFileSync(new URL(list, lists), 'utf8')));
}

export function findDefect(id) {
  const defect = readDefects().find((each) => each.id === id);
  if (defect === undefined)
    throw new Error(`no defect is named ${id}: they are listed in tests/fault/defects/`);
  return defect;
}

/** The source with the defect in it; of other files as it is. */
export function seedDefect({ id, file, find, replace }, path, source) {
  if (path !== `${root}${file}`) return source;
  const times = source.split(find).length - 1;
  if (times !== 1) throw new Error(`the defect ${id}: its text stands ${times} times in ${file}, not once`);
  return source.replace(find, () => replace);
}
