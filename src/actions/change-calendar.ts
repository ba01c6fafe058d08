import type { Act } from '../account/actor.js';
import { Refusal } from '../refusal.js';
import type { WorkingDays } from '../regulation/working-days.js';
import { readCalendar, saveCalendar } from '../store/calendar.js';
import type { Db } from '../store/engine.js';
import { lockRegister } from '../store/register-lock.js';
import { perform } from './perform.js';
import { targetOfRegister } from './register-target.js';
import type { SeenTag } from './seen.js';
import { refuseChanged } from './seen.js';

/**
 * Says anew which days are worked. What is due already stays due when it was.
 * @throws Refusal `calendar.invalid` for days outside of what it says it knows, `settings.changed` where the one before is
 * no longer as `seen`.
 */
export async function changeCalendar(
  db: Db,
  calendar: WorkingDays,
  act: Act,
  seen: SeenTag = null,
): Promise<WorkingDays> {
  return perform(db, act, 'calendar.change', async ({ tx, require, record }) => {
    await require(await targetOfRegister(tx));
    await lockRegister(tx);
    refuseFaults(calendar);
    const before = await readCalendar(tx);
    refuseChanged(seen, before, '工作日历');
    await saveCalendar(tx, calendar);
    const { from, knownThrough } = calendar;
    record({
      thing: { kind: 'calendar', id: 'working-days' },
      details: { from, knownThrough, before: before?.knownThrough ?? null },
    });
    return calendar;
  });
}

/** The calendar that comes with the program, where none is known or it reaches further. */
export async function bringCalendar(db: Db, calendar: WorkingDays, at: Date): Promise<void> {
  return perform(db, { actor: { kind: 'system' }, at }, 'calendar.change', async ({ tx, record, leave }) => {
    const before = await readCalendar(tx);
    if (before !== null && before.knownThrough >= calendar.knownThrough) {
      leave();
      return;
    }
    await saveCalendar(tx, calendar);
    const { from, knownThrough } = calendar;
    record({
      thing: { kind: 'calendar', id: 'working-days' },
      details: { from, knownThrough, before: before?.knownThrough ?? null },
    });
  });
}

function refuseFaults({ from, knownThrough, holidays, workdays }: WorkingDays): void {
  if (from > knownThrough) throw new Refusal('calendar.invalid', { why: '开始日晚于已知的最后一日' });
  const days = [...holidays.flatMap((holiday) => [holiday.from, holiday.to]), ...workdays];
  const outside = days.find((day) => day < from || day > knownThrough);
  if (outside !== undefined)
    throw new Refusal('calendar.invalid', { why: `${outside} 不在 ${from} 至 ${knownThrough} 之内` });
  const turned = holidays.find((holiday) => holiday.from > holiday.to);
  if (turned !== undefined) throw new Refusal('calendar.invalid', { why: `${turned.name}的起止颠倒` });
}
