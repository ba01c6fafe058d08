import type { Command } from 'commander';
import { closeTask } from '../actions/close-task.js';
import type { ChosenItem, ImpactDrafts } from '../actions/draft-impacts.js';
import { draftImpacts } from '../actions/draft-impacts.js';
import type { ListedTask } from '../actions/list-tasks.js';
import { listVisibleTasks } from '../actions/list-tasks.js';
import type { Task } from '../regulation/task.js';
import { packagesOf } from '../regulation/task.js';
import { readRegister } from '../store/regulations.js';
import { itemOption } from './item-option.js';
import { numberOption, wordOption } from './options.js';
import { readingAct } from './reading-act.js';
import { sayTask } from './say-law.js';
import type { AddCommands, Session } from './session.js';
import { actOf, show, withDatabase } from './session.js';

type Acting = { as?: string; json?: boolean };
type ListOptions = Acting & {
  edition?: string;
  state?: Task['state'];
  event?: number;
  overdue?: boolean;
  packages?: boolean;
};

const states: readonly Task['state'][] = ['blocked', 'open', 'in-draft', 'done', 'closed'];

export const taskCommands: AddCommands = (program, session) => {
  const task = program.command('task').description('修订任务');
  listCommand(task, session);

  task
    .command('draft <event>')
    .description('按一项立改废的建议起草，每个目录版一份草案；要由人选定的留着')
    .option(
      '--item <item>',
      '只起草这个事项，如 longting-district/20-003，或加 =替换、=删去依据、=删除事项、=《接续的文件》；可写多次',
      itemOption,
    )
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (event: string, { item, as, json }: Acting & { item?: ChosenItem[] }) => {
      const act = actOf(session, as);
      const made = await withDatabase(session, (db) =>
        draftImpacts(db, numberOption(event), item ?? null, act),
      );
      show(session, json, made, sayDrafts);
    });

  task
    .command('close <id>')
    .description('办结：经评估无需修改')
    .requiredOption('--reason <reason>', '理由')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (id: string, { reason, as, json }: Acting & { reason: string }) => {
      const act = actOf(session, as);
      const closed = await withDatabase(session, (db) => closeTask(db, numberOption(id), reason, act));
      show(session, json, closed, () => `第 ${id} 号修订任务已办结，经评估无需修改：${reason}`);
    });
};

function listCommand(task: Command, session: Session): void {
  task
    .command('list')
    .description('列出修订任务，先到期的在前')
    .option('--edition <edition>', '只看一个目录版')
    .option('--state <state>', `只看一种状态：${states.join('、')}`, wordOption('--state', states))
    .option('--event <event>', '只看一项立改废的', numberOption)
    .option('--overdue', '只看逾期的')
    .option('--packages', '按法规文件、领域、单位归并')
    .option('--json', '输出 JSON')
    .action(async ({ edition, state, event, overdue, packages, json }: ListOptions) => {
      const search = { edition, event, state, ...(overdue ? { overdue } : {}) };
      const { tasks, byId } = await withDatabase(session, async (db) => ({
        tasks: await listVisibleTasks(db, search, readingAct()),
        byId: (await readRegister(db)).byId,
      }));
      const titleOf = (id: string) => `《${byId(id)?.title ?? id}》`;
      if (packages) show(session, json, { packages: packagesOf(tasks) }, () => sayPackages(tasks, titleOf));
      else
        show(session, json, { tasks }, () =>
          tasks.length === 0 ? '没有修订任务。' : tasks.map((one) => sayTask(one, titleOf)).join('\n'),
        );
    });
}

function sayPackages(tasks: readonly ListedTask[], titleOf: (regulation: string) => string): string {
  const said = packagesOf(tasks).map(({ regulation, domain, body, tasks: all }) => {
    const items = all.map(({ edition, code }) => `${edition} ${code}`);
    return `${titleOf(regulation)}\t领域 ${domain}\t${body ?? '—'}\t${all.length} 项\t${items.join('；')}`;
  });
  return said.length === 0 ? '没有修订任务。' : said.join('\n');
}

function sayDrafts({ drafts, left }: ImpactDrafts): string {
  return [
    ...drafts.map(({ edition, draft, codes }) => `第 ${draft} 号草案（${edition}）：${codes.join('、')}`),
    ...left.map(({ edition, code }) => `待人处理 ${edition} ${code}：没有可以直接起草的建议`),
  ].join('\n');
}
