import type { ItemContent, ItemField } from '../catalog/item.js';
import { tidyText } from '../catalog/text.js';
import type { Checked } from '../problem.js';
import { readBodies } from './cells/bodies.js';
import { withoutTail } from './cells/edges.js';
import type { ReadChannels } from './cells/channels.js';
import { readChannels } from './cells/channels.js';
import { readContent } from './cells/content.js';
import { readLegalBases } from './cells/legal-bases.js';
import { readName } from './cells/names.js';
import { readTick } from './cells/ticks.js';
import type { Cell } from './row-cells.js';
import { RowCells } from './row-cells.js';
import type { Row } from './table/rows.js';
import type { Column, Table } from './table/table.js';
import { readAudience, readLevels, readMethods, ticksContradict } from './ticked-fields.js';

/** What one row says, field by field. Unreadable is null or [] plus a problem. */
export function readItem(row: Row, table: Table): Checked<{ code: string | null; content: ItemContent }> {
  const cells = new RowCells(row, table);
  const audience = readAudience(cells);
  const methods = readMethods(cells);
  const levels = readLevels(cells);
  const channels = readAllChannels(cells);
  const content = cells.all('content').flatMap((cell) => readContent(cell.text));
  const { bases, limits } = readBasesAndLimit(cells);
  const names = (['level1', 'level2', 'level3'] as const).map((field) => nameIn(cells.all(field)));
  const [level1 = null, level2 = null, level3 = null] = names;
  if (level1 === null && level2 === null && level3 === null)
    cells.report({ code: 'item.title-missing', at: cells.place('level1', 'level2') });
  if (content.length === 0 && cells.has('content'))
    cells.report({ code: 'item.content-missing', at: cells.place('content') });
  const contradictory = ticksContradict(cells, audience, methods, levels);
  if (contradictory)
    cells.report({ code: 'item.ticks-contradictory', at: cells.place('everyone', 'audience') });
  return {
    value: {
      code: cells.text('code'),
      content: {
        level1,
        level2,
        level3,
        content,
        legalBases: bases,
        timeLimit: limits,
        disclosingBodies: [
          ...new Set(cells.all('disclosingBodies').flatMap((cell) => readBodies(cell.text))),
        ],
        channels: channels.channels,
        audience: contradictory ? { everyone: null, groups: null } : audience,
        methods: contradictory ? [] : methods,
        levels,
        link: readLink(cells),
        note: [cells.text('note'), channels.remark].filter((text) => text !== null).join('；') || null,
        extra: readExtra(cells),
      },
    },
    problems: cells.problems,
  };
}

function nameIn(cells: Cell[]): string | null {
  return cells.map((cell) => readName(cell.text)).join('') || null;
}

/** 公开要求 holds bases and limit in one cell: the lines with a title are bases. */
function readBasesAndLimit(cells: RowCells): { bases: string[]; limits: string | null } {
  const bases = cells.all('legalBases').flatMap((cell) => readLegalBases(cell.text));
  const limit = cells.all('timeLimit').map((cell) => tidyText(cell.text));
  for (const { text } of cells.all('requirement')) {
    const lines = text.split(/[\r\n]+/);
    bases.push(...readLegalBases(lines.filter((line) => line.includes('《')).join('\n')));
    limit.push(tidyText(lines.filter((line) => !line.includes('《')).join('')));
  }
  return {
    bases: bases.filter((text) => text !== ''),
    limits:
      limit
        .map((text) => withoutTail(text, '；;'))
        .filter((text) => text !== '')
        .join('；') || null,
  };
}

function readAllChannels(cells: RowCells): { channels: string[]; remark: string | null } {
  const channels: string[] = [];
  const remarks: string[] = [];
  const columns = cells.all('channels');
  const forms = columns.length > 0 || cells.has('channels') ? [] : cells.all('form');
  for (const { text, index, column } of [...columns, ...forms]) {
    const tick = readTick(text);
    // A column for each channel: its heading is the name.
    const read: ReadChannels =
      tick.ticked && tick.text === '' ? readChannels(column.heading) : readChannels(text);
    const wordless = tick.ticked && tick.text === '' && /渠道|载体|形式/u.test(column.heading);
    channels.push(...(wordless ? [] : read.channels));
    if (read.remark !== null) remarks.push(read.remark);
    for (const found of wordless ? [text.trim()] : read.unreadable)
      cells.report({ code: 'item.channel-unreadable', at: cells.at(index), found });
  }
  return { channels: [...new Set(channels)], remark: remarks.join('；') || null };
}

function readLink(cells: RowCells): string | null {
  return (
    cells
      .all('link')
      .map((cell) => cell.text.trim().replace(/\s+/g, ' '))
      .join(' ') || null
  );
}

function readExtra(cells: RowCells): Record<string, string> {
  const extra = new Map<string, string>();
  for (const { column, index, text } of cells.all('extra')) {
    const heading = column.heading === '' ? `第${index + 1}列` : column.heading;
    const before = extra.get(heading);
    extra.set(heading, before === undefined ? tidyText(text) : `${before}；${tidyText(text)}`);
  }
  return Object.fromEntries(extra);
}

/** The fields a table has a column for. */
export function fieldsOf(table: Table): ItemField[] {
  const named = new Set<ItemField>();
  for (const { field } of table.columns)
    for (const itemField of itemFieldsBy[field] ?? []) named.add(itemField);
  return [...named];
}

export const itemFieldsBy: Partial<Record<Column['field'], ItemField[]>> = {
  level1: ['level1'],
  level2: ['level2'],
  level3: ['level3'],
  content: ['content'],
  legalBases: ['legalBases'],
  timeLimit: ['timeLimit'],
  requirement: ['legalBases', 'timeLimit'],
  disclosingBodies: ['disclosingBodies'],
  channels: ['channels'],
  audience: ['audience'],
  everyone: ['audience'],
  groups: ['audience'],
  methods: ['methods'],
  proactive: ['methods'],
  onRequest: ['methods'],
  level: ['levels'],
  levels: ['levels'],
  link: ['link'],
  note: ['note'],
  extra: ['extra'],
};
