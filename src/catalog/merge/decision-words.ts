import type { Conflict } from './conflict.js';

/** The words by which a person decides on a conflict in a spreadsheet. */
export const decisionWords = {
  ours: '用草案的',
  theirs: '用现行的',
  base: '用原来的',
  both: '两项都留',
  own: '另写',
} as const;

export type DecisionWord = keyof typeof decisionWords;

/** The headings by which such a spreadsheet is known when it comes back. */
export const decisionHeadings = { decision: '决定', own: '另写的内容', key: '冲突号' } as const;

/** The words that are an answer to a conflict. */
export function wordsFor(conflict: Conflict): DecisionWord[] {
  switch (conflict.kind) {
    case 'field':
      return ['ours', 'theirs', 'base', 'own'];
    case 'edit-withdraw':
      return ['ours', 'theirs', 'base'];
    case 'same-topic':
      return ['ours', 'theirs', 'both'];
    case 'two-moves':
      return conflict.base === null ? ['ours', 'theirs'] : ['ours', 'theirs', 'base'];
    case 'place-gone':
    case 'domain':
      return ['ours', 'theirs'];
  }
}

/** Of a conflict's key, enough to tell it from all others of a draft. */
export function shortKey(key: string): string {
  return key.slice(key.indexOf(':') + 1).slice(0, 16);
}
