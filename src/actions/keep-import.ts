import { createHash } from 'node:crypto';
import type { Db } from '../store/engine.js';
import { spellChanges } from '../store/draft-codec.js';
import { addDraft, findDraft, saveDraft } from '../store/drafts.js';
import {
  addImport,
  findImportWithoutDraft,
  findOpenDraftOfImport,
  saveImportReport,
} from '../store/imports.js';
import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import { summarizeDraft } from './check-edition.js';
import type { ImportOutcome } from './import-file.js';
import type { MergedImport } from './merge-import.js';
import { withEditors } from './take-draft.js';

/** An outcome before anything of it was kept. */
export type Told = Omit<ImportOutcome, 'draft' | 'importId' | 'outcome' | 'health'>;

/** Who keeps it, when, and for which organization. */
export type Keeper = Act & { organization: string | null };

/** Keeps the file, its report and the draft; the same file that proposes the same again only finds its open draft. */
export async function keepDraft(
  db: Db,
  bytes: Uint8Array,
  told: Told,
  { changes, onto, merge, title }: MergedImport & { title: string },
  keeper: Keeper,
): Promise<ImportOutcome> {
  const spelled = spellChanges(changes);
  const digest = digestOf(spelled);
  const { organization } = keeper;
  const same = { edition: told.edition, organization, fileHash: told.file.sha256, digest };
  const open = await findOpenDraftOfImport(db, same, onto);
  const standing = open ? await findDraft(db, open.draft) : null;
  if (open && standing)
    return {
      ...told,
      ...open,
      outcome: 'already-drafted',
      health: await summarizeDraft(db, standing, keeper),
    };
  const importId = await addImport(db, bytes, recordOf(told, digest, keeper));
  const proposal = {
    edition: told.edition,
    baseVersion: onto,
    title,
    author: nameOf(keeper.actor),
    organization,
    createdAt: keeper.at.toISOString(),
    importId,
    changes,
  };
  const draft = await addDraft(db, proposal, spelled);
  const deciders = merge?.remembered.map(({ by }) => by) ?? [];
  if (onto !== told.baseVersion && deciders.length > 0) await saveDraft(db, withEditors(draft, deciders));
  const health = await summarizeDraft(db, draft, keeper);
  const outcome: ImportOutcome = { ...told, draft: draft.id, importId, outcome: 'drafted', health };
  await saveImportReport(db, importId, outcome);
  return outcome;
}

/** Keeps a file without a draft if something was wrong in it, so that the report can be read again; once. */
export async function keepProblems(
  db: Db,
  bytes: Uint8Array,
  told: Told,
  outcome: 'nothing-to-change' | 'nothing-readable',
  keeper: Keeper,
): Promise<ImportOutcome> {
  if (told.problems.every(({ severity }) => severity === 'info'))
    return { ...told, draft: null, importId: null, outcome };
  const digest = digestOf(JSON.stringify({ ...told, outcome }));
  const { organization } = keeper;
  const same = { edition: told.edition, organization, fileHash: told.file.sha256, digest };
  const kept = await findImportWithoutDraft(db, same);
  const importId = kept ?? (await addImport(db, bytes, recordOf(told, digest, keeper)));
  const whole: ImportOutcome = { ...told, draft: null, importId, outcome };
  if (kept === null) await saveImportReport(db, importId, whole);
  return whole;
}

function recordOf({ edition, file }: Told, digest: string, { actor, at, organization }: Keeper) {
  const receivedBy = nameOf(actor);
  return { edition, fileName: file.name, receivedAt: at.toISOString(), receivedBy, organization, digest };
}

/** Finds what two imports of one file came to alike. Both come the same way, which spells their JSON alike. */
function digestOf(json: Buffer | string): string {
  return createHash('sha256').update(json).digest('hex');
}
