import type { Request } from 'express';
import { inForceOrNone } from '../../../actions/catalogs-in-force.js';
import { readBasisReader } from '../../../actions/read-bases.js';
import type { Catalog, CatalogDomain, Edition, Version } from '../../../catalog/catalog.js';
import type { Change } from '../../../catalog/change.js';
import { theThirteenChannels } from '../../../catalog/channel.js';
import { dayInShanghai } from '../../../catalog/day.js';
import { filterItems } from '../../../catalog/filter.js';
import type { CatalogItem } from '../../../catalog/item.js';
import type { ReadBasis } from '../../../regulation/basis-pieces.js';
import { readOutline } from '../../../store/catalogs.js';
import { findEdition, listEditions } from '../../../store/editions.js';
import { readChanges } from '../../../store/changes.js';
import { findVersion, listVersions, versionInForce } from '../../../store/versions.js';
import { edition, known, on } from '../../api/point-in-time.js';
import type { Values } from '../../parameter.js';
import { flag, inQuery, oneOf, text, wholeNumber } from '../../parameter.js';
import type { Service } from '../../route.js';
import type { CatalogContent, CatalogPage, Choices, RowMark, ShownDomain } from '../catalog/view.js';
import { isFiltered } from '../catalog/view.js';
import type { CatalogQuery } from '../urls.js';
import { allDomains } from '../urls.js';
import { frameOf } from './frame-of.js';
import { standingOf } from './standing-of.js';

export const chromeParameter = inQuery(
  'chrome',
  oneOf('none'),
  'none: without bars, for the portal to include',
);

export const catalogParameters = [
  edition,
  on,
  known,
  inQuery('version', wholeNumber(1, 999_999_999), 'A version, in place of a day'),
  inQuery('domain', text, 'The open domain, or all'),
  inQuery('view', oneOf('table', 'read'), 'Official table or item by item'),
  inQuery('body', text, 'Only this disclosing body'),
  inQuery('channel', text, 'Only this channel'),
  inQuery('level', text, 'Only this level'),
  inQuery('changed', flag, 'Only what this version changed'),
  inQuery('q', text, 'Search words'),
  inQuery('print', flag, 'For printing: one level-1 cell a row'),
  chromeParameter,
] as const;

/** Fills the catalog page: one domain of one version, or what a search finds in all of them. */
export async function loadCatalogPage(
  service: Service,
  request: Request,
  values: Values<typeof catalogParameters>,
): Promise<CatalogPage> {
  const { db, now } = service;
  const today = dayInShanghai(now());
  const found = await findEdition(db, values.edition);
  const version =
    values.version === undefined
      ? await versionInForce(db, found.id, { on: values.on ?? today, known: values.known ?? null })
      : await findVersion(db, found.id, values.version);
  const versions = await listVersions(db, found.id);
  const catalog = await service.catalogOf(version);
  const changes =
    version.number === 1 ? [] : await readChanges(db, found.id, version.number - 1, version.number);
  const query = queryOf(values, catalog);
  return {
    frame: await frameOf(service, request, query.chrome),
    edition: found,
    query,
    today,
    version,
    standing: standingOf(version, versions, today),
    versions: versions.map((point) => ({ version: point, state: standingOf(point, versions, today).state })),
    tree: catalog.domains.map(({ code, name, items }) => ({ code, name, count: items.length })),
    choices: choicesOf(catalog, query.domain),
    content: await contentOf(service, found, { version, catalog, marks: marksOf(changes) }, query, today),
  };
}

function queryOf(values: Values<typeof catalogParameters>, catalog: Catalog): CatalogQuery {
  // a search looks through all domains unless one was chosen
  const first = values.q === undefined ? (catalog.domains[0]?.code ?? null) : null;
  return {
    domain: values.domain === allDomains ? null : (values.domain ?? first),
    on: values.on ?? null,
    version: values.version ?? null,
    view: values.view ?? 'auto',
    body: values.body ?? null,
    channel: values.channel ?? null,
    level: values.level ?? null,
    changed: values.changed ?? false,
    q: values.q ?? null,
    print: values.print ?? false,
    chrome: values.chrome ?? 'full',
  };
}

/** A version's catalog, and what the version did to each of its rows. */
type Shown = { version: Version; catalog: Catalog; marks: ReadonlyMap<string, RowMark> };

async function contentOf(
  service: Service,
  found: Edition,
  shown: Shown,
  query: CatalogQuery,
  today: string,
): Promise<CatalogContent> {
  const { catalog } = shown;
  const wanted = catalog.domains.filter(({ code }) => query.domain === null || code === query.domain);
  if (wanted.length === 0 && query.domain !== null) return absentDomain(service, found, query.domain, today);
  const readBasis = await readBasisReader(service.db, query.on ?? today);
  const passing = passingCodes(shown, query);
  const domains = wanted.map((domain) => shownDomain(domain, shown, passing, readBasis));
  return {
    kind: 'domains',
    domains: query.domain === null ? domains.filter(({ rows }) => rows.length > 0) : domains,
  };
}

/** null: all of them. */
function passingCodes({ catalog, marks }: Shown, query: CatalogQuery): ReadonlySet<string> | null {
  if (query.q === null && !isFiltered(query)) return null;
  const found = filterItems(catalog, {
    q: query.q ?? undefined,
    domain: query.domain ?? undefined,
    level: query.level ?? undefined,
    body: query.body ?? undefined,
    channel: query.channel ?? undefined,
  });
  return new Set(found.map(({ item }) => item.code).filter((code) => !query.changed || marks.has(code)));
}

function shownDomain(
  { code, name, items }: CatalogDomain,
  { version, marks }: Shown,
  passing: ReadonlySet<string> | null,
  readBasis: ReadBasis,
): ShownDomain {
  const rows = items.flatMap((item, index) =>
    passing === null || passing.has(item.code)
      ? [
          {
            item,
            bases: item.legalBases.map(readBasis),
            number: index + 1,
            mark: marks.get(item.code) ?? null,
          },
        ]
      : [],
  );
  // what reads the bases stands for the register and the day; the rest of a row is the version's
  const source = passing === null ? { of: readBasis, part: `${version.hash} ${code}` } : null;
  return { code, name, total: items.length, rows, source };
}

async function absentDomain(
  { db }: Service,
  found: Edition,
  domain: string,
  today: string,
): Promise<CatalogContent> {
  const elsewhere: { edition: Edition; count: number }[] = [];
  let name = domain;
  for (const other of (await listEditions(db)).filter(({ id }) => id !== found.id)) {
    const version = await inForceOrNone(db, other.id, today);
    const outline = version === null ? [] : await readOutline(db, other.id, version.number, [domain]);
    const there = outline.find(({ code }) => code === domain);
    if (!there) continue;
    name = there.name;
    elsewhere.push({ edition: other, count: there.items.length });
  }
  return { kind: 'domain-absent', name, elsewhere };
}

/** What a version did to each of its rows. */
function marksOf(changes: readonly Change[]): Map<string, RowMark> {
  const marks = new Map<string, RowMark>();
  for (const change of changes) {
    if (change.kind === 'item-added') marks.set(change.code, 'added');
    if (change.kind === 'item-moved') marks.set(change.code, 'moved');
    if (change.kind === 'field-changed') marks.set(change.code, 'changed');
  }
  return marks;
}

function choicesOf(catalog: Catalog, domain: string | null): Choices {
  const items = catalog.domains
    .filter(({ code }) => domain === null || code === domain)
    .flatMap((shown) => shown.items);
  const distinct = (values: (item: CatalogItem) => string[]) => [...new Set(items.flatMap(values))];
  return {
    bodies: distinct((item) => item.disclosingBodies),
    channels: distinct((item) => item.channels),
    levels: distinct((item) => item.levels),
    printedChannels: [...theThirteenChannels],
  };
}
