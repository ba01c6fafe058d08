import type { DraftChange } from '../catalog/draft.js';
import type { Conflict } from '../catalog/merge/conflict.js';
import { sayConflict } from '../catalog/merge/say-conflict.js';
import type { Silent } from '../catalog/merge/silent.js';
import type { Db } from '../store/engine.js';
import type { Proposed, Rebase } from './rebase-draft.js';
import { previewRebase } from './rebase-draft.js';

/** How what a file changes of an older version came onto the newest. */
export type ImportMerge = {
  behind: number;
  /** What somebody has to decide before the draft comes onto the newest version. */
  conflicts: (Conflict & { message: string })[];
  /** What came together without a question. */
  silent: Silent[];
  /** What people decided on the same conflicts before, and is taken over. */
  remembered: Rebase['remembered'];
};

/** The changes of a draft, and the version it stands on. */
export type MergedImport = { changes: DraftChange[]; onto: number; merge: ImportMerge | null };

/** Merges three ways what a file made on an older version changes; with conflicts it stays on that one. */
export async function mergeImport(db: Db, proposed: Proposed, latest: number): Promise<MergedImport> {
  const { changes, baseVersion } = proposed;
  if (baseVersion === latest) return { changes, onto: latest, merge: null };
  const { behind, conflicts, silent, remembered, changes: rebased } = await previewRebase(db, proposed);
  const told = conflicts.map((conflict) => ({ ...conflict, message: sayConflict(conflict) }));
  const merge = { behind, conflicts: told, silent, remembered };
  return conflicts.length > 0
    ? { changes, onto: baseVersion, merge }
    : { changes: rebased, onto: latest, merge };
}
