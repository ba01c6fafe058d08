import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Catalog } from '../catalog/catalog.js';
import type { KnownDomain } from '../catalog/domain.js';
import { titleOf } from '../catalog/topic.js';
import { sayMeaning } from '../import/column-mapping.js';
import type { ImportPlan } from '../import/draft-rows.js';
import { planImport } from '../import/draft-rows.js';
import type { LeftOutRow, Matching } from '../import/match-rows.js';
import { matchRows, topicOfRow } from '../import/match-rows.js';
import type { FileReading } from '../import/read.js';
import type { AcceptedRow, RowRange } from '../import/row-choice.js';
import type { Position, Problem, ReportedProblem } from '../problem.js';
import { reportProblem } from '../problem.js';
import { readCatalog } from '../store/catalogs.js';
import { lockCodeSpace } from '../store/codes.js';
import type { Db } from '../store/engine.js';
import { findEdition } from '../store/editions.js';
import { fileHash } from '../store/imports.js';
import { readRowChoices, saveMapping, saveRowChoice } from '../store/mappings.js';
import type { BaseSource } from './choose-base.js';
import { chooseBase } from './choose-base.js';
import type { ChosenRows, RowNotTaken } from './choose-rows.js';
import { acceptedRows, chooseRows, refuseUnfulfilled } from './choose-rows.js';
import { withGeneralNames } from './compare-rows.js';
import type { ImportMerge } from './merge-import.js';
import { mergeImport } from './merge-import.js';
import { keepDraft, keepProblems } from './keep-import.js';
import type { Deed } from './perform.js';
import { perform } from './perform.js';
import { sisterCodes } from './sister-codes.js';
import { targetOfEdition } from './target.js';

export type ReceivedFile = { bytes: Uint8Array; name: string; reading: FileReading };

export type ImportRequest = { edition: string; title: string | null; dryRun: boolean } & ImportChoices;

/** What a person says about a file beyond its words. */
export type ImportChoices = {
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
  rows: number;
  leftOut: number;
  notTaken: RowNotTaken[];
  /** Columns read as a person said, now or for an earlier file of this sender with the same headings. */
  mapped: { at: Position; column: string; heading: string; field: string; by: 'request' | 'remembered' }[];
} & Omit<ImportPlan, 'changes'> & { problems: ReportedProblem[] };

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
    const base = await chooseBase(tx, edition, file.reading, {
      base: request.base ?? null,
      otherEdition: request.otherEdition ?? false,
    });
    const catalog = await readCatalog(tx, edition.id, base.version.number);
    const chosen = chooseRows(file.reading, request.leaveOut ?? []);
    const remembered = await readRowChoices(tx, sender, edition.id);
    const matched = match(chosen, catalog, request.accept ?? [], remembered);
    const matching = withGeneralNames(matched, base.body);
    const sisters = await sisterCodes(tx, edition);
    const withdraw = request.withdrawMissing ?? false;
    const { changes, ...plan } = planImport(matching, catalog, domains, sisters, {
      clearBlanks: request.clearBlanks ?? false,
      withdrawMissing: withdraw && chosen.unread === null,
    });
    const proposed = { edition: edition.id, baseVersion: base.version.number, changes };
    const merged = await mergeImport(tx, proposed, base.latest);
    const problems = [
      ...base.problems,
      ...chosen.problems,
      ...matchingProblems(matching, catalog, new Set(sisters.values())),
      ...(withdraw ? heldProblems(chosen, plan) : []),
    ];
    const notTaken = [...chosen.notTaken, ...matching.leftOut.map(toNotTaken)];
    const told = {
      edition: edition.id,
      baseVersion: base.version.number,
      baseBy: base.by,
      merge: merged.merge,
      sender,
      file: { name: file.name, sha256: fileHash(file.bytes) },
      rows: file.reading.items.length,
      leftOut: notTaken.length,
      notTaken,
      mapped: toMapped(file.reading),
      ...plan,
      problems: problems.map(reportProblem),
    };
    const result =
      matching.matches.length === 0
        ? 'nothing-readable'
        : merged.changes.length === 0
          ? 'nothing-to-change'
          : 'drafted';
    if (!request.dryRun && result !== 'nothing-readable')
      await remember(tx, sender, edition.id, file.reading, matched);
    const keeper = { ...act, organization: grant?.organization ?? null };
    const outcome: ImportOutcome = request.dryRun
      ? { ...told, draft: null, importId: null, outcome: result === 'drafted' ? 'dry-run' : result }
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

function match(
  { rows, silent }: ChosenRows,
  catalog: Catalog,
  accept: readonly AcceptedRow[],
  remembered: ReadonlyMap<string, string>,
): Matching {
  const accepted = acceptedRows(accept, rows);
  const matching = matchRows(rows, catalog, { accepted, remembered, silent });
  refuseUnfulfilled(accept, accepted, matching);
  return matching;
}

async function remember(
  db: Db,
  sender: string,
  edition: string,
  { mapping }: FileReading,
  { matches }: Matching,
): Promise<void> {
  for (const { header, column, meaning, by } of mapping?.columns ?? [])
    if (by === 'request') await saveMapping(db, sender, { header, column, meaning: JSON.stringify(meaning) });
  for (const { row, item, by } of matches)
    if (by === 'accepted')
      await saveRowChoice(db, sender, edition, { topic: topicOfRow(row), code: item.code });
}

function matchingProblems(
  { leftOut, matches }: Matching,
  catalog: Catalog,
  sisterCodes: ReadonlySet<string>,
): Problem[] {
  const homes = new Map(catalog.domains.flatMap(({ code, items }) => items.map((item) => [item.code, code])));
  const refused = leftOut.map(leftOutProblem);
  const odd = matches.flatMap(({ row, item, by }): Problem[] => {
    const { at, code, domain } = row;
    if (code !== null && !homes.has(code) && !sisterCodes.has(code))
      return [{ code: 'item.code-unknown', at, found: code }];
    return by === 'code' && domain && domain.code !== homes.get(item.code)
      ? [{ code: 'item.domain-differs', at, item: item.code, found: domain.name }]
      : [];
  });
  return [...refused, ...odd];
}

function leftOutProblem(left: LeftOutRow): Problem {
  const { at, domain, content } = left.row;
  switch (left.why) {
    case 'second-row-of-item':
      return { code: 'item.repeated', at, first: left.first.at, title: titleOf(content) };
    case 'names-of-several':
      return { code: 'item.names-shared', at, items: left.codes };
    case 'no-domain':
      return { code: 'item.domain-not-known', at, found: domain?.name ?? null };
  }
}

function heldProblems({ unread }: ChosenRows, { missing }: Pick<ImportPlan, 'missing'>): Problem[] {
  return unread === null || missing.length === 0
    ? []
    : [{ code: 'item.withdrawal-held', at: unread, items: missing.length }];
}

function toNotTaken({ row, why }: Matching['leftOut'][number]): RowNotTaken {
  return { at: row.at, title: titleOf(row.content), why };
}

function toMapped({ mapping }: FileReading): ImportOutcome['mapped'] {
  return (mapping?.columns ?? []).map(({ at, column, heading, meaning, by }) => ({
    at,
    column,
    heading,
    field: sayMeaning(meaning),
    by,
  }));
}
