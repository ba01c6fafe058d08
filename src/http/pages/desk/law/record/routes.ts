import type { EventOutcome } from '../../../../../actions/event-outcome.js';
import { findRegulation, recordEvent } from '../../../../../actions/record-event.js';
import { inQuery, oneOf, text } from '../../../../parameter.js';
import type { DeskRoute } from '../../route.js';
import { deskForm, deskPage } from '../../route.js';
import { impactUrl } from '../impact/url.js';
import { eventFields } from './form.js';
import { dryRun, emptyRecordPage, readAsked, recordPageAgain } from './load.js';
import { recordPage } from './page.js';

/** Registering 立改废: first what it would touch, then, on a second word, the event and its tasks. */
export const recordRoutes: DeskRoute[] = [
  deskPage({
    path: '/desk/events/new',
    access: 'event.record',
    parameters: [
      inQuery('regulation', text, 'The id of the act it happened to'),
      inQuery(
        'kind',
        oneOf('enacted', 'amended', 'commenced', 'repealed', 'expired', 'superseded', 'renamed'),
        'What happened',
      ),
    ],
    async load(desk, { regulation, kind = '' }) {
      if (regulation === undefined) return emptyRecordPage(desk, { kind });
      const { id, title } = await findRegulation(desk.service.db, regulation);
      return emptyRecordPage(desk, { kind, act: title, regulation: id });
    },
    view: recordPage,
  }),
  deskForm({
    path: '/desk/events/new',
    access: 'event.record',
    parameters: [],
    fields: eventFields,
    looks: true,
    async work(desk, _values, input) {
      const asked = await readAsked(desk, input);
      if (input.step !== 'record' || input.seen !== asked.digest) {
        await dryRun(desk, asked); // refuses what can't have happened
        return null;
      }
      const { service, act } = desk;
      const request = { ...asked.request, dryRun: false };
      const outcome = await recordEvent(service.db, asked.regulation.id, request, act);
      return { to: impactUrl(outcome.event ?? 0), said: sayOutcome(outcome) };
    },
    again: (desk, _values, entry) => recordPageAgain(desk, entry),
    view: recordPage,
  }),
];

function sayOutcome({ outcome, event, tasks }: EventOutcome): string {
  const what = outcome === 'known' ? '早已登记' : '已登记';
  const waiting = tasks.unblocked === 0 ? '' : `，不再等待 ${tasks.unblocked} 项`;
  return `${what}为第 ${event ?? ''} 号立改废：新建任务 ${tasks.added} 项${waiting}。`;
}
