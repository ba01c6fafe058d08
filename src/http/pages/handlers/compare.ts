import type { Request } from 'express';
import type { Catalog, Edition } from '../../../catalog/catalog.js';
import type { Whereabouts } from '../../../catalog/semantic/digest.js';
import { digestOf } from '../../../catalog/semantic/digest.js';
import type { WeighedChange } from '../../../catalog/semantic/weight.js';
import { substantiveOf, weighChanges } from '../../../catalog/semantic/weight.js';
import { findEdition } from '../../../store/editions.js';
import { readChanges } from '../../../store/changes.js';
import { findVersion, listVersions } from '../../../store/versions.js';
import { edition } from '../../api/point-in-time.js';
import type { Values } from '../../parameter.js';
import { cookiesOf } from '../../cookies.js';
import { flag, inQuery, oneOf, text, wholeNumber } from '../../parameter.js';
import type { Service } from '../../route.js';
import type { ComparePage, CompareResult } from '../compare-page.js';
import type { CompareQuery } from '../urls.js';
import { chromeParameter } from './catalog.js';
import { frameOf } from './frame-of.js';
import { tellChanges } from './item-changes.js';

const number = wholeNumber(1, 999_999_999);

export const compareParameters = [
  edition,
  inQuery('from', number, 'The earlier version'),
  inQuery('to', number, 'The later version'),
  inQuery('domain', text, 'Only this domain'),
  inQuery('kind', oneOf('added', 'removed', 'moved', 'changed'), 'Only changes of this kind'),
  inQuery('view', oneOf('inline', 'side'), 'One below the other, or side by side'),
  inQuery('substantive', flag, 'Without changes of form'),
  chromeParameter,
] as const;

export async function loadComparePage(
  service: Service,
  request: Request,
  values: Values<typeof compareParameters>,
): Promise<ComparePage> {
  const found = await findEdition(service.db, values.edition);
  const query: CompareQuery = {
    from: values.from ?? null,
    to: values.to ?? null,
    domain: values.domain ?? null,
    kind: values.kind ?? null,
    view: values.view ?? (cookiesOf(request).get('comparison') === 'side' ? 'side' : 'inline'),
    substantive: values.substantive ?? false,
    chrome: values.chrome ?? 'full',
  };
  return {
    frame: await frameOf(service, request, query.chrome),
    edition: found,
    query,
    versions: (await listVersions(service.db, found.id)).reverse(),
    result: await compare(service, found, query),
  };
}

async function compare(
  service: Service,
  { id, level }: Edition,
  query: CompareQuery,
): Promise<CompareResult> {
  if (query.from === null || query.to === null) return { kind: 'unchosen' };
  const from = await findVersion(service.db, id, query.from);
  const to = await findVersion(service.db, id, query.to);
  if (from.number === to.number) return { kind: 'same-version' };
  const all = weighChanges(await readChanges(service.db, id, from.number, to.number));
  const after = await service.catalogOf(to);
  const changes = query.substantive ? substantiveOf(all) : all;
  const chosen = query.domain === null ? changes : changesIn(query.domain, changes, after);
  return {
    kind: 'compared',
    from,
    to,
    digest: tellChanges(changes, after, level).digest,
    summary: digestOf(all, whereaboutsIn(after)),
    unchanged: countUnchanged(all, after),
    changes: tellChanges(chosen, after, level).changes.filter(
      ({ kind }) => query.kind === null || kind === query.kind,
    ),
  };
}

export function whereaboutsIn({ domains }: Catalog): Whereabouts {
  return {
    homes: new Map(domains.flatMap(({ code, items }) => items.map((item) => [item.code, code]))),
    domains: new Map(domains.map(({ code, name }) => [code, name])),
  };
}

function changesIn(domain: string, changes: readonly WeighedChange[], after: Catalog): WeighedChange[] {
  const here = new Set(after.domains.find(({ code }) => code === domain)?.items.map(({ code }) => code));
  return changes.filter((change) => {
    if (change.kind === 'item-removed') return change.place.domain === domain;
    return 'code' in change && here.has(change.code);
  });
}

function countUnchanged(changes: readonly WeighedChange[], after: Catalog): number {
  const touched = new Set(changes.flatMap((change) => ('code' in change ? [change.code] : [])));
  return after.domains.flatMap(({ items }) => items).filter(({ code }) => !touched.has(code)).length;
}
