import { listVisibleTasks } from '../../../../actions/list-tasks.js';
import type { ListedTask } from '../../../../actions/list-tasks.js';
import { editionsOpenTo } from '../../../../actions/permitted-editions.js';
import type { Edition } from '../../../../catalog/catalog.js';
import { dayInShanghai } from '../../../../catalog/day.js';
import type { Db } from '../../../../store/engine.js';
import { readRegister } from '../../../../store/regulations.js';
import { editionName } from '../../words.js';
import { sayDaysLeft } from '../days-left.js';
import { impactUrl } from '../law/impact/url.js';
import { readNames } from '../law/titles.js';
import type { Desk } from '../route.js';
import type { WorkEntry, WorkList } from './page.js';

type OpenTask = Extract<ListedTask, { state: 'open' }>;

/** What changes of law ask of who drafts, the most urgent first. */
export async function openTasks(
  { service: { db }, act }: Desk,
  editions: ReadonlyMap<string, Edition>,
  most: number,
): Promise<WorkList> {
  const title = '未办结的修订任务';
  // a department's editor owns no edition: there is nothing of this kind for them
  if ((await editionsOpenTo(db, 'task.draft', act)).length === 0) return { title, entries: [], total: 0 };
  const open = (await listVisibleTasks(db, { state: 'open' }, act)).filter(
    (task): task is OpenTask => task.state === 'open',
  );
  const shown = open.slice(0, most);
  const { byId } = await readRegister(db);
  const today = dayInShanghai(act.at);
  const names = await namesOf(db, shown);
  const entries = shown.map(({ event, edition, code, regulation, body, dueOn, overdue }): WorkEntry => {
    const found = editions.get(edition);
    return {
      title: names(edition, code),
      href: impactUrl(Number(event), { edition, code }),
      about: [
        `${found ? editionName(found) : edition} ${code}`,
        `《${byId(regulation)?.title ?? regulation}》有变动`,
        ...(body === null ? [] : [body]),
        `${dueOn} 到期`,
      ],
      badge: { tone: overdue ? 'red' : 'amber', text: sayDaysLeft(dueOn, today) },
      comment: null,
    };
  });
  return { title, entries, total: open.length };
}

async function namesOf(
  db: Db,
  tasks: readonly OpenTask[],
): Promise<(edition: string, code: string) => string> {
  const editions = [...new Set(tasks.map(({ edition }) => edition))];
  const codesIn = (edition: string) =>
    tasks.filter((task) => task.edition === edition).map(({ code }) => code);
  const read = await Promise.all(
    editions.map(async (edition) => [edition, await readNames(db, edition, codesIn(edition))] as const),
  );
  const names = new Map(read);
  return (edition, code) => names.get(edition)?.item(code) ?? code;
}
