import type { Audience, Level, Method } from '../catalog/item.js';
import { tidyText } from '../catalog/text.js';
import { isBlank } from './cells/blank.js';
import { readTick } from './cells/ticks.js';
import type { Cell, RowCells } from './row-cells.js';
import { levelsInText } from './table/levels.js';

export function readAudience(cells: RowCells): Audience {
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

export function readMethods(cells: RowCells): Method[] {
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
export function readLevels(cells: RowCells): Level[] {
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
export function ticksContradict(
  cells: RowCells,
  audience: Audience,
  methods: string[],
  levels: string[],
): boolean {
  const bothAudiences = audience.everyone === true && audience.groups === '';
  return bothAudiences && methods.length === 2 && levels.length === 0 && cells.has('level');
}
