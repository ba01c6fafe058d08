import { changeCalendar } from '../actions/change-calendar.js';
import { Refusal } from '../refusal.js';
import type { WorkingDays } from '../regulation/working-days.js';
import { checkAgainst } from '../schema.js';
import { readCalendar } from '../store/calendar.js';
import { readBytes } from './read-bytes.js';
import type { AddCommands } from './session.js';
import { actOf, show, withDatabase } from './session.js';

export const calendarCommands: AddCommands = (program, session) => {
  const calendar = program.command('calendar').description('工作日历：节假日和调休');

  calendar
    .command('show')
    .description('已登记的节假日安排')
    .option('--json', '输出 JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const known = await withDatabase(session, readCalendar);
      if (known === null) throw new Refusal('calendar.missing', {});
      show(session, json, known, sayCalendar);
    });

  calendar
    .command('save <file>')
    .description('按一个 JSON 文件（形如 catalogs/working-days.json）重新登记节假日安排')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (path: string, { as, json }: { as?: string; json?: boolean }) => {
      const act = actOf(session, as);
      const days = readFile(path);
      const saved = await withDatabase(session, (db) => changeCalendar(db, days, act));
      show(session, json, saved, sayCalendar);
    });
};

function readFile(path: string): WorkingDays {
  try {
    const value: unknown = JSON.parse(readBytes(path).toString('utf8'));
    return checkAgainst<WorkingDays>('working-days', value, path);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal('file.unreadable', { path, why: '不是 JSON' });
  }
}

function sayCalendar({ from, knownThrough, holidays, workdays }: WorkingDays): string {
  return [
    `工作日历 ${from} 至 ${knownThrough}。`,
    ...holidays.map(({ name, from: first, to }) => `${name}\t${first} 至 ${to}`),
    `调休上班\t${workdays.join('、')}`,
  ].join('\n');
}
