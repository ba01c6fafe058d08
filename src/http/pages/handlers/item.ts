import type { Request } from 'express';
import { mayDo } from '../../../actions/perform.js';
import { readBasisReader } from '../../../actions/read-bases.js';
import { targetOfRegister } from '../../../actions/register-target.js';
import type { Catalog, EditionLevel, Version } from '../../../catalog/catalog.js';
import { dayInShanghai } from '../../../catalog/day.js';
import type { ExplainedEntry } from '../../../catalog/blame.js';
import type { HistoryEntry } from '../../../catalog/history.js';
import { weightOf } from '../../../catalog/semantic/weight.js';
import { titleOf } from '../../../catalog/topic.js';
import { fieldNames, sayField } from '../../../catalog/words.js';
import { Refusal } from '../../../refusal.js';
import { isInDoubt } from '../../../regulation/link.js';
import { readContents } from '../../../store/catalogs.js';
import { findEdition, listEditions } from '../../../store/editions.js';
import { readExplainedHistory } from '../../../store/item-spans.js';
import { readRegister } from '../../../store/regulations.js';
import { latestVersion, listVersions } from '../../../store/versions.js';
import { edition, inForce, known, on } from '../../api/point-in-time.js';
import type { Values } from '../../parameter.js';
import { inPath, text } from '../../parameter.js';
import { pageActor } from '../../identify.js';
import type { Service } from '../../route.js';
import type { ItemNeighbour, ItemPage, ItemStep } from '../item-page.js';
import { chromeParameter } from './catalog.js';
import { frameOf } from './frame-of.js';
import { standingOf } from './standing-of.js';

export const itemParameters = [
  edition,
  inPath('code', text, 'Code of an item'),
  on,
  known,
  chromeParameter,
] as const;

/** Fills the page of one item on a day: also one that was withdrawn, and one that is still to come. */
export async function loadItemPage(
  service: Service,
  request: Request,
  values: Values<typeof itemParameters>,
): Promise<ItemPage> {
  const { db, now } = service;
  const today = dayInShanghai(now());
  const found = await findEdition(db, values.edition);
  const versions = await listVersions(db, found.id);
  const history = await readExplainedHistory(db, found.id, values.code);
  const current = await inForce(service, values);
  const entry = history.filter((past) => past.version <= current.number).at(-1) ?? history[0];
  if (!entry) throw new Refusal('item.unknown', { edition: found.id, code: values.code });
  const versionOf = (number: number) => versions[number - 1] ?? current;
  const withdrawn = entry.kind === 'withdrawn';
  // a withdrawn item shows its last text, one to come its first
  const shown = withdrawn
    ? versionOf(entry.version - 1)
    : entry.version > current.number
      ? versionOf(entry.version)
      : current;
  const catalog = await service.catalogOf(shown);
  const readBasis = await readBasisReader(db, values.on ?? today);
  return {
    frame: await frameOf(service, request, values.chrome ?? 'full'),
    edition: found,
    domain: {
      code: entry.domain,
      name: catalog.domains.find(({ code }) => code === entry.domain)?.name ?? '',
    },
    item: { code: values.code, ...entry.content },
    bases: entry.content.legalBases.map(readBasis),
    doubtful: await doubtfulTo(service, request, entry.content.legalBases),
    on: values.on ?? null,
    version: shown,
    standing: standingOf(shown, versions, today),
    withdrawnBy: withdrawn ? versionOf(entry.version) : null,
    pending: pendingVersion(history, versions, today),
    history: history.map((step) => stepOf(step, versions, found.level)).reverse(),
    ...neighbours(catalog, values.code),
    elsewhere: await elsewhere(service, found.id, values.code),
  };
}

/** The bases in doubt, for whoever may say what they mean; for others none. */
async function doubtfulTo({ db }: Service, request: Request, bases: readonly string[]): Promise<string[]> {
  const actor = pageActor(request);
  if (actor === null || !(await mayDo(db, actor, 'citation.choose', await targetOfRegister(db)))) return [];
  const { link } = await readRegister(db);
  return bases.filter((basis) => isInDoubt(basis, link));
}

function pendingVersion(
  history: readonly HistoryEntry[],
  versions: readonly Version[],
  today: string,
): Version | null {
  const touching = new Set(history.map(({ version }) => version));
  const coming = versions.filter(({ number, effectiveOn }) => touching.has(number) && effectiveOn > today);
  return coming.sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))[0] ?? null;
}

const stepKinds = {
  added: 'added',
  restored: 'added',
  withdrawn: 'removed',
  moved: 'moved',
  changed: 'changed',
} as const;

function stepOf(
  { version, kind, changes, causes }: ExplainedEntry,
  versions: readonly Version[],
  level: EditionLevel,
): ItemStep {
  const at = versions[version - 1];
  if (!at) throw new Error(`a span names version ${version}, which does not exist`);
  return {
    version: at,
    previous: versions[version - 2] ?? null,
    kind: stepKinds[kind],
    reasons: [...new Set(causes.flatMap(({ reason }) => (reason === null ? [] : [reason])))],
    fields: changes.map((change) => ({
      label: fieldNames[change.field],
      before: sayField(change.field, change.before, level),
      after: sayField(change.field, change.after, level),
      weight: weightOf(change),
    })),
  };
}

function neighbours(
  catalog: Catalog,
  code: string,
): { previous: ItemNeighbour | null; next: ItemNeighbour | null } {
  const items =
    catalog.domains.find((domain) => domain.items.some((item) => item.code === code))?.items ?? [];
  const index = items.findIndex((item) => item.code === code);
  const neighbour = (place: number): ItemNeighbour | null => {
    const item = index < 0 ? undefined : items[place];
    return item ? { code: item.code, title: titleOf(item) } : null;
  };
  return { previous: neighbour(index - 1), next: neighbour(index + 1) };
}

/** The same matter in the sister editions: it has the same code there. */
async function elsewhere({ db }: Service, own: string, code: string): Promise<ItemPage['elsewhere']> {
  const editions = await listEditions(db);
  const space = editions.find(({ id }) => id === own)?.codeSpace;
  const places: ItemPage['elsewhere'] = [];
  for (const sister of editions.filter(({ id, codeSpace }) => id !== own && codeSpace === space)) {
    const { number } = await latestVersion(db, sister.id);
    if ((await readContents(db, sister.id, number, [code])).has(code)) places.push({ edition: sister, code });
  }
  return places;
}
