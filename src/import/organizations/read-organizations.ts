import { faultOf, isOrganizationId, isReused } from '../../account/organization-fault.js';
import type { Organization, OrganizationKind, OrganizationName } from '../../account/organization.js';
import { organizationKinds } from '../../account/organization.js';
import type { Position, Problem } from '../../problem.js';
import { positionIn } from '../position.js';
import { wholeFile } from '../unreadable.js';
import type { ColumnName, ListRow, ListSheet } from './table.js';
import { readList } from './table.js';
import { kindWords, readDay } from './words.js';

/** What a file says of organizations, each as it will be, and everything wrong in it. */
export type OrganizationReading = { organizations: Organization[]; problems: Problem[] };

/** The most rows a list may have; what is longer is refused, never cut short. */
export const mostRows = 5_000;
/** The reader leaves out what goes beyond 150,000 cells; well below that nothing was left out. */
const mostCells = 100_000;

/**
 * Reads a list of organizations, with the register as it is now: what the file does not say of a known one is kept.
 * Several rows of one id are its names over time.
 */
export function readOrganizations(
  sheets: readonly ListSheet[],
  register: readonly Organization[],
): OrganizationReading {
  if (isTooLong(sheets))
    return {
      organizations: [],
      problems: [{ code: 'file.too-many-rows', at: wholeFile, limit: mostRows }],
    };
  const rows = readList(sheets);
  if (rows === null || rows.length === 0)
    return { organizations: [], problems: [{ code: 'organization.no-table', at: wholeFile }] };
  const problems: Problem[] = [];
  const report = (problem: Problem): void => void problems.push(problem);
  const known = new Map(register.map((organization) => [organization.id, organization]));
  const bearers = bearersOf(rows, register);
  const organizations = [...byId(rows, report)].map(([id, own]) =>
    readOne(id, own, { before: known.get(id) ?? null, bearers, report }),
  );
  const after = new Map([...known, ...organizations.map((one) => [one.id, one] as const)]);
  for (const organization of problems.length === 0 ? organizations : []) {
    const why = faultOf(organization, after);
    const row = rows.find(({ text }) => text.id === organization.id);
    if (why !== null && row) report(contradictory(row, why));
  }
  return { organizations, problems };
}

function contradictory(row: ListRow, why: string): Problem {
  return { code: 'organization.contradictory', at: at(row, 'id'), organization: row.text.id, why };
}

function isTooLong(sheets: readonly ListSheet[]): boolean {
  const rows = sheets.flatMap((sheet) => sheet.rows);
  return rows.length >= mostRows || rows.reduce((cells, { texts }) => cells + texts.length, 0) > mostCells;
}

type Report = (problem: Problem) => void;

function byId(rows: readonly ListRow[], report: Report): Map<string, ListRow[]> {
  const organizations = new Map<string, ListRow[]>();
  for (const row of rows) {
    const { id } = row.text;
    if (!isOrganizationId(id)) report({ code: 'organization.id-invalid', at: at(row, 'id'), found: id });
    else organizations.set(id, [...(organizations.get(id) ?? []), row]);
  }
  return organizations;
}

type Context = {
  before: Organization | null;
  /** The ids that are called so, by id, name or alias, in the register and in the file. */
  bearers: ReadonlyMap<string, ReadonlySet<string>>;
  report: Report;
};

function readOne(id: string, rows: readonly ListRow[], { before, bearers, report }: Context): Organization {
  const last = <T>(name: ColumnName, read: (row: ListRow) => T): T | undefined =>
    rows
      .filter(({ text }) => text[name] !== '')
      .map(read)
      .at(-1);
  const [first] = rows;
  const kind = last('kind', (row) => readKind(row, report)) ?? before?.kind;
  if (kind === undefined && first) reportKind(first, report);
  const parent = last('parent', (row) => readParent(row, bearers, report)) ?? before?.parent ?? null;
  if (
    before === null &&
    parent === null &&
    kind !== undefined &&
    kind !== 'district' &&
    first?.text.parent === ''
  )
    report({ code: 'organization.parent-missing', at: at(first, 'parent') });
  const aliases = rows.flatMap(({ text }) => text.aliases.split(/[、,，;；]/).map((alias) => alias.trim()));
  const organization: Organization = {
    id,
    kind: kind ?? 'other',
    parent,
    names: rows.flatMap((row) => readName(row, before, report)),
    aliases: [...new Set([...(before?.aliases ?? []), ...aliases])].filter((alias) => alias !== ''),
    successors: before?.successors ?? null,
  };
  if (before === null) return { ...organization, names: inOrder(organization.names) };
  if (first && organization.names.length > 0 && isReused(before, organization))
    report(contradictory(first, reused(before)));
  const unsaid = before.names.filter(
    ({ name }) => !aliases.includes(name) && organization.names.every((said) => said.name !== name),
  );
  return { ...organization, names: inOrder([...unsaid, ...organization.names]) };
}

function reused({ names }: Organization): string {
  return `这个标识已是“${names.at(-1)?.name ?? ''}”的；更名请另留一行写原名及其停用日，改正错字请把原来的写法列为别名`;
}

/** A known name without days in the file keeps those it has. */
function readName(row: ListRow, before: Organization | null, report: Report): OrganizationName[] {
  const { name, from, to } = row.text;
  if (name === '') {
    report({ code: 'organization.name-missing', at: at(row, 'name') });
    return [];
  }
  const known = before?.names.find((one) => one.name === name);
  const day = (column: 'from' | 'to', kept: string | null): string | null => {
    if (row.text[column] === '') return kept;
    const read = readDay(row.text[column]);
    if (read === null)
      report({ code: 'organization.day-unreadable', at: at(row, column), found: row.text[column] });
    return read;
  };
  if (from === '' && to === '' && known) return [known];
  return [
    { name, validFrom: day('from', known?.validFrom ?? null), validTo: day('to', known?.validTo ?? null) },
  ];
}

/** In the order of their first days. */
function inOrder(names: readonly OrganizationName[]): OrganizationName[] {
  const begins = ({ validFrom }: OrganizationName): string => validFrom ?? '';
  return [...names].sort((one, other) =>
    begins(one) < begins(other) ? -1 : begins(one) > begins(other) ? 1 : 0,
  );
}

function readKind(row: ListRow, report: Report): OrganizationKind | undefined {
  const kind = kindWords.get(row.text.kind);
  if (kind === undefined) reportKind(row, report);
  return kind;
}

function reportKind(row: ListRow, report: Report): void {
  const known = Object.values(organizationKinds);
  report({ code: 'organization.kind-unknown', at: at(row, 'kind'), found: row.text.kind, known });
}

function readParent(row: ListRow, bearers: Context['bearers'], report: Report): string | undefined {
  const found = row.text.parent;
  const called = [...(bearers.get(found) ?? [])];
  if (called.length === 1) return called[0];
  report({ code: 'organization.parent-unknown', at: at(row, 'parent'), found, bearers: called });
  return undefined;
}

/** An id is never taken for a name. */
function bearersOf(rows: readonly ListRow[], register: readonly Organization[]): Map<string, Set<string>> {
  const bearers = new Map<string, Set<string>>();
  const add = (word: string, id: string): void =>
    void bearers.set(word, new Set([...(bearers.get(word) ?? []), id]));
  for (const { id, names, aliases } of register)
    for (const word of [...names.map(({ name }) => name), ...aliases]) add(word, id);
  for (const { text } of rows) if (text.name !== '' && text.id !== '') add(text.name, text.id);
  for (const id of [...register.map((one) => one.id), ...rows.map(({ text }) => text.id)])
    bearers.set(id, new Set([id]));
  return bearers;
}

/** The cell of a column, or the row where the list has no such column. */
function at({ sheet, number, column }: ListRow, name: ColumnName): Position {
  return positionIn(sheet, number, column[name]);
}
