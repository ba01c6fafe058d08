import { proposeChanges } from '../../../../../actions/edit-draft.js';
import type { ProposedChange } from '../../../../../actions/edit-draft.js';
import { sameValue } from '../../../../../catalog/canonical.js';
import type { Place } from '../../../../../catalog/change.js';
import type { ItemContent } from '../../../../../catalog/item.js';
import { itemFields as contentKeys } from '../../../../../catalog/item.js';
import { subjectOf } from '../../../../../catalog/draft-edit.js';
import { titleOf } from '../../../../../catalog/topic.js';
import { Refusal } from '../../../../../refusal.js';
import { checkAgainst } from '../../../../../schema.js';
import { refuseBlank } from '../../faults.js';
import type { Desk, Done } from '../../route.js';
import { draftUrl } from '../../urls.js';
import { seenIn } from '../workflow.js';
import { fromInput } from './form.js';
import type { DraftedItem, ItemInput } from './load.js';
import { readDraftedItem } from './load.js';

/** Saves an item of a draft, a new one where it has no code yet. null: the form is only being filled in. */
export async function saveItem(
  desk: Desk,
  { draft, code }: { draft: number; code?: string },
  input: ItemInput,
): Promise<Done | null> {
  if (input.step !== 'save') return null;
  refuseBlank(
    { level1: input.level1, reason: input.reason },
    { level1: '请写一级事项。', reason: '请写缘由：为什么这样改。' },
  );
  const item = await readDraftedItem(desk, draft, code ?? null);
  const content = checkAgainst<ItemContent>('item-content', fromInput(input, item.content), '事项');
  const proposed = proposedChanges(item, content, input);
  if (proposed.length === 0)
    throw new Refusal('form.invalid', { faults: [{ field: 'level1', message: '还没有改动，不需要保存。' }] });
  await proposeChanges(desk.service.db, seenIn(draft, input), proposed, desk.act);
  const title = titleOf(content);
  return {
    to: `${draftUrl(draft)}#item-${code ?? ''}`,
    said: code === undefined ? `已新增事项“${title}”。` : `已保存对“${title}”的修改。`,
  };
}

/** A new item is proposed whole; of one that is there, what differs now, and another place where it is given one. */
export function proposedChanges(
  { draft, code, content: before, place: from }: DraftedItem,
  content: ItemContent,
  input: Pick<ItemInput, 'domain' | 'follows' | 'reason' | 'event'>,
): ProposedChange[] {
  const place: Place = { domain: input.domain, follows: input.follows || null };
  const why = { reason: input.reason.trim(), ...(input.event === '' ? {} : { event: input.event }) };
  const added = draft.changes.find((change) => change.kind === 'add' && change.key === code);
  if (code === null) return [{ kind: 'add', key: null, code: null, place, content, ...why }];
  if (added?.kind === 'add') return [{ kind: 'add', key: code, code: added.code, place, content, ...why }];
  const fields = Object.fromEntries(
    contentKeys
      .filter((field) => !sameValue(before[field], content[field]))
      .map((field) => [field, content[field]]),
  );
  const moves = place.domain !== from.domain || place.follows !== from.follows;
  const edits = Object.keys(fields).length > 0;
  // who saves only another reason gives it to what was proposed before
  const explains = !moves && draft.changes.some((change) => subjectOf(change) === code);
  return [
    ...(edits || explains ? [{ kind: 'edit', code, fields, ...why } as const] : []),
    ...(moves ? [{ kind: 'move', code, place, ...why } as const] : []),
  ];
}

/** Takes an item out of the catalog. */
export async function withdrawItem(
  desk: Desk,
  { draft, code }: { draft: number; code: string },
  input: { revision: string; withdrawal: string },
): Promise<Done> {
  refuseBlank({ withdrawal: input.withdrawal }, { withdrawal: '请写缘由：为什么删除这个事项。' });
  const { content } = await readDraftedItem(desk, draft, code);
  const change = { kind: 'withdraw', code, reason: input.withdrawal.trim() } as const;
  await proposeChanges(desk.service.db, seenIn(draft, input), [change], desk.act);
  return { to: draftUrl(draft), said: `草案已列为删除“${titleOf(content)}”。` };
}
