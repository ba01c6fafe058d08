import type { Request } from 'express';
import { catalogsInForce } from '../../../actions/catalogs-in-force.js';
import { readBasisReader } from '../../../actions/read-bases.js';
import { dayInShanghai } from '../../../catalog/day.js';
import { countCitations } from '../../../regulation/count-citations.js';
import { searchRegulations } from '../../../regulation/search-register.js';
import { statusOn } from '../../../regulation/status.js';
import { readRegister } from '../../../store/regulations.js';
import { lawDay, regulationFilters } from '../../api/regulations.js';
import { pageOf } from '../../pages-of.js';
import type { Values } from '../../parameter.js';
import { flag, inQuery, text } from '../../parameter.js';
import type { Service } from '../../route.js';
import type { RegulationsPage } from '../law/regulations-page.js';
import type { RegulationsQuery } from '../urls.js';
import { chromeParameter } from './catalog.js';
import { frameOf } from './frame-of.js';

export const regulationsParameters = [
  ...regulationFilters,
  lawDay,
  inQuery('cited', flag, 'Only those that an item in force cites'),
  inQuery('cursor', text, 'Where the page begins'),
  chromeParameter,
] as const;

const onePage = 50;

export async function loadRegulationsPage(
  service: Service,
  request: Request,
  values: Values<typeof regulationsParameters>,
): Promise<RegulationsPage> {
  const { db, now } = service;
  const day = values.on ?? dayInShanghai(now());
  const counts = countCitations(
    (await catalogsInForce(db, service.catalogOf, day)).map(({ catalog }) => catalog),
    await readBasisReader(db, day),
  );
  const found = searchRegulations((await readRegister(db)).regulations, values, day).filter(
    ({ id }) => values.cited !== true || counts.has(id),
  );
  const { page, total, next } = pageOf(found, { limit: onePage, cursor: values.cursor });
  return {
    frame: await frameOf(service, request, values.chrome ?? 'full'),
    query: queryOf(values),
    day,
    first: Number(values.cursor ?? 0) + 1,
    total,
    next,
    regulations: page.map(({ events, ...facts }) => ({
      ...facts,
      status: statusOn(events, day).status,
      commencedOn:
        events.find(({ kind, articles }) => kind === 'commenced' && articles.length === 0)?.on ?? null,
      citing: counts.get(facts.id) ?? 0,
    })),
  };
}

function queryOf(values: Values<typeof regulationsParameters>): RegulationsQuery {
  return {
    q: values.q ?? null,
    kind: values.kind ?? null,
    status: values.status ?? null,
    cited: values.cited ?? false,
    on: values.on ?? null,
    cursor: values.cursor ?? null,
    chrome: values.chrome ?? 'full',
  };
}
