import type { ItemContent } from '../catalog/item.js';
import type { Checked } from '../problem.js';
import { bodiesIn, contentIn, distinct, joined, linkIn, nameIn, RowReader } from './row-reader.js';
import type { Row } from './table/rows.js';
import type { Table } from './table/table.js';
import { readTicks } from './read-ticks.js';
import type { SheetTidyings } from './tidying-log.js';

/** What one row says, field by field. Unreadable is null or [] plus a problem. */
export function readItem(
  row: Row,
  table: Table,
  tidyings: SheetTidyings,
): Checked<{ code: string | null; content: ItemContent }> {
  const reader = new RowReader(row, table, tidyings);
  const ticks = readTicks(row, table, reader);
  const channels = reader.readChannels();
  for (const { column, kinds } of ticks.tidied) reader.note(column, kinds);
  const content = joined(reader.read('content', contentIn));
  const { bases, limit } = reader.readBasesAndLimit();
  const level1 = reader.read('level1', nameIn).join('') || null;
  const level2 = reader.read('level2', nameIn).join('') || null;
  const level3 = reader.read('level3', nameIn).join('') || null;
  if (level1 === null && level2 === null && level3 === null)
    reader.cells.report({ code: 'item.title-missing', at: reader.cells.place('level1', 'level2') });
  if (content.length === 0 && reader.has('content'))
    reader.cells.report({ code: 'item.content-missing', at: reader.cells.place('content') });
  if (ticks.contradictory)
    reader.cells.report({
      code: 'item.ticks-contradictory',
      at: reader.cells.place('everyone', 'audience'),
    });
  return {
    value: {
      code: reader.text('code'),
      content: {
        level1,
        level2,
        level3,
        content,
        legalBases: bases,
        timeLimit: limit,
        disclosingBodies: distinct(reader.read('disclosingBodies', bodiesIn)),
        channels: channels.channels,
        audience: ticks.audience,
        methods: ticks.methods,
        levels: ticks.levels,
        link: reader.read('link', linkIn).join(' ') || null,
        note: [reader.text('note'), channels.remark].filter((text) => text !== null).join('；') || null,
        extra: reader.readExtra(),
      },
    },
    problems: reader.problems,
  };
}
