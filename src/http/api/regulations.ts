import { chooseCitation } from '../../actions/choose-citation.js';
import type { CitationChoice } from '../../actions/choose-citation.js';
import { findCitingItems } from '../../actions/find-impacts.js';
import { importRegister, permitRegisterImport } from '../../actions/import-register.js';
import { findRegulation } from '../../actions/record-event.js';
import { saveRegulation } from '../../actions/save-regulations.js';
import { dayInShanghai } from '../../catalog/day.js';
import { titleOf } from '../../catalog/topic.js';
import type { CitingItem } from '../../regulation/citing.js';
import type { Regulation } from '../../regulation/regulation.js';
import { regulationKinds } from '../../regulation/regulation.js';
import { searchRegulations } from '../../regulation/search-register.js';
import { regulationStatuses, statusOn } from '../../regulation/status.js';
import { findEdition } from '../../store/editions.js';
import { listEventsOf } from '../../store/regulation-events.js';
import { readRegister } from '../../store/regulations.js';
import { clearanceRoutes } from './clearance.js';
import { fieldsParameter, onlyFields } from '../fields.js';
import { linksToNext, pageOf, pageParameters } from '../pages-of.js';
import { day, inForm, inPath, inQuery, listOf, oneOf, text, yesOrNo } from '../parameter.js';
import type { Route } from '../route.js';
import { json, route, uploadRoute, writeRoute } from '../route.js';

export const regulation = inPath('regulation', text, 'The id of a regulation, e.g. yljgglbf');

/** A day of the law; today in Kaifeng unless given. */
export const lawDay = inQuery('on', day, 'The day whose law counts; today unless given');

/** What a list of regulations is filtered by. */
export const regulationFilters = [
  inQuery('q', text, 'Words that must all occur in title, aliases, number, issuer or region'),
  inQuery('kind', oneOf(...regulationKinds), 'What kind of regulation'),
  inQuery('status', oneOf(...regulationStatuses), 'How it stands on the day'),
] as const;

/** What a list says of each. */
const regulationFields = [
  'id',
  'title',
  'aliases',
  'kind',
  'issuer',
  'documentNumber',
  'region',
  'checked',
  'demandsDisclosure',
  'status',
] as const;

/** The register of regulations, which everybody may read. */
export const regulationRoutes: Route[] = [
  route({
    path: '/regulations',
    operationId: 'listRegulations',
    summary: 'Regulations on record by words, kind and status on a day, in pages',
    parameters: [
      ...regulationFilters,
      inQuery('id', listOf(text, 100), 'Only the regulations with these ids: `shjzzxbf,zfxxgktl`'),
      lawDay,
      fieldsParameter(regulationFields),
      ...pageParameters,
    ],
    responds: { schema: 'regulation-page' },
    async answer({ db, now }, values) {
      const on = values.on ?? dayInShanghai(now());
      const { regulations } = await readRegister(db);
      const { page, ...rest } = pageOf(searchRegulations(regulations, values, on), values);
      const shown = page.map(({ events, ...facts }) =>
        onlyFields({ ...facts, status: statusOn(events, on).status }, ['id'], values.fields),
      );
      const links = linksToNext('/regulations', { ...values, on }, rest.next);
      return { json: { on, regulations: shown, ...rest }, links, caching: 'revalidate' };
    },
  }),
  writeRoute({
    method: 'POST',
    path: '/regulations',
    access: 'regulation.record',
    operationId: 'saveRegulation',
    summary:
      'Registers a regulation (201), or makes a known one what is sent; its events are added to those on record',
    parameters: [],
    takes: json<Regulation>('regulation'),
    responds: { schema: 'saved-regulations' },
    async answer({ db }, _values, act, body) {
      const saved = await saveRegulation(db, body, act);
      const headers = { Location: `/api/v1/regulations/${body.id}` };
      return { status: saved.added.length > 0 ? 201 : 200, headers, json: saved };
    },
  }),
  uploadRoute({
    path: '/regulations/imports',
    access: 'regulation.import',
    operationId: 'importRegulations',
    summary: 'Takes in a register of acts (JSON), or a spreadsheet of clearing results (规范性文件清理结果)',
    parameters: [
      inForm('dryRun', yesOrNo, 'Only say what would change'),
      inForm('decidedOn', day, 'The day of the notice, for rows without one'),
      inForm('number', text, 'The number of the notice'),
      inForm('region', text, 'The region of documents that are new'),
      inForm('knownThrough', day, 'The last day whose events a register of acts has; today unless given'),
    ],
    responds: { schema: 'register-import' },
    admit: ({ db }, _values, act) => permitRegisterImport(db, act),
    async answer({ db, jobs, reader }, values, act, { bytes }) {
      const { dryRun = false, decidedOn = null, number = null, region = null, knownThrough = null } = values;
      const request = { dryRun, knownThrough, notice: { decidedOn, documentNumber: number, region } };
      return { json: await jobs.run(() => importRegister(db, reader.readSheets, bytes, request, act)) };
    },
  }),
  ...clearanceRoutes,
  route({
    path: '/regulations/{regulation}',
    operationId: 'readRegulation',
    summary: 'A regulation with what happened to it, and how it stands on a day',
    parameters: [regulation, lawDay],
    responds: { schema: 'regulation-report' },
    async answer({ db, now }, values) {
      const on = values.on ?? dayInShanghai(now());
      const { events, ...facts } = await findRegulation(db, values.regulation);
      const recorded = (await listEventsOf(db, facts.id)).filter(({ retracted }) => retracted === null);
      const shown = recorded.map(({ id, recordedAt, event }) => ({ id, recordedAt, event }));
      const json = { ...facts, events: shown, on, standing: statusOn(events, on) };
      return { json, caching: 'revalidate' };
    },
  }),
  route({
    path: '/regulations/{regulation}/citations',
    operationId: 'listCitations',
    summary: 'The items in force on a day that cite a regulation, in pages',
    parameters: [
      regulation,
      lawDay,
      inQuery('edition', text, 'Only the items of one edition'),
      fieldsParameter(['edition', 'version', 'domain', 'code', 'title', 'bodies', 'cited']),
      ...pageParameters,
    ],
    responds: { schema: 'regulation-citations' },
    async answer({ db, now }, values) {
      const on = values.on ?? dayInShanghai(now());
      const found = await findRegulation(db, values.regulation);
      const edition = values.edition === undefined ? null : (await findEdition(db, values.edition)).id;
      const citing = await findCitingItems(db, found, await readRegister(db), on);
      const { page, ...rest } = pageOf(
        citing.filter((item) => edition === null || item.edition === edition),
        values,
      );
      const items = page.map((item) =>
        onlyFields(citationOf(item, found.id), ['edition', 'code'], values.fields),
      );
      const { regulation: _, ...asked } = values;
      const links = linksToNext(`/regulations/${found.id}/citations`, { ...asked, on }, rest.next);
      return { json: { regulation: found.id, on, items, ...rest }, links, caching: 'revalidate' };
    },
  }),
  writeRoute({
    method: 'POST',
    path: '/citation-choices',
    access: 'citation.choose',
    operationId: 'chooseCitation',
    summary: 'Says what a citation means that could mean several regulations, wherever it is printed',
    parameters: [],
    takes: json<CitationChoice>('citation-choice'),
    responds: { schema: 'chosen-citation' },
    async answer({ db }, _values, act, body) {
      return { json: await chooseCitation(db, body, act) };
    },
  }),
];

function citationOf({ edition, domain, code, where, content, citations }: CitingItem, id: string) {
  const cited = citations.filter(({ link }) => link.state === 'linked' && link.id === id);
  return {
    edition,
    version: where.in === 'draft' ? null : where.number,
    domain,
    code,
    title: titleOf(content),
    bodies: content.disclosingBodies,
    cited: cited.map(({ citation }) => citation.text),
  };
}
