import { nameOn } from '../../../../account/organization.js';
import { prepareExport } from '../../../../actions/prepare-export.js';
import { permittedEditions } from '../../../../actions/permitted-editions.js';
import { listUnsigned } from '../../../../actions/read-notices.js';
import { readSinceExport } from '../../../../actions/since-export.js';
import type { Catalog, Edition, Version } from '../../../../catalog/catalog.js';
import { dayInShanghai, isDay } from '../../../../catalog/day.js';
import { cutCells, sayCutCells } from '../../../../export/cut-cells.js';
import { Refusal } from '../../../../refusal.js';
import { readOutline } from '../../../../store/catalogs.js';
import { listEditions } from '../../../../store/editions.js';
import { listOrganizations, readAncestors } from '../../../../store/organizations.js';
import { versionInForce } from '../../../../store/versions.js';
import { faultsOf } from '../faults.js';
import type { Choice } from '../fields.js';
import type { Desk, Done } from '../route.js';
import type { ExportPage } from './page.js';
import type { ExportQuery, Purpose } from './urls.js';
import { exportUrl, fileUrl, purposes, readPaper } from './urls.js';

/** So many rows tell how the file begins. */
const previewed = 6;

export async function loadExport(
  desk: Desk,
  asked: Partial<ExportQuery>,
  refusal: Refusal | null = null,
): Promise<ExportPage> {
  const { db, now } = desk.service;
  const editions = await openEditions(desk);
  const edition = editions.find(({ id }) => id === asked.edition) ?? editions[0];
  if (!edition) throw new Refusal('right.missing', { action: 'export.take', says: '导出目录' });
  const on = asked.on !== undefined && isDay(asked.on) ? asked.on : '';
  const version = await versionInForce(db, edition.id, {
    on: on === '' ? dayInShanghai(now()) : on,
    known: null,
  });
  const outline = (await readOutline(db, edition.id, version.number)).map(({ code, name, items }) => ({
    code,
    name,
    items: items.length,
  }));
  const domains = (asked.domains ?? []).filter((code) => outline.some((domain) => domain.code === code));
  const towns = await townsOf(desk, edition, version.effectiveOn);
  const ownTown = onlyTown(desk);
  const town =
    asked.town === undefined || asked.town === '' ? (ownTown ? (towns[0]?.value ?? '') : '') : asked.town;
  const { format = 'xlsx', paper = 'A3' } = asked;
  const query: ExportQuery = { edition: edition.id, format, domains, on, town, paper };
  const first = domains[0] ?? outline.find(({ items }) => items > 0)?.code;
  const scope = { domains: first === undefined ? null : [first], organization: town === '' ? null : town };
  const prepared = await prepareExport(db, version, scope);
  return {
    desk: desk.frame,
    faults: faultsOf(refusal, 'on'),
    query,
    edition: prepared.edition,
    editions,
    version,
    domains: outline,
    towns,
    ownTown,
    unsigned: (await listUnsigned(db, desk.act)).length,
    since: await sinceLast(desk, edition, version, outline),
    preview: previewOf(prepared.catalog),
  };
}

export function readPurpose(format: string): Purpose {
  return Object.keys(purposes).includes(format) ? (format as Purpose) : 'xlsx'; // one of the keys
}

type Sent = {
  edition: string;
  format: string;
  domains: string[];
  on: string;
  town: string;
  paper: string;
  step: string;
};

/** Goes to the file, or shows the page again with what was chosen. */
export async function takeExport(desk: Desk, sent: Sent): Promise<Done> {
  const page = await loadExport(desk, {
    ...sent,
    format: readPurpose(sent.format),
    paper: readPaper(sent.paper),
  });
  const whole = page.query.domains.length === page.domains.length;
  const query = { ...page.query, domains: whole ? [] : page.query.domains };
  if (sent.step === 'preview') return { to: exportUrl(query), said: '预览已更新。' };
  const names = page.domains.filter(({ code }) => query.domains.includes(code)).map(({ name }) => name);
  const what = names.length === 0 ? '全部领域' : names.join('、');
  const cut = await sayCut(desk, page.version, query);
  return { to: fileUrl(query), said: [`已导出${purposes[query.format].title}：${what}。`, ...cut].join('') };
}

/** What the file could not take whole. */
async function sayCut(
  { service }: Desk,
  version: Version,
  { format, domains }: ExportQuery,
): Promise<string[]> {
  if (format === 'template') return [];
  const catalog = await service.catalogOf(version);
  const taken = catalog.domains.filter(({ code }) => domains.length === 0 || domains.includes(code));
  return sayCutCells(cutCells(format, { domains: taken }));
}

function previewOf({ domains }: Catalog): ExportPage['preview'] {
  const [domain] = domains;
  if (!domain || domain.items.length === 0) return null;
  const rows = domain.items.slice(0, previewed).map((item, index) => ({ number: index + 1, item }));
  return { domain: domain.name, rows, more: domain.items.length - rows.length };
}

/** Who works for towns only sees what they use. */
async function openEditions(desk: Desk): Promise<Edition[]> {
  const { db } = desk.service;
  const all = await listEditions(db);
  if (!onlyTown(desk)) return all;
  const open = await permittedEditions(db, 'import.file', undefined, desk.act);
  return all.filter(({ id }) => open.includes(id));
}

function onlyTown({ grants }: Desk): boolean {
  return grants.length > 0 && grants.every(({ role }) => role === 'township');
}

/** Towns of the edition's level that somebody has a role for, or all where they have one above. */
async function townsOf(
  { service: { db }, grants }: Desk,
  { level }: Edition,
  day: string,
): Promise<Choice[]> {
  const ancestors = await readAncestors(db);
  const held = new Set(grants.map(({ organization }) => organization));
  return (await listOrganizations(db))
    .filter(
      ({ id, kind }) =>
        kind === level &&
        kind !== 'district' &&
        [id, ...(ancestors.get(id) ?? [])].some((each) => held.has(each)),
    )
    .map((organization) => ({ value: organization.id, text: nameOn(organization, day) }));
}

async function sinceLast(
  { service: { db }, act }: Desk,
  edition: Edition,
  version: Version,
  outline: readonly { code: string; name: string }[],
): Promise<ExportPage['since']> {
  const { taken, since, latest } = await readSinceExport(db, edition.id, act);
  if (taken === null || since === null || latest !== version.number || since.changes.length === 0)
    return null;
  const domains = outline.filter(({ code }) => since.domains.includes(code));
  return {
    on: dayInShanghai(new Date(taken.at)),
    from: taken.version,
    domains,
    changes: since.changes.length,
  };
}
