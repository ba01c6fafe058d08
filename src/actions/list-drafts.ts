import type { Act } from '../account/actor.js';
import type { Db } from '../store/engine.js';
import type { DraftHead } from '../store/drafts.js';
import { listDrafts } from '../store/drafts.js';
import { mayDo, permitScope } from './perform.js';
import { targetOfDraft } from './target.js';

/** The drafts somebody may see, newest first; who may see none gets none, and is not told of any. */
export async function listVisibleDrafts(db: Db, edition: string | undefined, act: Act): Promise<DraftHead[]> {
  await permitScope(db, act, 'draft.read');
  const decided = new Map<string, boolean>();
  const visible: DraftHead[] = [];
  for (const draft of await listDrafts(db, edition)) {
    const key = JSON.stringify([draft.edition, draft.organization, draft.author]);
    const may =
      decided.get(key) ?? (await mayDo(db, act.actor, 'draft.read', await targetOfDraft(db, draft)));
    decided.set(key, may);
    if (may) visible.push(draft);
  }
  return visible;
}
