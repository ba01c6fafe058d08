import { closeTasks } from '../../../../../actions/close-task.js';
import type { ChosenItem, ImpactDrafts } from '../../../../../actions/draft-impacts.js';
import { draftImpacts } from '../../../../../actions/draft-impacts.js';
import type { ItemName } from '../../../../../actions/make-tasks.js';
import { confirmEvent } from '../../../../../actions/record-event.js';
import { retractEvent } from '../../../../../actions/retract-event.js';
import { Refusal } from '../../../../../refusal.js';
import type { ProposalChoice } from '../../../../../regulation/draft-change.js';
import { listEditions } from '../../../../../store/editions.js';
import type { Db } from '../../../../../store/engine.js';
import { listTasks } from '../../../../../store/tasks.js';
import { editionName } from '../../../words.js';
import { faultsOf } from '../../faults.js';
import type { Desk, DeskRoute, Entry } from '../../route.js';
import { deskForm, deskPage } from '../../route.js';
import { event, impactFields, impactPageAgain, impactParameters, loadImpactPage } from './load.js';
import { impactPage } from './page.js';
import { impactUrl } from './url.js';

const form = {
  parameters: [event],
  fields: impactFields,
  again: (desk: Desk, values: { event: number }, entry: Entry<typeof impactFields>) =>
    impactPageAgain(desk, values, entry),
  view: impactPage,
} as const;

/** What an event touches, and what can be done about it. */
export const impactRoutes: DeskRoute[] = [
  deskPage({
    path: '/desk/events/:event',
    access: 'task.read',
    parameters: impactParameters,
    load: (desk, values) => loadImpactPage(desk, values),
    view: impactPage,
  }),
  deskForm({
    ...form,
    path: '/desk/events/:event/drafts',
    access: 'task.draft',
    async work({ service, act }, { event: id }, { item, choice }) {
      const made = await draftImpacts(service.db, id, chosenItems(item, choice), act);
      return { to: impactUrl(id), said: await sayDrafts(service.db, made) };
    },
  }),
  deskForm({
    ...form,
    again: (desk, values, entry) => impactPageAgain(desk, values, entry, true),
    path: '/desk/events/:event/closing',
    access: 'task.close',
    async work({ service, act }, { event: id }, { item, reason }) {
      const ids = await taskIds(service.db, id, item.map(itemOf));
      const closed = await closeTasks(service.db, ids, reason, act);
      return { to: impactUrl(id), said: `${closed.length} 项已办结：经评估无需修改。` };
    },
  }),
  deskForm({
    ...form,
    path: '/desk/events/:event/tasks',
    access: 'event.record',
    async work({ service, act }, { event: id }, { item }) {
      const { tasks } = await confirmEvent(service.db, id, { items: item.map(itemOf) }, act);
      return { to: impactUrl(id), said: `已新建任务 ${tasks.added} 项，原有 ${tasks.present} 项。` };
    },
  }),
  deskForm({
    parameters: [event],
    fields: { why: 'one' },
    view: impactPage,
    again: (desk, { event: id }, { refusal }) =>
      loadImpactPage(desk, { event: id, edition: undefined, state: undefined }, {}, faultsOf(refusal, 'why')),
    path: '/desk/events/:event/retraction',
    access: 'event.retract',
    async work({ service, act }, { event: id }, { why }) {
      await retractEvent(service.db, id, why, act);
      return { to: impactUrl(id), said: '登记已撤销，由它建立的任务已办结。' };
    },
  }),
];

/** What a tick sent: edition and code. */
function itemOf(key: string): ItemName {
  const slash = key.indexOf('/');
  return { edition: key.slice(0, Math.max(slash, 0)), code: key.slice(slash + 1) };
}

const kinds = ['replace-citation', 'remove-citation', 'withdraw-item'] as const;

/** The ticked items, and those of which somebody chose what to do; null: nobody chose, so all are meant. */
export function chosenItems(ticked: readonly string[], choices: readonly string[]): ChosenItem[] | null {
  const chosen = new Map<string, ProposalChoice>();
  for (const sent of choices) {
    const [edition = '', code = '', name, ...title] = sent.split('/');
    const kind = kinds.find((known) => known === name);
    const key = `${edition}/${code}`;
    if (kind !== undefined) chosen.set(key, { kind });
    else if (title.length > 0) chosen.set(key, { kind: 'choose-successor', title: title.join('/') });
  }
  const keys = [...new Set([...ticked, ...chosen.keys()])];
  if (keys.length === 0) return null;
  return keys.map((key) => ({ ...itemOf(key), choice: chosen.get(key) ?? null }));
}

async function taskIds(db: Db, event: number, items: readonly ItemName[]): Promise<number[]> {
  if (items.length === 0)
    throw new Refusal('form.invalid', { faults: [{ field: 'work', message: '请先勾选要办结的事项。' }] });
  const tasks = await listTasks(db, { event });
  return items.map(({ edition, code }) => {
    const task = tasks.find((one) => one.edition === edition && one.code === code);
    if (task === undefined) throw new Refusal('task.missing', { edition, code });
    return task.id;
  });
}

async function sayDrafts(db: Db, { drafts, left }: ImpactDrafts): Promise<string> {
  const editions = new Map((await listEditions(db)).map((edition) => [edition.id, editionName(edition)]));
  const made = drafts.map(
    ({ edition, draft, codes }) => `${editions.get(edition) ?? edition}第 ${draft} 号草案 ${codes.length} 项`,
  );
  const rest = left.length === 0 ? '' : `；另有 ${left.length} 项须人工改写`;
  return `已起草${made.join('、')}${rest}。`;
}
