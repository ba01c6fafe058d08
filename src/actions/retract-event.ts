import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import { Refusal } from '../refusal.js';
import { closeWithoutChange } from '../regulation/task.js';
import type { Db } from '../store/engine.js';
import type { RecordedEvent } from '../store/regulation-events.js';
import { retractEvent as writeRetraction } from '../store/regulation-events.js';
import { lockRegister } from '../store/register-lock.js';
import { listTasks } from '../store/tasks.js';
import { announceStandings } from './announce-standings.js';
import { saveStep } from './make-tasks.js';
import { perform } from './perform.js';
import { findLiveEvent } from './record-event.js';
import { targetOfRegister } from './register-target.js';

/** Takes an event back that was recorded by mistake; what it made people do ends. It stays to be read. */
export async function retractEvent(db: Db, id: number, reason: string, act: Act): Promise<RecordedEvent> {
  return perform(db, act, 'event.retract', async (step) => {
    const { tx, require, record } = step;
    await require(await targetOfRegister(tx));
    await lockRegister(tx);
    const recorded = await findLiveEvent(tx, id);
    if (reason.trim() === '') throw new Refusal('event.invalid', { why: '撤销登记须写明理由' });
    const retracted = { at: act.at.toISOString(), by: nameOf(act.actor), reason: reason.trim() };
    await writeRetraction(tx, id, retracted);
    let closed = 0;
    for (const task of await listTasks(tx, { event: id })) {
      const step = closeWithoutChange(task, `登记已撤销：${retracted.reason}`);
      if ('refused' in step) continue;
      await saveStep(tx, { ...step.task, id: task.id }, act);
      closed += 1;
    }
    record({
      thing: { kind: 'event', id: String(id) },
      details: { regulation: recorded.regulation, event: recorded.event, reason: retracted.reason, closed },
    });
    await announceStandings(step, act.at, '立改废的登记有误，已经撤销');
    return { ...recorded, retracted };
  });
}
