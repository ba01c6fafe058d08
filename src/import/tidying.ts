import type { Position } from '../problem.js';

/**
 * What the reader puts in order where a file says a thing in another way than the catalog does: no mistake, so it is no
 * problem, but nothing of it is done silently. One sentence per kind.
 */
export const tidyingWords = {
  'same-as-above': '写“同上”的格，取上一行的内容。',
  'merged-cell-taken': '合并单元格的内容，所覆盖的每一格都读到。',
  'name-taken-from-above': '空着的领域、一级或二级事项名称，取上一行的。',
  'name-in-own-row': '单独占一行的一级事项名称，读作下面各行的一级事项。',
  'rows-joined': '一个事项分写成几行的，并作一个事项。',
  'row-aligned': '缺少前几格、整行左移的，按内容对回各栏。',
  'ticks-spread': '合并在几栏上的勾选，分到各栏。',
  'header-skipped': '重复出现的表头，没有当作事项。',
  'title-skipped': '标题行只用来看是哪个领域，没有当作事项。',
  'blank-row-skipped': '没有内容的行（只有横线或合并单元格），跳过。',
  'row-outside': '目录表以外的行，没有读。',
  'sheet-skipped': '填表说明、示例、封面等工作表，没有读。',
  'hidden-sheet-skipped': '隐藏的工作表，没有读。',
  'hidden-read': '隐藏的行和列，照样读。',
  'heading-respelled': '别的叫法的表头（如“特定群众”“公开责任主体”），按通行的栏目读。',
  'heading-guessed': '有错漏字的表头，按相近的栏目读。',
  'number-dropped': '表内自编的序号没有保留，印出时重新编号。',
  'number-as-text': '数字格，读作文字。',
  'date-as-text': '日期格，读作“2026-12-01”这样的文字。',
  'formula-result': '公式没有重新计算，取文件里存的结果。',
  'aside-left-out': '拼音注音、批注和修订中删去的文字，没有读。',
  'symbol-left-out': '符号字体里认不出的符号，没有读。',
  'text-cut': '一格里过长的文字没有采用，过于靠右的列没有读。',
  'blank-sign': '写着“—”“/”“无”等的格，读作空白。',
  'spaces-removed': '去掉文字中多余的空格、换行和看不见的字符。',
  'characters-composed': '拆开写的或兼容用的字符，换成通用的同一个字。',
  'list-split': '连写在一格里的几条（以顿号、逗号、空格相隔或没有分隔），逐条分开。',
  'mark-removed': '去掉各条的编号、项目符号和连接的字。',
  'end-sign-removed': '去掉各条末尾的标点。',
  'repeat-dropped': '一格里重复的条目，只留一个。',
  respelled: '渠道、对象、方式、层级、领域的不同写法，换成规范的写法。',
  'sign-read': '别的样子的勾号和方框（☑、R、口、£、▲ 等），按勾选或未勾选读。',
  'remark-moved': '渠道栏里的“注：……”，移到备注。',
} as const satisfies Record<string, string>;

export type TidyingKind = keyof typeof tidyingWords;

/** Of each kind so many places are kept; all are counted. */
export const mostPlaces = 1_000;

/** How often a kind was done, and where: the first `mostPlaces`, some of them with their words. */
export type Tidying = {
  kind: TidyingKind;
  count: number;
  places: TidyingPlaces[];
  examples: TidyingExample[];
};

/** `B3`, `B5:B9` for cells below each other, `5:7` for whole rows, `H:H` for a column; none: the sheet. */
export type TidyingPlaces = { sheet: string | null; cells: string[] };

/** What was printed, and what was read; `after` null: nothing was read of it. */
export type TidyingExample = { at: Position; before: string; after: string | null };

/** A kind as reports give it. */
export type ReportedTidying = Tidying & { message: string };

export function reportTidying({ kind, ...done }: Tidying): ReportedTidying {
  return { kind, message: tidyingWords[kind], ...done };
}
