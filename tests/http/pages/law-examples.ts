import type { RegulationPage } from '../../../src/http/pages/law/regulation-page.js';
import type { RegulationsPage } from '../../../src/http/pages/law/regulations-page.js';
import type { ShownEvent } from '../../../src/http/pages/law/chain.js';
import type { RegulationEvent } from '../../../src/regulation/regulation.js';
import { statusOn } from '../../../src/regulation/status.js';
import { anEvent, aRegulation } from '../../regulation/builders.js';
import { aFrame, anEdition } from './examples.js';

/** Whole valid values of the pages of laws; a test names only what it is about. */

const successors = { mode: 'all-of', titles: ['养老机构管理办法'] } as const;

export const lifeOfAnAct: RegulationEvent[] = [
  anEvent('enacted', '2013-06-28', { documentNumber: '民政部令第48号' }),
  anEvent('commenced', '2013-07-01'),
  anEvent('amended', '2015-12-29', { articles: ['第七条'], note: '一揽子修改' }),
  anEvent('superseded', '2020-11-01', { successors: { ...successors, titles: [...successors.titles] } }),
];

export function shownEvents(events: RegulationEvent[] = lifeOfAnAct, day = '2026-01-05'): ShownEvent[] {
  return events.map((event) => ({
    event,
    ahead: (event.on ?? '') > day,
    successors: (event.successors?.titles ?? []).map((title) => ({ title, id: 'yljgglbf' })),
  }));
}

export function aRegulationPage(differs: Partial<RegulationPage> = {}): RegulationPage {
  const { events, ...regulation } = aRegulation('养老机构设立许可办法', {
    id: 'yljgslxkbf',
    kind: '部门规章',
    issuer: '民政部',
    documentNumber: '民政部令第48号',
    events: lifeOfAnAct,
  });
  return {
    frame: aFrame({ address: '/regulations/yljgslxkbf' }),
    regulation,
    on: null,
    day: '2026-01-05',
    standing: statusOn(events, '2026-01-05'),
    events: shownEvents(events),
    citing: [
      {
        edition: anEdition(),
        items: [
          {
            code: '20-004',
            title: '养老机构设立许可',
            place: ['养老服务', '业务办理'],
            cited: ['《养老机构设立许可办法》（民政部令第48号）'],
          },
        ],
      },
    ],
    ...differs,
  };
}

export function aRegulationsPage(differs: Partial<RegulationsPage> = {}): RegulationsPage {
  const { events: _, ...facts } = aRegulation('养老机构管理办法', {
    id: 'yljgglbf',
    documentNumber: '民政部令第66号',
    issuer: '民政部',
  });
  return {
    frame: aFrame({ address: '/regulations' }),
    query: { q: null, kind: null, status: null, cited: false, on: null, cursor: null, chrome: 'full' },
    day: '2026-01-05',
    first: 1,
    total: 1,
    next: null,
    regulations: [{ ...facts, status: '有效', commencedOn: '2020-11-01', citing: 6 }],
    ...differs,
  };
}
