import type { Act } from '../account/actor.js';
import type { Draft } from '../catalog/draft.js';
import type { Conflict, Decision } from '../catalog/merge/conflict.js';
import { decisionsIn, readDecisionRows } from '../import/decisions.js';
import type { GridReading } from '../import/read.js';
import { sentenceOf } from '../problem.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { findDraft } from '../store/drafts.js';
import { permit } from './perform.js';
import type { Rebase } from './rebase-draft.js';
import { previewRebase, readConflicts, rebaseDraft } from './rebase-draft.js';
import { readDraft } from './take-draft.js';
import { nobodys, targetOfDraft } from './target.js';

/** Every conflict of a draft with the newest version, and what was decided on some of them before. */
export type AskedConflicts = { latest: number; conflicts: Conflict[]; decided: Decision[] };

export async function readAskedConflicts(db: Db, draft: Draft): Promise<AskedConflicts> {
  const { behind, remembered } = await previewRebase(db, draft);
  return {
    latest: draft.baseVersion + behind,
    conflicts: await readConflicts(db, draft),
    decided: remembered,
  };
}

/**
 * Decides as a workbook of conflicts says that came back; rows without a decision stay open, and the draft with them.
 * @throws Refusal `decisions.unreadable` for anything in it that can't be understood: then nothing is decided.
 */
export async function decideByWorkbook(
  db: Db,
  id: number,
  { grids, problem }: GridReading,
  act: Act,
): Promise<{ draft: Draft; rebase: Rebase }> {
  const draft = await readDraft(db, id, act);
  const refuse = (...faults: string[]) => new Refusal('decisions.unreadable', { draft: id, faults });
  if (problem !== null) throw refuse(sentenceOf(problem).replace(/。$/, ''));
  const sent = readDecisionRows(grids);
  if (sent === null) throw refuse('没有“决定”和“冲突号”两列，不是从这里导出的冲突表');
  if (sent.draft !== null && sent.draft !== id) throw refuse(`这是第 ${sent.draft} 号草案的冲突表`);
  const { decisions, faults } = decisionsIn(sent.rows, await readConflicts(db, draft));
  if (faults.length > 0) throw refuse(...faults);
  return rebaseDraft(db, { draft: id, revision: null }, decisions, act);
}

/** Refuses who may not decide, before anything is taken in; a draft that is hidden is answered like one that is not there. */
export async function permitDecisions(db: Db, id: number, act: Act): Promise<void> {
  const draft = await findDraft(db, id);
  const unknown = new Refusal('draft.unknown', { draft: id });
  await permit(db, act, 'draft.rebase', draft ? await targetOfDraft(db, draft) : nobodys, unknown);
  if (!draft) throw unknown;
}
