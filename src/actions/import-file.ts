import type { KnownDomain } from '../catalog/domain.js';
import { topicKey } from '../catalog/topic.js';
import type { ImportPlan } from '../import/draft-rows.js';
import { planImport } from '../import/draft-rows.js';
import type { Matching } from '../import/match-rows.js';
import { matchRows } from '../import/match-rows.js';
import type { FileReading, ReadItem } from '../import/read.js';
import type { Problem, ReportedProblem } from '../problem.js';
import { reportProblem, severityOf } from '../problem.js';
import { readCatalog } from '../store/catalogs.js';
import type { Db } from '../store/database.js';
import { inTransaction } from '../store/database.js';
import { addDraft, findOpenDraftOfFile } from '../store/drafts.js';
import { findEdition, listEditions } from '../store/editions.js';
import { addImport, fileHash } from '../store/imports.js';
import { lockEdition } from '../store/record-version.js';
import { latestVersion } from '../store/versions.js';
import type { Act } from './act.js';

export type ReceivedFile = { bytes: Uint8Array; name: string; reading: FileReading };

export type ImportRequest = { edition: string; title: string | null; dryRun: boolean };

/** What became of a file. */
export type ImportOutcome = {
  edition: string;
  baseVersion: number;
  file: { name: string; sha256: string };
  /** null: nothing to propose, or a dry run. */
  draft: number | null;
  importId: number | null;
  outcome: 'drafted' | 'already-drafted' | 'nothing-to-change' | 'nothing-readable' | 'dry-run';
  rows: number;
  leftOut: number;
} & Omit<ImportPlan, 'changes'> & { problems: ReportedProblem[] };

/**
 * Makes a draft of what a file would change, and keeps the file with the report. Rows with an error are left out.
 * A file that would change nothing, or whose draft is still open, makes none.
 */
export async function importFile(
  db: Db,
  file: ReceivedFile,
  request: ImportRequest,
  domains: readonly KnownDomain[],
  act: Act,
): Promise<ImportOutcome> {
  return inTransaction(db, async (tx) => {
    const edition = await findEdition(tx, request.edition);
    await lockEdition(tx, edition.id);
    const base = await latestVersion(tx, edition.id);
    const catalog = await readCatalog(tx, edition.id, base.number);
    const { rows, problems } = withoutErrors(file.reading);
    const matching = matchRows(rows, catalog);
    problems.push(...leftOutProblems(matching));
    const plan = planImport(
      matching.matches,
      catalog,
      domains,
      await sisterCodes(tx, edition.id, edition.codeSpace),
    );
    const { changes, ...told } = plan;
    const outcome = {
      edition: edition.id,
      baseVersion: base.number,
      file: { name: file.name, sha256: fileHash(file.bytes) },
      rows: file.reading.items.length,
      leftOut: file.reading.items.length - matching.matches.length,
      ...told,
      problems: problems.map(reportProblem),
    };
    const none = { ...outcome, draft: null, importId: null };
    if (matching.matches.length === 0) return { ...none, outcome: 'nothing-readable' };
    if (changes.length === 0) return { ...none, outcome: 'nothing-to-change' };
    if (request.dryRun) return { ...none, outcome: 'dry-run' };
    const open = await findOpenDraftOfFile(tx, edition.id, outcome.file.sha256, base.number);
    if (open) return { ...outcome, ...open, outcome: 'already-drafted' };
    const importId = await addImport(tx, file.bytes, {
      edition: edition.id,
      fileName: file.name,
      receivedAt: act.at.toISOString(),
      receivedBy: act.by,
      report: JSON.stringify(outcome),
    });
    const draft = await addDraft(tx, {
      edition: edition.id,
      baseVersion: base.number,
      title: request.title ?? file.name,
      state: 'editing',
      author: act.by,
      createdAt: act.at.toISOString(),
      importId,
      version: null,
      changes,
    });
    return { ...outcome, draft: draft.id, importId, outcome: 'drafted' };
  });
}

/** Rows on which an error was found say too little to be proposed. */
function withoutErrors({ items, problems }: FileReading): { rows: ReadItem[]; problems: Problem[] } {
  const bad = new Set(
    problems
      .filter((problem) => severityOf(problem) === 'error')
      .map(({ at }) => `${at.sheet ?? ''}!${at.row ?? ''}`),
  );
  const rows = items.filter(({ at }) => !bad.has(`${at.sheet ?? ''}!${at.row ?? ''}`));
  return { rows, problems: [...problems] };
}

function leftOutProblems({ leftOut }: Matching): Problem[] {
  return leftOut.flatMap(({ row, why, first }): Problem[] => {
    if (why === 'second-row-of-item' && first) {
      const { level3, level2, level1 } = row.content;
      return [
        { code: 'item.repeated', at: row.at, first: first.at, title: level3 ?? level2 ?? level1 ?? '' },
      ];
    }
    return [{ code: 'item.domain-not-known', at: row.at, found: row.domain?.name ?? null }];
  });
}

/** Codes of the matters that sister editions have, by topic; the first edition that has one decides. */
async function sisterCodes(db: Db, edition: string, codeSpace: string): Promise<Map<string, string>> {
  const codes = new Map<string, string>();
  const sisters = (await listEditions(db)).filter(
    (other) => other.codeSpace === codeSpace && other.id !== edition,
  );
  for (const { id } of sisters) {
    const { number } = await latestVersion(db, id);
    for (const { code, items } of (await readCatalog(db, id, number)).domains) {
      for (const item of items) {
        const topic = topicKey(code, item);
        if (!codes.has(topic)) codes.set(topic, item.code);
      }
    }
  }
  return codes;
}
