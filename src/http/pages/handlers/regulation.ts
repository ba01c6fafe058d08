import type { Request } from 'express';
import type { CatalogInForce } from '../../../actions/catalogs-in-force.js';
import { catalogsInForce } from '../../../actions/catalogs-in-force.js';
import { basesReaderOf } from '../../../actions/read-bases.js';
import { findRegulation } from '../../../actions/record-event.js';
import type { CatalogItem } from '../../../catalog/item.js';
import { dayInShanghai } from '../../../catalog/day.js';
import { titleOf } from '../../../catalog/topic.js';
import type { BasisCitation } from '../../../regulation/citing.js';
import type { Register } from '../../../regulation/register.js';
import type { Regulation, RegulationEvent } from '../../../regulation/regulation.js';
import { statusOn } from '../../../regulation/status.js';
import { dayOfEvent } from '../../../regulation/texts.js';
import type { KnownRegister } from '../../../store/regulations.js';
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
  const { db, catalogOf, now } = service;
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
    citing: citingEditions(await catalogsInForce(db, catalogOf, day), register, found.id),
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

/** In the order of the editions. What is in force is in memory, so that also an act that all items cite costs little. */
function citingEditions(
  catalogs: readonly CatalogInForce[],
  register: KnownRegister,
  act: string,
): CitingEdition[] {
  const read = basesReaderOf(register);
  return catalogs
    .map(({ edition, catalog }) => ({
      edition,
      items: catalog.domains.flatMap((domain) =>
        domain.items.flatMap((item) => {
          const citing = read(item.legalBases).filter(
            ({ link }) => link.state === 'linked' && link.id === act,
          );
          return citing.length === 0 ? [] : [citingRow(item, domain.name, citing)];
        }),
      ),
    }))
    .filter(({ items }) => items.length > 0);
}

function citingRow(item: CatalogItem, domain: string, citing: readonly BasisCitation[]): CitingRow {
  const title = titleOf(item);
  const above = [item.level1, item.level2].filter((level) => level !== null && level !== title);
  const cited = new Set(citing.map(({ basis }) => item.legalBases[basis] ?? ''));
  return { code: item.code, title, place: [domain, ...above.map(String)], cited: [...cited] };
}
