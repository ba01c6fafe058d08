import type { CellValue, RichText } from 'exceljs';
import { sameValue } from '../catalog/canonical.js';
import type { Place } from '../catalog/change.js';
import type { ItemContent, ItemField } from '../catalog/item.js';
import { itemFields } from '../catalog/item.js';
import type { Conflict, Decision, SuggestionReason } from '../catalog/merge/conflict.js';
import type { DecisionWord } from '../catalog/merge/decision-words.js';
import { decisionWords } from '../catalog/merge/decision-words.js';
import { diffWords } from '../catalog/semantic/segments.js';
import { titleOf } from '../catalog/topic.js';
import { fieldNames, sayValue } from '../catalog/words.js';
import { cellText } from './official/cell-text.js';
import { textFont } from './official/look.js';
import { joinBases, joinBodies, joinElements, markChannels } from '../catalog/printed-fields.js';

/** Three cells: what was, then what the draft and the newest version say, with what they put in bold. */
export function markedTexts(conflict: Conflict): CellValue[] {
  const [before, ours, theirs] = [conflict.base, conflict.ours, conflict.theirs].map((side) =>
    printSide(conflict, side),
  );
  if (conflict.kind !== 'field') return [before, ours, theirs].map((text) => cellText(text ?? '') || null);
  return [cellText(before ?? ''), bold(before ?? '', ours ?? ''), bold(before ?? '', theirs ?? '')];
}

/** As it would be written in a cell of the catalog; of items and places what people call them. */
export function printSide(conflict: Conflict, side: unknown): string {
  if (conflict.kind === 'field') return printField(conflict.field, side as ItemContent[ItemField]); // its own field's value
  if (side === null) return conflict.kind === 'edit-withdraw' ? '（删除）' : '（没有）';
  if (typeof side === 'string') return side;
  if (isPlace(side))
    return `领域 ${side.domain}${side.follows === null ? ' 最前' : `，${side.follows} 之后`}`;
  return printContent(conflict, side as ItemContent); // what is no place is an item
}

export function printSuggestion({ suggestion: { choice, why }, ...conflict }: Conflict): string {
  const word = decisionWords[wordOf({ key: '', choice })];
  const own =
    typeof choice === 'object' && conflict.kind === 'field'
      ? `：${printField(conflict.field, choice.value as ItemContent[ItemField])}` // its own field's value
      : '';
  return `${word}${own}（${reasons[why]}）`;
}

export function wordOf({ choice }: Decision): DecisionWord {
  if (typeof choice !== 'object') return choice;
  return choice.value === 'both' ? 'both' : 'own';
}

const reasons: Record<SuggestionReason, string> = {
  'form-only': '只是写法不同',
  contains: '它已包含另一方的内容',
  union: '两方的内容可以并存',
  'words-combined': '两方改的是不同的词句',
  'other-domain': '另一方只在本领域内移动',
  'with-neighbour': '随相邻事项',
  published: '没有依据可判，以现行的为准',
};

function printField(field: ItemField, value: ItemContent[ItemField]): string {
  const list = Array.isArray(value) ? value : [];
  switch (field) {
    case 'content':
      return joinElements(list);
    case 'legalBases':
      return joinBases(list);
    case 'disclosingBodies':
      return joinBodies(list);
    case 'channels':
      return markChannels(list);
    case 'methods':
    case 'levels':
      return list.join('、');
    case 'level1':
    case 'level2':
    case 'level3':
    case 'timeLimit':
    case 'link':
    case 'note':
    case 'audience':
    case 'extra':
      return sayValue(value).join('；');
  }
}

/** Its title, and the fields in which the sides that have it differ. */
function printContent({ base, ours, theirs }: Conflict, content: ItemContent): string {
  const [first, ...others] = [base, ours, theirs].filter((side) => side !== null) as ItemContent[]; // those of items
  const lines = itemFields
    .filter((field) => others.some((other) => !sameValue(first?.[field], other[field])))
    .map((field) => `${fieldNames[field]}：${printField(field, content[field]) || '（空）'}`);
  return [titleOf(content), ...lines].join('\n');
}

function bold(before: string, after: string): CellValue {
  if (after === '') return null;
  const font = { name: textFont.name ?? '', size: textFont.size ?? 11 };
  const richText: RichText[] = diffWords(before, after)
    .filter(({ fate }) => fate !== 'removed')
    .map(({ fate, text }) => ({
      font: fate === 'added' ? { ...font, bold: true } : font,
      text: cellText(text),
    }));
  return { richText };
}

function isPlace(side: unknown): side is Place {
  return typeof side === 'object' && side !== null && 'follows' in side;
}
