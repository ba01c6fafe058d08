import type { Tone } from '../parts.js';
import { weightWords } from '../../../catalog/words.js';
import type { ChangeCounts, ChangeKind, ItemChange } from './view.js';
import { changeKinds } from './view.js';

export const kindWords: Record<ChangeKind, { word: string; tone: Tone; sign: string }> = {
  added: { word: '新增', tone: 'green', sign: '+' },
  removed: { word: '删除', tone: 'red', sign: '−' },
  moved: { word: '移动', tone: 'violet', sign: '⇅' },
  changed: { word: '修改', tone: 'amber', sign: '~' },
};

/** The word for an item's change; one in which only form changed is grey. */
export function badgeOf({ kind, fields }: ItemChange): { word: string; tone: Tone } {
  const formal = kind === 'changed' && fields.length > 0 && fields.every(({ weight }) => weight === 'formal');
  return formal ? { word: weightWords.formal, tone: 'grey' } : kindWords[kind];
}

/** 新增 5 项、修改 21 项、删除 3 项; only what happened. */
export function countsInWords(counts: ChangeCounts): string {
  const parts = changeKinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${kindWords[kind].word} ${counts[kind]} 项`);
  return parts.length > 0 ? parts.join('、') : '没有事项变动';
}
