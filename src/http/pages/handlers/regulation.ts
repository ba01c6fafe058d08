import type { Request } from 'express';
import { catalogsInForce } from '../../../actions/catalogs-in-force.js';
import { findCitingItems } from '../../../actions/find-impacts.js';
import { findRegulation } from '../../../actions/record-event.js';
import { dayInShanghai } from '../../../catalog/day.js';
import { titleOf } from '../../../catalog/topic.js';
import type { CitingItem } from '../../../regulation/citing.js';
import type { Register } from '../../../regulation/register.js';
import type { Regulation, RegulationEvent } from '../../../regulation/regulation.js';
import { statusOn } from '../../../regulation/status.js';
import { dayOfEvent } from '../../../regulation/texts.js';
import { listEditions } from '../../../store/editions.js';
import { readRegister } from '../../../store/regulations.js';
import { lawDay, regulation } from '../../api/regulations.js';
import type { Values } from '../../parameter.js';
import type { Service } from '../../route.js';
import type { ShownEvent } from '../law/chain.js';
import type { CitingEdition, CitingRow, RegulationPage } from '../law/regulation-page.js';
import { chromeParameter } from './catalog.js';
import { frameOf } from './frame-of.js';

export const regulationParameters = [regulation, lawDay, chromeParameter] as const;

export async function loadRegulationPage(
  service: Service,
  request: Request,
  values: Values<typeof regulationParameters>,
): Promise<RegulationPage> {
  const { db, now } = service;
  const day = values.on ?? dayInShanghai(now());
  const found = await findRegulation(db, values.regulation);
  const register = await readRegister(db);
  const { events, ...facts } = found;
  return {
    frame: await frameOf(service, request, values.chrome ?? 'full'),
    regulation: facts,
    on: values.on ?? null,
    day,
    standing: statusOn(events, day),
    events: events.map((event) => shownEvent(event, found, register, day)),
    citing: await citingEditions(service, await findCitingItems(db, found, register, day), found.id, day),
  };
}

function shownEvent(event: RegulationEvent, act: Regulation, register: Register, day: string): ShownEvent {
  const titles = event.successors?.titles ?? [];
  return {
    event,
    ahead: (dayOfEvent(event) ?? '') > day,
    successors: titles.map((title) => ({ title, id: register.titled(title, act)?.id ?? null })),
  };
}

/** In the order of the editions. */
async function citingEditions(
  { db, catalogOf }: Service,
  citing: readonly CitingItem[],
  act: string,
  day: string,
): Promise<CitingEdition[]> {
  const domains = new Map(
    (await catalogsInForce(db, catalogOf, day)).flatMap(({ edition, catalog }) =>
      catalog.domains.map(({ code, name }) => [`${edition.id} ${code}`, name]),
    ),
  );
  return (await listEditions(db))
    .map((edition) => ({
      edition,
      items: citing
        .filter((item) => item.edition === edition.id)
        .map((item) => citingRow(item, domains.get(`${edition.id} ${item.domain}`) ?? item.domain, act)),
    }))
    .filter(({ items }) => items.length > 0);
}

function citingRow({ code, content, citations }: CitingItem, domain: string, act: string): CitingRow {
  const bases = citations
    .filter(({ link }) => link.state === 'linked' && link.id === act)
    .map(({ basis }) => content.legalBases[basis] ?? '');
  const title = titleOf(content);
  const above = [content.level1, content.level2].filter((level) => level !== null && level !== title);
  return { code, title, place: [domain, ...above.map(String)], cited: [...new Set(bases)] };
}
