import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import { dayInShanghai } from '../catalog/day.js';
import type { KnownDomain } from '../catalog/domain.js';
import type { ImportPlan } from '../import/draft-rows.js';
import type { Matching } from '../import/match-rows.js';
import { topicOfRow } from '../import/match-rows.js';
import type { CellName } from '../import/cell-name.js';
import type { AssignedDomain } from '../import/overlay.js';
import type { FileReading } from '../import/read.js';
import type { AcceptedRow, RowRange } from '../import/row-choice.js';
import type { SaidCell } from '../import/said-cells.js';
import type { ReportedTidying } from '../import/tidying.js';
import type { Position, ReportedProblem } from '../problem.js';
import type { HealthSummary } from '../regulation/health-check.js';
import { lockCodeSpace } from '../store/codes.js';
import type { Db } from '../store/engine.js';
import { findEdition } from '../store/editions.js';
import { saveMapping, saveRowChoice } from '../store/mappings.js';
import type { BaseSource } from './choose-base.js';
import type { RowNotTaken } from './choose-rows.js';
import type { ImportMerge } from './merge-import.js';
import { keepDraft, keepProblems } from './keep-import.js';
import type { OfferedRepair } from './offered-repairs.js';
import type { Deed } from './perform.js';
import { dryRunOf, prepareImport } from './prepare-import.js';
import { perform } from './perform.js';
import { memoryOf } from './sender-memory.js';
import { targetOfEdition } from './target.js';

export type ReceivedFile = {
  bytes: Uint8Array;
  name: string;
  reading: FileReading;
  /** What was said of its cells when it was read. */
  cells?: readonly SaidCell[];
};

export type ImportRequest = { edition: string; title: string | null; dryRun: boolean } & ImportChoices;

/** What a person says about a file beyond its words. */
export type ImportChoices = {
  /** The domain of the rows of a sheet that does not say one we know. */
  domains?: AssignedDomain[];
  /** Cells that do not count: the items keep what they say. */
  keepCells?: CellName[];
  /** Whose file it is: what was said about the sender's files before holds for it. Else the one who acts. */
  sender?: string;
  /** Rows that are items of the catalog although nothing but a likeness says so. */
  accept?: AcceptedRow[];
  leaveOut?: RowRange[];
  /** Withdraw the items of the file's domains that have no row in it. */
  withdrawMissing?: boolean;
  /** A blank cell empties its field. */
  clearBlanks?: boolean;
  /** The version it was made on; else what it says, or its contents tell. */
  base?: number | null;
  /** Take it although it says that it is of another edition. */
  otherEdition?: boolean;
};

/** What became of a file. `rows` is the sum of added, changed, unchanged and left out. */
export type ImportOutcome = {
  edition: string;
  /** The version its rows were compared with, and how it is known that it was made on it. */
  baseVersion: number;
  baseBy: BaseSource;
  /** How what it changes came onto the newest version; null: it was made on that. */
  merge: ImportMerge | null;
  sender: string;
  file: { name: string; sha256: string };
  /** null: nothing to propose, or a dry run. */
  draft: number | null;
  /** null: the file was not kept. */
  importId: number | null;
  outcome: 'drafted' | 'already-drafted' | 'nothing-to-change' | 'nothing-readable' | 'dry-run';
  /** 依据体检 of what the draft would make. */
  health?: HealthSummary;
  rows: number;
  leftOut: number;
  notTaken: RowNotTaken[];
  /** Columns read as a person said, now or for an earlier file of this sender with the same headings. */
  mapped: { at: Position; column: string; heading: string; field: string; by: 'request' | 'remembered' }[];
} & Omit<ImportPlan, 'changes'> & {
    problems: ReportedProblem[];
    tidyings: ReportedTidying[];
    repairs: OfferedRepair[];
  };

/**
 * Makes a draft of what a file would change, and keeps the file with the report. Rows with an error are left out. What a
 * file changes of an older version is merged into the newest; where both changed the same, the draft stays on the older one
 * until somebody decides.
 * A file that would change nothing, or whose draft is still open, makes none. What was said about the file is
 * remembered for its sender.
 * @throws Refusal `request.parameter-invalid` for a choice that does not fit the file or the catalog.
 */
export async function importFile(
  db: Db,
  file: ReceivedFile,
  request: ImportRequest,
  domains: readonly KnownDomain[],
  act: Act,
): Promise<ImportOutcome> {
  const sender = request.sender ?? nameOf(act.actor);
  return perform(db, act, 'import.file', async ({ tx, require, record }) => {
    const edition = await findEdition(tx, request.edition);
    const grant = await require(await targetOfEdition(tx, edition));
    await lockCodeSpace(tx, edition.id);
    const memory = await memoryOf(tx, act, sender);
    const about = { ...request, sender, memory, day: dayInShanghai(act.at) };
    const prepared = await prepareImport(tx, edition, file, about, domains);
    const { told, merged, matched, result } = prepared;
    if (!request.dryRun && result !== 'nothing-readable')
      await remember(tx, memory, edition.id, file.reading, matched);
    const keeper = { ...act, organization: grant?.organization ?? null };
    const outcome: ImportOutcome = request.dryRun
      ? dryRunOf(prepared)
      : result === 'drafted'
        ? await keepDraft(tx, file.bytes, told, { ...merged, title: request.title ?? file.name }, keeper)
        : await keepProblems(tx, file.bytes, told, result, keeper);
    record(toDeed(outcome));
    return outcome;
  });
}

function toDeed({ edition, file, draft, importId, outcome, sender }: ImportOutcome): Deed {
  const thing = importId === null ? {} : { thing: { kind: 'import', id: String(importId) } };
  return { ...thing, edition, details: { file: file.name, sha256: file.sha256, draft, outcome, sender } };
}

async function remember(
  db: Db,
  memory: string,
  edition: string,
  { mapping }: FileReading,
  { matches }: Matching,
): Promise<void> {
  for (const { header, column, meaning, by } of mapping?.columns ?? [])
    if (by === 'request') await saveMapping(db, memory, { header, column, meaning: JSON.stringify(meaning) });
  for (const { row, item, by } of matches)
    if (by === 'accepted')
      await saveRowChoice(db, memory, edition, { topic: topicOfRow(row), code: item.code });
}
