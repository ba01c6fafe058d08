import { readImpacts } from '../../../../../actions/read-impacts.js';
import type { EventImpacts } from '../../../../../actions/read-impacts.js';
import { findRegulation } from '../../../../../actions/record-event.js';
import { dayInShanghai, dayOf } from '../../../../../catalog/day.js';
import { sayRecorder } from '../recorder.js';
import type { Db } from '../../../../../store/engine.js';
import { inPath, inQuery, oneOf, text, wholeNumber } from '../../../../parameter.js';
import type { Values } from '../../../../parameter.js';
import { faultsOf } from '../../faults.js';
import { readChain } from '../read-chain.js';
import { sayDue } from './due.js';
import type { ImpactPage } from './page.js';
import { impactRows, isUnlikely } from './row.js';
import { mayKnow } from '../../places.js';
import type { Desk, Entry } from '../../route.js';
import { readRowContext } from './row-context.js';

export const event = inPath('event', wholeNumber(1, 999_999_999), 'The number of an event');

export const impactParameters = [
  event,
  inQuery('edition', text, 'Only items of this edition'),
  inQuery(
    'state',
    oneOf('none', 'blocked', 'open', 'withdraw', 'in-draft', 'done', 'closed'),
    'Only items in this state',
  ),
] as const;

/** What all forms of the page may send. */
export const impactFields = { item: 'several', choice: 'several', reason: 'one' } as const;

type Sent = Partial<ImpactPage['sent']>;

export async function loadImpactPage(
  desk: Desk,
  values: Values<typeof impactParameters>,
  sent: Sent = {},
  faults: ImpactPage['faults'] = [],
): Promise<ImpactPage> {
  const { service, act, grants, frame } = desk;
  const { db } = service;
  const found = await readImpacts(db, values.event, act);
  const { event: recorded, impacts, tasks } = found;
  const regulation = await findRegulation(db, recorded.regulation);
  const rows = impactRows(impacts, await readRowContext(db, impacts, tasks));
  return {
    desk: frame,
    event: values.event,
    kind: regulation.kind,
    chain: await readChain(db, regulation, recorded.event),
    recorded: { by: await sayRecorder(db, recorded.recordedBy), on: dayOf(recorded.recordedAt) },
    due: sayDue(found, tasks, dayInShanghai(act.at)),
    retracted: await sayRetraction(db, recorded.retracted),
    likely: rows.filter((row) => !isUnlikely(row)),
    unlikely: rows.filter(isUnlikely),
    filter: { edition: values.edition ?? null, state: values.state ?? null },
    may: {
      draft: mayKnow(grants, 'task.draft'),
      close: mayKnow(grants, 'task.close'),
      record: mayKnow(grants, 'event.record'),
      retract: mayKnow(grants, 'event.retract'),
    },
    sent: { items: [], choices: [], reason: '', closing: false, ...sent },
    faults,
  };
}

/** The page again as it was sent. */
export function impactPageAgain(
  desk: Desk,
  { event: id }: { event: number },
  { input, refusal }: Entry<typeof impactFields>,
  closing = false,
): Promise<ImpactPage> {
  const { item: items, choice: choices, reason } = input;
  const first = refusal?.code === 'task.reason-missing' ? 'reason' : 'work';
  const values = { event: id, edition: undefined, state: undefined };
  return loadImpactPage(desk, values, { items, choices, reason, closing }, faultsOf(refusal, first));
}

async function sayRetraction(
  db: Db,
  retracted: EventImpacts['event']['retracted'],
): Promise<ImpactPage['retracted']> {
  if (retracted === null) return null;
  const { by, at, reason } = retracted;
  return { by: await sayRecorder(db, by), on: dayOf(at), reason };
}
