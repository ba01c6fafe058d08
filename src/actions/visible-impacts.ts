import type { Act } from '../account/actor.js';
import type { Impact } from '../regulation/impact.js';
import { findDraft } from '../store/drafts.js';
import type { Db } from '../store/engine.js';
import { mayDo } from './perform.js';
import { targetOfDraft } from './target.js';

/** What is published everybody may see; what stands in an open draft, whoever may read the draft. */
export async function visibleImpacts(tx: Db, impacts: readonly Impact[], act: Act): Promise<Impact[]> {
  const readable = new Map<number, boolean>();
  for (const { where } of impacts) {
    if (where.in !== 'draft' || readable.has(where.draft)) continue;
    const draft = await findDraft(tx, where.draft);
    const may = draft !== null && (await mayDo(tx, act.actor, 'draft.read', await targetOfDraft(tx, draft)));
    readable.set(where.draft, may);
  }
  return impacts.filter(({ where }) => where.in !== 'draft' || readable.get(where.draft) === true);
}
