import { createHash } from 'node:crypto';
import type { EventOutcome } from '../../../../../actions/event-outcome.js';
import type { EventRequest } from '../../../../../actions/record-event.js';
import { recordEvent } from '../../../../../actions/record-event.js';
import { canonicalJson } from '../../../../../catalog/canonical.js';
import { dayInShanghai } from '../../../../../catalog/day.js';
import { isRefusal, Refusal } from '../../../../../refusal.js';
import type { Regulation } from '../../../../../regulation/regulation.js';
import { readRegister } from '../../../../../store/regulations.js';
import { listTasks } from '../../../../../store/tasks.js';
import { faultsOf } from '../../faults.js';
import type { Desk, Entry } from '../../route.js';
import { sayDue } from '../impact/due.js';
import { readRowContext } from '../impact/row-context.js';
import { impactRows } from '../impact/row.js';
import { readChain } from '../read-chain.js';
import type { eventFields, EventInput } from './form.js';
import { emptyEvent, findNamedAct, readEventForm } from './form.js';
import type { EventPreview, RecordPage } from './page.js';

/** What is to be registered of which act, and what stands for it. */
export type Asked = { regulation: Regulation; request: Omit<EventRequest, 'dryRun'>; digest: string };

/** @throws Refusal `form.invalid` with all that is wrong. */
export async function readAsked({ service, act }: Desk, input: EventInput): Promise<Asked> {
  const { regulations } = await readRegister(service.db);
  const named = findNamedAct(regulations, input, dayInShanghai(act.at));
  const read = readEventForm(input);
  const faults = [
    ...('candidates' in named ? [{ field: 'act', message: whichAct(named.candidates.length) }] : []),
    ...('faults' in read ? read.faults : []),
  ];
  if ('candidates' in named || 'faults' in read) throw new Refusal('form.invalid', { faults });
  const { regulation } = named;
  const { request } = read;
  const words = canonicalJson([regulation.id, JSON.parse(JSON.stringify(request))]);
  return { regulation, request, digest: createHash('sha256').update(words, 'utf8').digest('hex') };
}

function whichAct(candidates: number): string {
  return candidates === 0
    ? '没有登记这样的法规文件，请核对名称，或先登记它。'
    : `这几个字指的可能是 ${candidates} 件法规文件，请选定一件。`;
}

export function emptyRecordPage({ frame }: Desk, given: Partial<EventInput>): RecordPage {
  const input = { ...emptyEvent, ...given };
  return { desk: frame, input, candidates: [], preview: null, changedSince: false, faults: [] };
}

/** The form as it was sent, with what it would do; nothing is written. */
export async function recordPageAgain(
  desk: Desk,
  { input, refusal }: Entry<typeof eventFields>,
): Promise<RecordPage> {
  const { regulations } = await readRegister(desk.service.db);
  const named = findNamedAct(regulations, input, dayInShanghai(desk.act.at));
  const page = {
    ...emptyRecordPage(desk, input),
    candidates: 'candidates' in named ? named.candidates : [],
  };
  if (refusal !== null) return { ...page, faults: faultsOf(refusal, 'kind') };
  const tried = await tryPreview(desk, input);
  if (isRefusal(tried)) return { ...page, faults: input.act === '' ? [] : faultsOf(tried, 'kind') };
  return { ...page, preview: tried, changedSince: input.step === 'record' };
}

async function tryPreview(desk: Desk, input: EventInput): Promise<EventPreview | Refusal> {
  try {
    const asked = await readAsked(desk, input);
    return await previewOf(desk, asked, await dryRun(desk, asked));
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
}

export function dryRun({ service, act }: Desk, { regulation, request }: Asked): Promise<EventOutcome> {
  return recordEvent(service.db, regulation.id, { ...request, dryRun: true }, act);
}

async function previewOf(
  { service, act }: Desk,
  { regulation, request, digest }: Asked,
  outcome: EventOutcome,
): Promise<EventPreview> {
  const { db } = service;
  const tasks = outcome.event === null ? [] : await listTasks(db, { event: outcome.event });
  const context = await readRowContext(db, outcome.impacts, tasks);
  return {
    kind: regulation.kind,
    chain: await readChain(db, regulation, request.event),
    rows: impactRows(outcome.impacts, context),
    due: sayDue(outcome, tasks, dayInShanghai(act.at)),
    tasks: outcome.tasks,
    known: outcome.event,
    unregistered: outcome.unregistered,
    digest,
  };
}
