import type { Catalog, Edition } from '../catalog/catalog.js';
import type { KnownDomain } from '../catalog/domain.js';
import { titleOf } from '../catalog/topic.js';
import { sayMeaning } from '../import/column-mapping.js';
import type { ImportPlan } from '../import/draft-rows.js';
import { planImport } from '../import/draft-rows.js';
import type { LeftOutRow, Matching } from '../import/match-rows.js';
import { matchRows } from '../import/match-rows.js';
import { withDomains, withoutCells } from '../import/overlay.js';
import type { FileReading } from '../import/read.js';
import type { AcceptedRow } from '../import/row-choice.js';
import { reportTidying } from '../import/tidying.js';
import type { Position, Problem } from '../problem.js';
import { reportProblem } from '../problem.js';
import { readCatalog } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';
import { fileHash } from '../store/imports.js';
import { readRowChoices } from '../store/mappings.js';
import { listOrganizations } from '../store/organizations.js';
import { readRegister } from '../store/regulations.js';
import { chooseBase } from './choose-base.js';
import type { ChosenRows, RowNotTaken } from './choose-rows.js';
import { acceptedRows, chooseRows, refuseUnfulfilled } from './choose-rows.js';
import { withGeneralNames } from './compare-rows.js';
import { examineBodies } from './examine-bodies.js';
import { examineRows } from './examine-rows.js';
import type { ImportChoices, ImportOutcome, ReceivedFile } from './import-file.js';
import type { Told } from './keep-import.js';
import type { MergedImport } from './merge-import.js';
import { mergeImport } from './merge-import.js';
import { offeredRepairs, refuseUnsaid } from './offered-repairs.js';
import { sisterCodes } from './sister-codes.js';

/** What a file would do, before anything is kept. */
export type PreparedImport = {
  /** As it counts: with what a person said about its cells and domains. */
  reading: FileReading;
  catalog: Catalog;
  chosen: ChosenRows;
  /** As the rows say it, and in the names that hold for all towns. */
  matched: Matching;
  matching: Matching;
  merged: MergedImport;
  told: Told;
  result: Extract<ImportOutcome['outcome'], 'drafted' | 'nothing-to-change' | 'nothing-readable'>;
};

/**
 * Works out what a file means for an edition, and changes nothing.
 * @throws Refusal `request.parameter-invalid` for a choice that does not fit the file or the catalog.
 */
export async function prepareImport(
  db: Db,
  edition: Edition,
  file: ReceivedFile,
  { sender, memory, day, ...choices }: ImportChoices & { sender: string; memory: string; day: string },
  domains: readonly KnownDomain[],
): Promise<PreparedImport> {
  for (const cell of file.cells ?? []) refuseUnsaid(cell, file.reading);
  const named = withDomains(file.reading, choices.domains ?? [], domains);
  const reading = withoutCells(named, choices.keepCells ?? []);
  const base = await chooseBase(db, edition, reading, {
    base: choices.base ?? null,
    otherEdition: choices.otherEdition ?? false,
  });
  const catalog = await readCatalog(db, edition.id, base.version.number);
  const chosen = chooseRows(reading, choices.leaveOut ?? []);
  const remembered = await readRowChoices(db, memory, edition.id);
  const matched = match(chosen, catalog, choices.accept ?? [], remembered);
  const matching = withGeneralNames(matched, base.body);
  const sisters = await sisterCodes(db, edition);
  const withdraw = choices.withdrawMissing ?? false;
  const { changes, ...plan } = planImport(matching, catalog, domains, sisters, {
    clearBlanks: choices.clearBlanks ?? false,
    withdrawMissing: withdraw && chosen.unread === null,
  });
  const onto = { edition: edition.id, baseVersion: base.version.number, changes };
  const merged = await mergeImport(db, onto, base.latest);
  const proposed = proposing(reading, plan, chosen);
  const law = examineRows(proposed, await readRegister(db), day);
  const bodies = examineBodies(proposed, catalog, await listOrganizations(db));
  const problems = [
    ...base.problems,
    ...chosen.problems,
    ...matchingProblems(matching, catalog, new Set(sisters.values())),
    ...(withdraw ? heldProblems(chosen, plan) : []),
    ...law.problems,
    ...bodies.problems,
  ];
  const notTaken = [...chosen.notTaken, ...matching.leftOut.map(toNotTaken)];
  const told = {
    edition: edition.id,
    baseVersion: base.version.number,
    baseBy: base.by,
    merge: merged.merge,
    sender,
    file: { name: file.name, sha256: fileHash(file.bytes) },
    rows: reading.items.length,
    leftOut: notTaken.length,
    notTaken,
    mapped: toMapped(reading),
    ...plan,
    problems: problems.map(reportProblem),
    tidyings: (reading.tidyings ?? []).map(reportTidying),
    repairs: offeredRepairs([...(reading.repairs ?? []), ...law.repairs, ...bodies.repairs], problems),
  };
  const result =
    matching.matches.length === 0
      ? 'nothing-readable'
      : merged.changes.length === 0
        ? 'nothing-to-change'
        : 'drafted';
  return { reading, catalog, chosen, matched, matching, merged, told, result };
}

/** What a file would come to, of which nothing is kept. */
export function dryRunOf({ told, result }: PreparedImport): ImportOutcome {
  return { ...told, draft: null, importId: null, outcome: result === 'drafted' ? 'dry-run' : result };
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

/** Of rows that say what the catalog says already 依据体检 tells, whatever file they came in. */
function proposing(
  { items }: FileReading,
  { unchanged }: Pick<ImportPlan, 'unchanged'>,
  { notTaken }: ChosenRows,
): FileReading['items'] {
  const asked = notTaken.filter(({ why }) => why === 'asked');
  const proposesNothing = new Set([...unchanged, ...asked].map(({ at }) => placeKey(at)));
  return items.filter(({ at }) => !proposesNothing.has(placeKey(at)));
}

function placeKey({ sheet, row }: Position): string {
  return JSON.stringify([sheet, row]);
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
