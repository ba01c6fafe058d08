import type { Audience, Level, Method } from '../catalog/item.js';
import { tidyText } from '../catalog/text.js';
import { isBlank, isEmpty } from './cells/blank.js';
import { countTicks, readTick } from './cells/ticks.js';
import type { Cell, RowCells } from './row-cells.js';
import { levelsInText } from './table/levels.js';

export function readAudience(cells: RowCells): Audience {
  const everyone = readTicks(cells, 'everyone', /社会|公众/u);
  const groupCells = cells.ticks('groups').map((cell) => readTick(cell.text));
  const words = groupCells.map((tick) => tidyText(tick.text)).filter((text) => !isBlank(text));
  const named = words.filter((text) => !saysEveryone.test(text));
  const groups = named.length > 0 ? named.join('、') : groupCells.some((tick) => tick.ticked) ? '' : null;
  if (cells.has('everyone') || cells.has('groups'))
    return {
      everyone: everyone || named.length < words.length ? true : groups === null ? null : false,
      groups,
    };
  return cells
    .ticks('audience')
    .reduce<Audience>((_, cell) => audienceInText(cells, cell), { everyone: null, groups: null });
}

const saysEveryone = /^(?:面?向)?(?:全?社会(?:公众|公开)?|公众)$/u;

/** A single column 公开对象: `全社会`, `申请人`, or both. */
function audienceInText(cells: RowCells, cell: Cell): Audience {
  const tick = readTick(cell.text);
  if (tick.text === '') {
    if (tick.ticked)
      cells.report({ code: 'item.tick-unreadable', at: cells.at(cell.index), found: cell.text.trim() });
    return { everyone: null, groups: null };
  }
  const parts = tidyText(tick.text).split(/[、，,；;/]/u);
  const others = parts.filter((part) => !saysEveryone.test(part));
  return { everyone: others.length < parts.length, groups: others.length === 0 ? null : others.join('、') };
}

export function readMethods(cells: RowCells): Method[] {
  const methods = new Set<Method>();
  if (readTicks(cells, 'proactive', /主动/u)) methods.add('主动公开');
  if (readTicks(cells, 'onRequest', /申请/u)) methods.add('依申请公开');
  for (const { text, index } of [...cells.ticks('methods'), ...cells.all('form')]) {
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
  for (const { text, index } of cells.ticks(field)) {
    const tick = readTick(text);
    if (tick.ticked || itself.test(tick.text)) ticked = true;
    else if (tick.text !== '')
      cells.report({ code: 'item.tick-unreadable', at: cells.at(index), found: tidyText(text).slice(0, 60) });
  }
  return ticked;
}

/** Text in a level column (`州级`) decides over its heading. */
export function readLevels(cells: RowCells): Level[] {
  const levels = new Set<Level>();
  for (const { text, index, column } of cells.ticks('level')) {
    const tick = readTick(text);
    const named = levelsInText(tick.text);
    if (named.length > 0) for (const level of named) levels.add(level);
    else if (tick.ticked && column.field === 'level') for (const level of column.levels) levels.add(level);
    else if (tick.text !== '')
      cells.report({ code: 'item.tick-unreadable', at: cells.at(index), found: tidyText(text).slice(0, 60) });
  }
  for (const { text, index } of cells.ticks('levels')) {
    const named = levelsInText(text);
    for (const level of named) levels.add(level);
    if (named.length === 0)
      cells.report({ code: 'item.tick-unreadable', at: cells.at(index), found: tidyText(text).slice(0, 60) });
  }
  return allLevels.filter((level) => levels.has(level));
}

const allLevels: Level[] = ['市级', '县级', '乡级', '村级'];

const groupOf = {
  everyone: 'audience',
  groups: 'audience',
  proactive: 'methods',
  onRequest: 'methods',
  level: 'levels',
} as const;
const tickFields = Object.keys(groupOf);

/**
 * Where blank cells were dropped, ticks slide to the left: they fill the first columns without a gap, so that both
 * columns of a pair are ticked, and leave a whole group behind them blank.
 */
export function ticksContradict(cells: RowCells): boolean {
  const columns = cells.inOrder(tickFields).map(({ column, text }) => ({
    group: groupOf[column.field as keyof typeof groupOf], // only these were asked for
    blank: isEmpty(text),
    ticked: readTick(text).ticked && readTick(text).text === '',
  }));
  const gap = columns.findIndex(({ ticked }) => !ticked);
  if (gap < 2 || columns.slice(gap).some(({ blank }) => !blank)) return false;
  const filled = columns.slice(0, gap).map(({ group }) => group);
  const bothOf = (group: string): boolean => filled.filter((one) => one === group).length === 2;
  return (
    (bothOf('audience') || bothOf('methods')) &&
    columns.slice(gap).some(({ group }) => !filled.includes(group))
  );
}

/** Cells in which the ticks of several columns stand together. */
export function mergedTicks(cells: RowCells): Cell[] {
  return cells.inOrder(tickFields).filter(({ text }) => countTicks(text) > 1);
}
