import type { Place } from '../../../../../catalog/change.js';
import type { ItemContent } from '../../../../../catalog/item.js';
import { itemFields } from '../../../../../catalog/item.js';
import type { Choice, Conflict, SuggestionReason } from '../../../../../catalog/merge/conflict.js';
import { isAnswer } from '../../../../../catalog/merge/conflict.js';
import { sayConflict } from '../../../../../catalog/merge/say-conflict.js';
import { fieldNames, sayValue } from '../../../../../catalog/words.js';

/** A conflict as people decide it: three readings in words, what may be chosen, and what the system suggests. */
export type ToldConflict = {
  key: string;
  title: string;
  base: string[];
  ours: string[];
  theirs: string[];
  choices: { value: string; text: string }[];
  suggested: string;
  why: string;
};

export function tellConflict(conflict: Conflict): ToldConflict {
  const { key, suggestion } = conflict;
  const say = (side: 'base' | 'ours' | 'theirs') => sayReading(conflict, conflict[side]);
  const named = (['ours', 'theirs', 'base'] as const).filter((word) => isAnswer(conflict, word, () => true));
  const own = typeof suggestion.choice === 'object';
  const choices = [
    ...named.map((word) => ({ value: `${key} ${word}`, text: choiceWords[word] })),
    ...(conflict.kind === 'same-topic' ? [{ value: `${key} both`, text: '两个事项都保留' }] : []),
    ...(own && conflict.kind !== 'same-topic'
      ? [{ value: `${key} suggested`, text: '用系统建议的写法' }]
      : []),
  ];
  return {
    key,
    title: sayConflict(conflict),
    base: say('base'),
    ours: say('ours'),
    theirs: say('theirs'),
    choices,
    suggested: saySuggestion(conflict, suggestion.choice),
    why: reasons[suggestion.why],
  };
}

const choiceWords = { ours: '用草案的', theirs: '用现行版的', base: '用原来的' } as const;

const reasons: Record<SuggestionReason, string> = {
  'form-only': '只是写法不同',
  contains: '一方的内容包含了另一方的',
  union: '两方的内容可以并存',
  'words-combined': '两方改的不是同一处文字',
  'other-domain': '一方移到了别的领域',
  'with-neighbour': '随相邻的事项',
  published: '没有倾向哪一方的依据，以已发布的为准',
};

function saySuggestion(conflict: Conflict, choice: Choice): string {
  if (typeof choice !== 'object') return choiceWords[choice];
  if (choice.value === 'both') return '两个事项都保留';
  return sayReading(conflict, choice.value).join('；'); // a value of the kind that is at odds
}

type Reading = Conflict['base' | 'ours' | 'theirs'];

function sayReading(conflict: Conflict, reading: Reading): string[] {
  switch (conflict.kind) {
    case 'field':
      return said(sayValue(reading as ItemContent[keyof ItemContent])); // of the field's own type
    case 'edit-withdraw':
    case 'same-topic':
      return reading === null ? ['（没有）'] : sayContent(reading as ItemContent);
    case 'two-moves':
    case 'place-gone':
      return [sayPlace(reading as Place | null)];
    case 'domain':
      return [(reading as string | null) ?? '（没有）'];
  }
}

function sayContent(content: ItemContent): string[] {
  return itemFields.flatMap((field) => {
    const value = sayValue(content[field]);
    return value.length === 0 ? [] : [`${fieldNames[field]}：${value.join('；')}`];
  });
}

function sayPlace(place: Place | null): string {
  if (place === null) return '（不在目录中）';
  return `领域 ${place.domain}，${place.follows === null ? '最前' : `排在 ${place.follows} 之后`}`;
}

function said(texts: string[]): string[] {
  return texts.length > 0 ? texts : ['（空）'];
}
