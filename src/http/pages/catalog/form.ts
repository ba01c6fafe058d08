import type { EditionLevel } from '../../../catalog/catalog.js';
import { sayLevel } from '../../../catalog/words.js';
import type { CatalogRow } from './view.js';

/**
 * Which columns the form has here: 三级事项 and 备注 only where a row says one, the levels of the edition. Every
 * table of one page has the same.
 */
export type Form = { level3: boolean; note: boolean; levels: PrintedLevel[] };

/** A level as items have it, and what it is called here. */
type PrintedLevel = { level: string; heading: string };

/** In printed order; a level nobody foresaw stands behind them. */
const knownLevels = ['市级', '县级', '乡级', '村级'];

export function formOf(rows: readonly CatalogRow[], levels: readonly string[], edition: EditionLevel): Form {
  const known = knownLevels.filter((level) => levels.includes(level));
  const others = levels.filter((level) => !knownLevels.includes(level));
  return {
    level3: rows.some(({ item }) => item.level3 !== null),
    note: rows.some(({ item }) => item.note !== null),
    levels: (levels.length > 0 ? [...known, ...others] : ['县级', '乡级']).map((level) => ({
      level,
      heading: sayLevel(level, edition),
    })),
  };
}

export const methods = ['主动公开', '依申请公开'] as const;
