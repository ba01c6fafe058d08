import type { ImportOutcome } from '../../../../actions/import-file.js';
import { keyOfCell } from './places.js';

/** One kind of what was put in order, with its places. */
export type DoneTidying = ImportOutcome['tidyings'][number];

/** What was put in order in a cell. `taken`: its words were written in another cell. */
export type TidiedCell = { taken: boolean; said: string[] };
export type TidiedCells = ReadonlyMap<string, TidiedCell>;

/** What is said in the cell itself: what changes how it reads. Of spaces, signs and numbering the colour is enough. */
const spoken: Partial<Record<DoneTidying['kind'], string>> = {
  'same-as-above': '原文写“同上”，取上一行的内容',
  'row-aligned': '整行左移，按内容对回',
  'ticks-spread': '合并的勾选，分到各栏',
  'date-as-text': '日期格，读作文字',
  'formula-result': '公式，取存下的结果',
  'symbol-left-out': '有认不出的符号，没有读',
  'text-cut': '过长，超出的没有读',
  'blank-sign': '写着横线等，读作空白',
  'repeat-dropped': '重复的条目，只留一个',
  respelled: '换成规范的写法',
  'sign-read': '别的勾号、方框，按勾选或未勾选读',
  'remark-moved': '“注”移到备注',
};

const takenFromElsewhere: readonly DoneTidying['kind'][] = [
  'same-as-above',
  'merged-cell-taken',
  'name-taken-from-above',
  'name-in-own-row',
];

/** By the cell, as `keyOfCell` names it. What was done to whole rows, columns and sheets is told beside the rows only. */
export function tidiedCells(tidyings: readonly DoneTidying[]): TidiedCells {
  const found = new Map<string, TidiedCell>();
  for (const { kind, places } of tidyings) {
    const says = spoken[kind];
    for (const { sheet, cells } of places) {
      for (const cell of cells.flatMap(cellsOf)) {
        const key = keyOfCell({ sheet, row: null, cell });
        const { taken, said } = found.get(key) ?? { taken: false, said: [] };
        found.set(key, {
          taken: taken || takenFromElsewhere.includes(kind),
          said: says === undefined ? said : [...said, says],
        });
      }
    }
  }
  return found;
}

/** `B5:B7` → B5, B6, B7; rows and columns as a whole → nothing. */
function cellsOf(place: string): string[] {
  const [, column, first, last] = /^([A-Z]+)(\d+)(?::[A-Z]+(\d+))?$/.exec(place) ?? [];
  if (column === undefined) return [];
  const from = Number(first);
  const rows = Number(last ?? first) - from + 1;
  return Array.from({ length: rows }, (_, index) => `${column}${from + index}`);
}
