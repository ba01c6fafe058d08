import type { Audience, ItemContent, ItemField, Level, Method } from '../catalog/item.js';
import { tidyText } from '../catalog/text.js';
import type { Checked, Problem } from '../problem.js';
import { isBlank } from './cells/blank.js';
import { readBodies } from './cells/bodies.js';
import { withoutTail } from './cells/edges.js';
import type { ReadChannels } from './cells/channels.js';
import { readChannels } from './cells/channels.js';
import { readContent } from './cells/content.js';
import { readLegalBases } from './cells/legal-bases.js';
import { readName } from './cells/names.js';
import { readTick } from './cells/ticks.js';
import { positionIn } from './position.js';
import { levelsInText } from './table/levels.js';
import type { Row } from './table/rows.js';
import type { Column, Table } from './table/table.js';

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

type Cell = { column: Column; index: number; text: string };

/** A row's cells by field, and where to say that something is wrong. */
class RowCells {
  readonly problems: Problem[] = [];
  private readonly cells: Cell[];

  constructor(
    private readonly row: Row,
    private readonly table: Table,
  ) {
    this.cells = table.columns.map((column, index) => ({ column, index, text: row.texts[index] ?? '' }));
    for (const { index, text } of this.cells)
      if (text.includes('\ufffd'))
        this.report({ code: 'item.characters-lost', at: this.at(index), found: tidyText(text).slice(0, 60) });
  }

  /** The cells of a field that say something. */
  all(field: string): Cell[] {
    return this.cells.filter((cell) => cell.column.field === field && !isBlank(cell.text));
  }

  has(field: string): boolean {
    return this.table.columns.some((column) => column.field === field);
  }

  text(field: string): string | null {
    return (
      this.all(field)
        .map((cell) => tidyText(cell.text))
        .join('；') || null
    );
  }

  place(...fields: string[]): Problem['at'] {
    const index = this.table.columns.findIndex((column) => fields.includes(column.field));
    return positionIn(this.table.sheet, this.row.number, index < 0 ? null : index);
  }

  at(index: number): Problem['at'] {
    return positionIn(this.table.sheet, this.row.number, index);
  }

  report(problem: Problem): void {
    this.problems.push(problem);
  }
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

function readAudience(cells: RowCells): Audience {
  const everyone = readTicks(cells, 'everyone', /社会|公众/u);
  const groupCells = cells.all('groups').map((cell) => readTick(cell.text));
  const named = groupCells.map((tick) => tidyText(tick.text)).filter((text) => !isBlank(text));
  const groups = named.length > 0 ? named.join('、') : groupCells.some((tick) => tick.ticked) ? '' : null;
  if (cells.has('everyone') || cells.has('groups'))
    return { everyone: everyone ? true : groups === null ? null : false, groups };
  return cells
    .all('audience')
    .reduce<Audience>((_, cell) => audienceInText(cells, cell), { everyone: null, groups: null });
}

/** A single column 公开对象: `全社会`, `申请人`, or both. */
function audienceInText(cells: RowCells, cell: Cell): Audience {
  const tick = readTick(cell.text);
  if (tick.text === '') {
    if (tick.ticked)
      cells.report({ code: 'item.tick-unreadable', at: cells.at(cell.index), found: cell.text.trim() });
    return { everyone: null, groups: null };
  }
  const parts = tidyText(tick.text).split(/[、，,；;/]/u);
  const others = parts.filter((part) => !/^(?:面?向)?(?:全?社会(?:公众|公开)?|公众)$/u.test(part));
  return { everyone: others.length < parts.length, groups: others.length === 0 ? null : others.join('、') };
}

function readMethods(cells: RowCells): Method[] {
  const methods = new Set<Method>();
  if (readTicks(cells, 'proactive', /主动/u)) methods.add('主动公开');
  if (readTicks(cells, 'onRequest', /申请/u)) methods.add('依申请公开');
  for (const { text, index } of [...cells.all('methods'), ...cells.all('form')]) {
    const bare = tidyText(text);
    if (/主动/u.test(bare)) methods.add('主动公开');
    if (/申请/u.test(bare)) methods.add('依申请公开');
    if (!/主动|申请/u.test(bare) && cells.all('methods').some((cell) => cell.index === index))
      cells.report({ code: 'item.tick-unreadable', at: cells.at(index), found: bare.slice(0, 60) });
  }
  return [...methods];
}

/** Whether a tick column is ticked; its own name written out counts, other words are a problem. */
function readTicks(cells: RowCells, field: string, itself: RegExp): boolean {
  let ticked = false;
  for (const { text, index } of cells.all(field)) {
    const tick = readTick(text);
    if (tick.ticked || itself.test(tick.text)) ticked = true;
    else if (tick.text !== '')
      cells.report({ code: 'item.tick-unreadable', at: cells.at(index), found: tidyText(text).slice(0, 60) });
  }
  return ticked;
}

/** Text in a level column (`州级`) decides over its heading. */
function readLevels(cells: RowCells): Level[] {
  const levels = new Set<Level>();
  for (const { text, index, column } of cells.all('level')) {
    const tick = readTick(text);
    const named = levelsInText(tick.text);
    if (named.length > 0) for (const level of named) levels.add(level);
    else if (tick.ticked && column.field === 'level') for (const level of column.levels) levels.add(level);
    else if (tick.text !== '')
      cells.report({ code: 'item.tick-unreadable', at: cells.at(index), found: tidyText(text).slice(0, 60) });
  }
  for (const { text, index } of cells.all('levels')) {
    const named = levelsInText(text);
    for (const level of named) levels.add(level);
    if (named.length === 0)
      cells.report({ code: 'item.tick-unreadable', at: cells.at(index), found: tidyText(text).slice(0, 60) });
  }
  return allLevels.filter((level) => levels.has(level));
}

const allLevels: Level[] = ['市级', '县级', '乡级', '村级'];

/** Ticks that have slid to the left fill both audiences and both methods and leave the levels blank. */
function ticksContradict(cells: RowCells, audience: Audience, methods: string[], levels: string[]): boolean {
  const bothAudiences = audience.everyone === true && audience.groups === '';
  return bothAudiences && methods.length === 2 && levels.length === 0 && cells.has('level');
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

const itemFieldsBy: Partial<Record<Column['field'], ItemField[]>> = {
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
