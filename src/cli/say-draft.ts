import { dayInWords, dayOf } from '../catalog/day.js';
import type { DraftChange } from '../catalog/draft.js';
import type { ItemField } from '../catalog/item.js';
import type { Review } from '../catalog/review.js';
import { titleOf } from '../catalog/topic.js';
import { draftStates, fieldNames, reviewNames, sayValue } from '../catalog/words.js';
import type { DraftHead } from '../store/drafts.js';

/** One line in a list of drafts. */
export function sayDraftHead({ id, edition, baseVersion, state, title, author }: DraftHead): string {
  return [`第 ${id} 号`, edition, `以第 ${baseVersion} 版为底`, draftStates[state], title, author].join('\t');
}

/** What a change proposes, and why. */
export function sayDraftChange(change: DraftChange): string[] {
  const why = change.reason === null ? [] : [`  理由：${change.reason}`];
  switch (change.kind) {
    case 'add':
    case 'restore': {
      const subject = change.kind === 'add' ? `新增 ${change.key}` : `恢复 ${change.code}`;
      return [`${subject} 领域 ${change.place.domain} ${titleOf(change.content)}`, ...why];
    }
    case 'edit':
      return [
        `修改 ${change.code}`,
        ...Object.entries(change.fields).map(
          ([field, value]) => `  ${fieldNames[field as ItemField]}：${sayValue(value).join('；')}`, // keys of fields are fields
        ),
        ...why,
      ];
    case 'withdraw':
      return [`删除 ${change.code}`, ...why];
    case 'move':
      return [`移动 ${change.code} 到领域 ${change.place.domain}`, ...why];
    case 'add-domain':
      return [`新增领域 ${change.domain} ${change.name}`, ...why];
  }
}

export function sayReview({ kind, reviewer, decision, comment, at }: Review): string {
  const verdict = decision === 'approve' ? '通过' : '退回';
  return `${reviewNames[kind]}：${reviewer} ${dayInWords(dayOf(at))} ${verdict}${comment === null ? '' : `，意见：${comment}`}`;
}
