import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Catalog, Edition } from '../catalog/catalog.js';
import { dayInShanghai } from '../catalog/day.js';
import type { KnownDomain } from '../catalog/domain.js';
import type { CatalogItem, ItemContent, ItemField } from '../catalog/item.js';
import { titleOf } from '../catalog/topic.js';
import type { Twin } from '../catalog/twin.js';
import { findTwins } from '../catalog/twin.js';
import type { FieldEdit } from '../import/edit-row.js';
import type { Suggestion } from '../import/match-rows.js';
import { matchRows } from '../import/match-rows.js';
import type { FileReading, ReadItem } from '../import/read.js';
import type { Position, ReportedProblem } from '../problem.js';
import { listEditions } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import type { RowNotTaken } from './choose-rows.js';
import type { ImportChoices, ImportOutcome, ReceivedFile } from './import-file.js';
import { permittedEditions } from './permitted-editions.js';
import type { PreparedImport } from './prepare-import.js';
import { dryRunOf, prepareImport } from './prepare-import.js';
import { memoryOf } from './sender-memory.js';
import { likeliestOf, readStandings } from './recognise-contents.js';

export type RowFate = 'added' | 'changed' | 'unchanged' | 'left-out';

/** What stands in the columns of a table, by their letters; `heading`: under which a column without a field is kept. */
export type PreviewColumns = Readonly<Record<string, { fields: ItemField[]; heading: string | null }>>;

/** One row of a file, as the file has it, and what it would do. */
export type PreviewRow = {
  at: Position;
  fate: RowFate;
  /** Why it would do nothing. */
  why: RowNotTaken['why'] | null;
  title: string;
  domain: { code: string | null; name: string } | null;
  /** null: too little could be read of it. */
  content: ItemContent | null;
  columns: PreviewColumns;
  /** What it is compared with; of a row with an error, what it would be compared with. */
  item: CatalogItem | null;
  edits: FieldEdit[];
  suggestion: Suggestion | null;
  /** Of a new row that is paired with no free item: an item like it all the same. */
  twin: RowTwin | null;
};

/** `hasRow`: whether the file has a row of that item. */
export type RowTwin = Twin & { hasRow: boolean };

/** What a file would do, to be looked at row by row. Nothing is kept. */
export type ImportPreview = {
  outcome: ImportOutcome;
  rows: PreviewRow[];
  /** Names of the domains of the edition. */
  domains: { code: string; name: string }[];
};

export async function previewImport(
  db: Db,
  file: ReceivedFile,
  edition: Edition,
  choices: ImportChoices,
  domains: readonly KnownDomain[],
  act: Act,
): Promise<ImportPreview> {
  await permittedEditions(db, 'import.file', edition.id, act);
  const sender = choices.sender ?? nameOf(act.actor);
  const memory = await memoryOf(db, act, sender);
  const about = { ...choices, sender, memory, day: dayInShanghai(act.at) };
  const prepared = await prepareImport(db, edition, file, about, domains);
  return {
    outcome: dryRunOf(prepared),
    rows: rowsOf(prepared),
    domains: prepared.catalog.domains.map(({ code, name }) => ({ code, name })),
  };
}

/** The edition a file is most likely for: what it says, the only one its sender may import into, what its rows were of. */
export async function guessEdition(db: Db, reading: FileReading, act: Act): Promise<string> {
  const open = await permittedEditions(db, 'import.file', undefined, act);
  const said = reading.mark?.mark.edition;
  if (said !== undefined && open.includes(said)) return said;
  const found = (await readStandings(db, reading.items)).filter(({ edition }) => open.includes(edition));
  const likely = open.length === 1 ? null : (likeliestOf(found)?.edition ?? null);
  const [first] = (await listEditions(db)).filter(({ id }) => open.includes(id));
  return likely ?? first?.id ?? '';
}

function rowsOf({ reading, catalog, chosen, matching, told }: PreparedImport): PreviewRow[] {
  const why = new Map(told.notTaken.map((row) => [keyOf(row.at), row.why]));
  const edits = new Map(told.changed.map(({ at, fields }) => [keyOf(at), fields]));
  const suggestions = new Map(told.added.map(({ at, suggestion }) => [keyOf(at), suggestion]));
  const twins = twinsOf(reading.items, told, catalog, matching.present);
  const items = itemsOfRows(matching.matches, chosen.silent, catalog);
  const read = reading.items.map((row): PreviewRow => {
    const key = keyOf(row.at);
    const fields = edits.get(key) ?? [];
    const reason = why.get(key) ?? null;
    const fate =
      reason !== null
        ? 'left-out'
        : suggestions.has(key)
          ? 'added'
          : fields.length > 0
            ? 'changed'
            : 'unchanged';
    return {
      at: row.at,
      fate,
      why: reason,
      title: titleOf(row.content),
      domain: row.domain,
      content: row.content,
      columns: columnsOf(row),
      item: items.get(key) ?? null,
      edits: fields,
      suggestion: suggestions.get(key) ?? null,
      twin: twins.get(key) ?? null,
    };
  });
  return [...read, ...unreadRows(told.problems, read)].sort(byPlace(read));
}

function twinsOf(
  rows: readonly ReadItem[],
  { added }: PreparedImport['told'],
  { domains }: Catalog,
  present: ReadonlySet<string>,
): Map<string, RowTwin> {
  const asked = new Map(
    added.flatMap(({ at, domain, suggestion }) => (suggestion === null ? [[keyOf(at), domain]] : [])),
  );
  const found = domains.flatMap(({ code, items }) => {
    const fresh = rows.filter(({ at }) => asked.get(keyOf(at)) === code);
    return [
      ...findTwins(
        fresh.map(({ at, content }) => ({ key: keyOf(at), content })),
        items,
      ),
    ];
  });
  return new Map(found.map(([key, twin]) => [key, { ...twin, hasRow: present.has(twin.code) }]));
}

/** Rows of which so little could be read that they are no item, but an error stands there. */
function unreadRows(problems: readonly ReportedProblem[], read: readonly PreviewRow[]): PreviewRow[] {
  const known = new Set(read.map(({ at }) => keyOf(at)));
  const places = problems.filter(
    ({ at, severity }) => severity === 'error' && at.row !== null && !known.has(keyOf(at)),
  );
  const rows = new Map(places.map(({ at }) => [keyOf(at), { sheet: at.sheet, row: at.row, cell: null }]));
  return [...rows.values()].map((at) => ({
    at,
    fate: 'left-out',
    why: 'error',
    title: '',
    domain: null,
    content: null,
    columns: {},
    item: null,
    edits: [],
    suggestion: null,
    twin: null,
  }));
}

function itemsOfRows(
  matches: PreparedImport['matching']['matches'],
  silent: readonly ReadItem[],
  catalog: Catalog,
): Map<string, CatalogItem> {
  const others = silent.length === 0 ? [] : matchRows(silent, catalog).matches;
  return new Map([...others, ...matches].flatMap(({ row, item }) => (item ? [[keyOf(row.at), item]] : [])));
}

const shared = new WeakMap<NonNullable<ReadItem['places']>, PreviewColumns>();

/** Worked out once for the rows of a table. */
function columnsOf({ places }: ReadItem): PreviewColumns {
  if (places === undefined) return {};
  const known = shared.get(places);
  if (known !== undefined) return known;
  const columns: Record<string, PreviewColumns[string]> = {};
  for (const [field, letters] of Object.entries(places.fields) as [ItemField, string][])
    // the record's own keys
    if (field !== 'extra') (columns[letters] ??= { fields: [], heading: null }).fields.push(field);
  for (const [heading, letters] of Object.entries(places.extra))
    columns[letters] = { fields: ['extra'], heading };
  shared.set(places, columns);
  return columns;
}

/** Sheet by sheet in the order of the file, then by row. */
function byPlace(read: readonly PreviewRow[]): (one: PreviewRow, other: PreviewRow) => number {
  const sheets = [...new Set(read.map(({ at }) => at.sheet))];
  const orderOf = ({ at }: PreviewRow) => {
    const order = sheets.indexOf(at.sheet);
    return order < 0 ? sheets.length : order;
  };
  return (one, other) => orderOf(one) - orderOf(other) || (one.at.row ?? 0) - (other.at.row ?? 0);
}

function keyOf({ sheet, row }: Position): string {
  return JSON.stringify([sheet, row]);
}
