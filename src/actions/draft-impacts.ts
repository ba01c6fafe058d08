import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import { dayInShanghai } from '../catalog/day.js';
import type { DraftChange } from '../catalog/draft.js';
import { Refusal } from '../refusal.js';
import type { ProposalChoice } from '../regulation/draft-change.js';
import { draftChangeOf, mechanicalChoice, reasonOf } from '../regulation/draft-change.js';
import type { Impact } from '../regulation/impact.js';
import type { Happening } from '../regulation/proposal.js';
import { takeIntoDraft } from '../regulation/task.js';
import { addDraft } from '../store/drafts.js';
import { findEdition } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import { lockRegister } from '../store/register-lock.js';
import { readRegister } from '../store/regulations.js';
import type { KeptTask } from '../store/tasks.js';
import { listTasks } from '../store/tasks.js';
import { latestVersion } from '../store/versions.js';
import { findImpacts } from './find-impacts.js';
import type { ItemName } from './make-tasks.js';
import { saveStep } from './make-tasks.js';
import type { Step } from './perform.js';
import { mayDo, perform } from './perform.js';
import { findLiveEvent, findRegulation } from './record-event.js';
import { deedOn } from './take-draft.js';
import { nobodys, targetOfEdition } from './target.js';
import { refuseStep } from './close-task.js';

/** An item to be drafted; `choice` null: what can be done without a person's words. */
export type ChosenItem = ItemName & { choice: ProposalChoice | null };

/** The drafts made, and the items that a person has to see to themselves. */
export type ImpactDrafts = {
  event: number;
  drafts: { edition: string; draft: number; codes: string[] }[];
  left: ItemName[];
};

/**
 * Makes of an event's tasks one draft for each edition, all or none: of the items named, else of every open task in the
 * editions that are the actor's to draft in. What nobody can do mechanically is left.
 */
export async function draftImpacts(
  db: Db,
  id: number,
  items: readonly ChosenItem[] | null,
  act: Act,
): Promise<ImpactDrafts> {
  return perform(db, act, 'task.draft', async (step) => {
    const { tx } = step;
    await lockRegister(tx);
    const { happening, impacts } = await readNewestImpacts(tx, id, act);
    const tasks = await listTasks(tx, { event: id });
    const chosen = items ?? openItems(tasks);
    const made: ImpactDrafts = { event: id, drafts: [], left: [] };
    const asked = [...new Set(chosen.map(({ edition }) => edition))];
    const editions = items === null ? await draftable(step, asked, act) : asked;
    if (asked.length > 0 && editions.length === 0) await step.require(nobodys);
    for (const edition of editions) {
      const grant = await step.require(await targetOfEdition(tx, await findEdition(tx, edition)));
      const cause = { reason: reasonOf(happening), event: String(id) };
      const work = chosen.filter((item) => item.edition === edition);
      const planned = work.map((item) => plan(item, impacts, tasks, cause));
      made.left.push(...planned.flatMap(({ item, change }) => (change === null ? [item] : [])));
      const draftOf = { edition, organization: grant?.organization ?? null, title: titleOf(cause.reason) };
      const drafted = planned.flatMap(({ change, task }) => (change === null ? [] : [{ change, task }]));
      if (drafted.length > 0) made.drafts.push(await writeDraft(step, draftOf, drafted, act));
    }
    if (made.drafts.length === 0) throw new Refusal('impact.nothing-mechanical', { event: id });
    return made;
  });
}

/** What the event touches in the newest version of each edition, which drafts stand on. */
async function readNewestImpacts(
  tx: Db,
  id: number,
  act: Act,
): Promise<{ happening: Happening; impacts: Map<string, Impact> }> {
  const recorded = await findLiveEvent(tx, id);
  const regulation = await findRegulation(tx, recorded.regulation);
  const happening = { regulation, event: recorded.event };
  const found = await findImpacts(tx, happening, await readRegister(tx), dayInShanghai(act.at));
  const newest = new Map<string, number>();
  const impacts = new Map<string, Impact>();
  for (const impact of found) {
    const { edition, code, where } = impact;
    const latest = newest.get(edition) ?? (await latestVersion(tx, edition)).number;
    newest.set(edition, latest);
    if (where.in !== 'draft' && where.number === latest) impacts.set(keyOf({ edition, code }), impact);
  }
  return { happening, impacts };
}

function openItems(tasks: readonly KeptTask[]): ChosenItem[] {
  return tasks
    .filter(({ state }) => state === 'open')
    .map(({ edition, code }) => ({ edition, code, choice: null }));
}

async function draftable({ tx }: Step, editions: readonly string[], act: Act): Promise<string[]> {
  const open: string[] = [];
  for (const edition of editions) {
    const target = await targetOfEdition(tx, await findEdition(tx, edition));
    if (await mayDo(tx, act.actor, 'task.draft', target)) open.push(edition);
  }
  return open;
}

type Planned = { item: ItemName; change: DraftChange | null; task: KeptTask };

/** @throws Refusal where the item has no open task, or does not have the choice named. */
function plan(
  { edition, code, choice }: ChosenItem,
  impacts: ReadonlyMap<string, Impact>,
  tasks: readonly KeptTask[],
  cause: { reason: string; event: string },
): Planned {
  const item = { edition, code };
  const task = tasks.find((one) => one.edition === edition && one.code === code);
  if (task === undefined) throw new Refusal('task.missing', item);
  if (task.state !== 'open') throw refuseStep(task);
  const impact = impacts.get(keyOf(item));
  const taken = impact === undefined ? null : (choice ?? mechanicalChoice(impact));
  const change = impact === undefined || taken === null ? null : draftChangeOf(impact, taken, cause);
  if (change === null && choice !== null) throw new Refusal('impact.choice-invalid', item);
  return { item, change, task };
}

async function writeDraft(
  { tx, record }: Step,
  draftOf: { edition: string; organization: string | null; title: string },
  drafted: readonly { change: DraftChange; task: KeptTask }[],
  act: Act,
): Promise<ImpactDrafts['drafts'][number]> {
  const draft = await addDraft(tx, {
    ...draftOf,
    baseVersion: (await latestVersion(tx, draftOf.edition)).number,
    author: nameOf(act.actor),
    createdAt: act.at.toISOString(),
    importId: null,
    changes: drafted.map(({ change }) => change),
  });
  for (const { task } of drafted) {
    const stepped = takeIntoDraft(task, draft.id);
    if ('refused' in stepped) throw refuseStep(task);
    await saveStep(tx, { ...stepped.task, id: task.id }, act);
  }
  const codes = drafted.map(({ task }) => task.code);
  record(deedOn(draft, { title: draft.title, tasks: drafted.map(({ task }) => task.id) }));
  return { edition: draft.edition, draft: draft.id, codes };
}

function titleOf(reason: string): string {
  return `因${reason}而修订`.slice(0, 200);
}

function keyOf({ edition, code }: ItemName): string {
  return `${edition} ${code}`;
}
