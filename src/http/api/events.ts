import type { ChosenItem } from '../../actions/draft-impacts.js';
import { draftImpacts } from '../../actions/draft-impacts.js';
import type { ItemName } from '../../actions/make-tasks.js';
import { readImpacts } from '../../actions/read-impacts.js';
import type { EventRequest } from '../../actions/record-event.js';
import { confirmEvent, recordEvent } from '../../actions/record-event.js';
import { retractEvent } from '../../actions/retract-event.js';
import { inPath, inQuery, wholeNumber, yesOrNo } from '../parameter.js';
import type { Route } from '../route.js';
import { json, memberRoute, writeRoute } from '../route.js';
import { regulation } from './regulations.js';

const event = inPath('event', wholeNumber(1, 999_999_999), 'The number of an event');

/** 立改废: what happens to regulations, and what that makes people do. */
export const eventRoutes: Route[] = [
  writeRoute({
    method: 'POST',
    path: '/regulations/{regulation}/events',
    access: 'event.record',
    operationId: 'recordEvent',
    summary: 'Records an event and makes a task of every item it touches, never twice; a dry run only tells',
    parameters: [regulation, inQuery('dryRun', yesOrNo, 'Only say what it would touch')],
    takes: json<Omit<EventRequest, 'dryRun'>>('event-request'),
    responds: { schema: 'event-outcome' },
    async answer({ db }, values, act, body) {
      const { dryRun = false } = values;
      const outcome = await recordEvent(db, values.regulation, { ...body, dryRun }, act);
      return { status: outcome.outcome === 'recorded' ? 201 : 200, json: outcome };
    },
  }),
  memberRoute({
    path: '/events/{event}/impacts',
    access: 'task.read',
    operationId: 'readImpacts',
    summary:
      'What an event on record touches now, in versions in force and scheduled and in drafts you may read',
    parameters: [event],
    responds: { schema: 'event-impacts' },
    async answer({ db }, values, act) {
      return { json: await readImpacts(db, values.event, act) };
    },
  }),
  writeRoute({
    method: 'POST',
    path: '/events/{event}/tasks',
    access: 'event.record',
    operationId: 'confirmEvent',
    summary: 'Makes the tasks of an event that are lacking',
    parameters: [event],
    takes: json<{ workingDays?: number; items?: ItemName[] }>('event-confirmation'),
    responds: { schema: 'event-outcome' },
    async answer({ db }, values, act, body) {
      return { json: await confirmEvent(db, values.event, body, act) };
    },
  }),
  writeRoute({
    method: 'POST',
    path: '/events/{event}/drafts',
    access: 'task.draft',
    operationId: 'draftImpacts',
    summary: 'Drafts what an event proposes, one draft for each edition, all or none',
    parameters: [event],
    takes: json<{ items: ChosenItem[] | null }>('impact-draft-request'),
    responds: { schema: 'impact-drafts' },
    async answer({ db }, values, act, { items }) {
      return { status: 201, json: await draftImpacts(db, values.event, items, act) };
    },
  }),
  writeRoute({
    method: 'POST',
    path: '/events/{event}/retraction',
    access: 'event.retract',
    operationId: 'retractEvent',
    summary: 'Takes an event back that was recorded by mistake; its tasks end',
    parameters: [event],
    takes: json<{ reason: string }>('event-retraction'),
    responds: { schema: 'recorded-event' },
    async answer({ db }, values, act, { reason }) {
      return { json: await retractEvent(db, values.event, reason, act) };
    },
  }),
];
