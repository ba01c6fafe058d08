import type { Act } from '../account/actor.js';
import type { Version } from '../catalog/catalog.js';
import type { Draft } from '../catalog/draft.js';
import type { ItemContent } from '../catalog/item.js';
import { basesReader } from '../regulation/citing.js';
import { impactsOf } from '../regulation/impact.js';
import { afterPublication, reopened, takeIntoDraft } from '../regulation/task.js';
import type { DomainOutline } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';
import type { VersionPlan } from '../store/plan-version.js';
import { lockRegister } from '../store/register-lock.js';
import { findEvent } from '../store/regulation-events.js';
import type { KnownRegister } from '../store/regulations.js';
import { readRegister } from '../store/regulations.js';
import type { KeptTask } from '../store/tasks.js';
import { listTasks } from '../store/tasks.js';
import { saveStep } from './make-tasks.js';

/** What a publication made of its edition. */
export type Published = {
  version: Pick<Version, 'edition' | 'number'>;
  before: readonly DomainOutline[];
  plan: Pick<VersionPlan, 'closedItems' | 'openedItems'>;
  contents: ReadonlyMap<string, ItemContent>;
};

/**
 * Ends the tasks that a version answers: those its draft took on, and open ones whose item does not cite the act any more.
 * Gives their numbers. What the draft took on and left as it was is open again.
 */
export async function endTasks(tx: Db, draft: Draft, published: Published, act: Act): Promise<number[]> {
  const { edition, number: version } = published.version;
  const pending = { editions: [edition], pending: true } as const;
  if ((await listTasks(tx, pending)).length === 0) return [];
  await lockRegister(tx);
  const changed = changedCodes(published);
  const register = await readRegister(tx);
  const ended: number[] = [];
  for (const task of await listTasks(tx, pending)) {
    const taken =
      task.state === 'open' &&
      changed.has(task.code) &&
      (await isAnswered(tx, task, draft, published, register))
        ? takeIntoDraft(task, draft.id)
        : { task };
    if ('refused' in taken) continue;
    const after = afterPublication(taken.task, { edition, draft: draft.id, version, changed });
    if (after === task) continue;
    await saveStep(tx, { ...after, id: task.id }, act);
    if (after.state === 'done') ended.push(task.id);
  }
  return ended;
}

/** What a draft that is given up was to answer is open again. */
export async function reopenTasks(tx: Db, draft: number, act: Act): Promise<void> {
  const filter = { draft, state: 'in-draft' } as const;
  if ((await listTasks(tx, filter)).length === 0) return;
  await lockRegister(tx);
  for (const task of await listTasks(tx, filter))
    await saveStep(tx, { ...reopened(task, draft), id: task.id }, act);
}

/** A row that only moved says what it said. */
function changedCodes({ before, plan }: Published): Set<string> {
  const old = new Map(before.flatMap(({ items }) => items.map(({ code, hash }) => [code, hash] as const)));
  const opened = new Map(plan.openedItems.map(({ code, hash }) => [code, hash]));
  return new Set(
    [...plan.closedItems.map(({ code }) => code), ...opened.keys()].filter(
      (code) => old.get(code) !== opened.get(code),
    ),
  );
}

/** A change that names the event answers it; any other, where the item does not cite the act any more. */
async function isAnswered(
  tx: Db,
  { event: id, edition, domain, code }: KeptTask,
  draft: Draft,
  { contents, plan, version }: Published,
  register: KnownRegister,
): Promise<boolean> {
  const named = draft.changes.some(
    (change) => change.event === id && 'code' in change && change.code === code,
  );
  const content = contents.get(code);
  const isThere = plan.openedItems.some((opened) => opened.code === code);
  if (named || !isThere || content === undefined) return true;
  const recorded = await findEvent(tx, Number(id));
  const regulation = recorded === null ? undefined : register.byId(recorded.regulation);
  if (recorded === null || regulation === undefined) return false;
  const where = { in: 'version', number: version.number } as const;
  const citations = basesReader(register.link)(content.legalBases);
  const item = { edition, domain, code, where, content, citations };
  return impactsOf({ regulation, event: recorded.event }, register, [item]).length === 0;
}
