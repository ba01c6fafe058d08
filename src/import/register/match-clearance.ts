import type { Checked, Problem } from '../../problem.js';
import { addDays } from '../../regulation/days.js';
import { foldNumber, foldTitle, withoutState } from '../../regulation/link-fold.js';
import { regulationId } from '../../regulation/regulation-id.js';
import type { Regulation, RegulationEvent } from '../../regulation/regulation.js';
import { endOf } from '../../regulation/status.js';
import type { ClearanceRow } from './read-clearance.js';

/** The notice that a list of clearing results is an annex of. */
export type ClearanceNotice = {
  decidedOn: string | null;
  documentNumber: string | null;
  region: string | null;
};

/** What a row is in the register: one on record, a new one, or one of several. */
export type RowRegulation =
  | { state: 'known'; id: string }
  | { state: 'new'; regulation: Regulation }
  | { state: 'ambiguous'; ids: string[] };

/** A row, what it is and what its verdict makes happen; writing it is another matter. */
export type ClearanceEntry = ClearanceRow & { regulation: RowRegulation; event: RegulationEvent | null };

/** A list beside the register: 继续有效 and 修改 change no status, a proposal decides nothing. */
export function matchClearance(
  rows: readonly ClearanceRow[],
  regulations: readonly Regulation[],
  notice: ClearanceNotice,
): Checked<ClearanceEntry[]> {
  const problems: Problem[] = [];
  const known = new Map(regulations.map((regulation) => [regulation.id, regulation]));
  const titled = byTitle(regulations);
  const seen = new Map<string, ClearanceRow>();
  const value = rows.flatMap((row): ClearanceEntry[] => {
    const key = regulationId(row.title, row.documentNumber);
    const first = seen.get(key);
    if (first !== undefined) {
      problems.push({ code: 'register.repeated', at: row.at, first: first.at, title: row.title });
      return [];
    }
    seen.set(key, row);
    const regulation = regulationOf(row, titled.get(titleKey(row.title)) ?? [], notice);
    if (regulation.state === 'ambiguous')
      problems.push({
        code: 'register.ambiguous',
        at: row.at,
        title: row.title,
        count: regulation.ids.length,
      });
    const event = regulation.state === 'ambiguous' ? null : eventOf(row, notice);
    const present = regulation.state === 'known' ? known.get(regulation.id) : undefined;
    const checked = present === undefined ? event : besideRecord(row, event, present, problems);
    if (row.proposed && row.verdict !== null)
      problems.push({ code: 'register.verdict-proposed', at: row.at, verdict: row.verdict });
    return [{ ...row, regulation, event: checked }];
  });
  return { value, problems };
}

function titleKey(title: string): string {
  return withoutState(foldTitle(title));
}

function byTitle(regulations: readonly Regulation[]): Map<string, Regulation[]> {
  const titled = new Map<string, Regulation[]>();
  for (const regulation of regulations)
    for (const key of new Set([regulation.title, ...regulation.aliases].map(titleKey)))
      titled.set(key, [...(titled.get(key) ?? []), regulation]);
  return titled;
}

/** Documents of one title (年度工作方案) are told apart by their numbers. */
function regulationOf(
  row: ClearanceRow,
  titled: readonly Regulation[],
  notice: ClearanceNotice,
): RowRegulation {
  const number = row.documentNumber === null ? null : foldNumber(row.documentNumber);
  const numbered = titled.filter(
    ({ documentNumber }) => documentNumber !== null && foldNumber(documentNumber) === number,
  );
  const candidates =
    numbered.length > 0
      ? numbered
      : number === null
        ? titled
        : titled.filter(({ documentNumber }) => documentNumber === null);
  const [only, ...others] = candidates;
  if (only === undefined) return { state: 'new', regulation: newRegulation(row, notice) };
  return others.length === 0
    ? { state: 'known', id: only.id }
    : { state: 'ambiguous', ids: candidates.map(({ id }) => id) };
}

function newRegulation(row: ClearanceRow, { region }: ClearanceNotice): Regulation {
  const { title, documentNumber, issuer, issuedOn } = row;
  return {
    id: regulationId(title, documentNumber),
    title,
    aliases: [],
    kind: '规范性文件',
    issuer,
    documentNumber,
    region,
    checked: true,
    events: [newEvent('enacted', issuedOn, documentNumber, null)],
  };
}

function eventOf(row: ClearanceRow, { decidedOn, documentNumber }: ClearanceNotice): RegulationEvent | null {
  if (row.proposed) return null;
  const note = [row.verdict, row.note].filter((words) => words !== null).join('：');
  switch (row.verdict) {
    case '废止':
      return newEvent('repealed', row.endedOn ?? decidedOn, documentNumber, note);
    case '失效':
      return newEvent('expired', row.endedOn ?? decidedOn, documentNumber, note);
    case '继续有效':
      return row.validThrough === null
        ? null
        : newEvent('expired', addDays(row.validThrough, 1), null, '有效期届满');
    case '修改':
    case null:
      return null;
  }
}

/** What is ended on record does not end again; that it be valid nevertheless is for a person to settle. */
function besideRecord(
  row: ClearanceRow,
  event: RegulationEvent | null,
  { events }: Regulation,
  problems: Problem[],
): RegulationEvent | null {
  const last = '9999-12-31';
  const end = endOf(events, last);
  if (end === null) return event;
  if (row.verdict === '继续有效' || row.verdict === '修改')
    problems.push({ code: 'register.contradicted', at: row.at, verdict: row.verdict, title: row.title });
  return null;
}

function newEvent(
  kind: RegulationEvent['kind'],
  on: string | null,
  documentNumber: string | null,
  note: string | null,
): RegulationEvent {
  return { kind, on, documentNumber, articles: [], successors: null, note };
}
