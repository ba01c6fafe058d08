import { reportWork } from '../actions/work-report.js';
import type { ItemWork, WorkReport } from '../regulation/work-report.js';
import { dayOption } from './options.js';
import { readingAct } from './reading-act.js';
import type { AddCommands } from './session.js';
import { show, withDatabase } from './session.js';

export const reportCommand: AddCommands = (program, session) => {
  program
    .command('report')
    .description('一段时间的工作情况：目录规模、发布的版本、增改删的事项和理由、立改废、修订任务')
    .requiredOption('--from <day>', '从哪一天', dayOption)
    .requiredOption('--to <day>', '到哪一天', dayOption)
    .option('--json', '输出 JSON')
    .action(async ({ from, to, json }: { from: string; to: string; json?: boolean }) => {
      const report = await withDatabase(session, (db) => reportWork(db, { from, to }, readingAct()));
      show(session, json, report, sayReport);
    });
};

function sayReport({ from, to, editions, versions, events, tasks }: WorkReport): string {
  return [
    `${from} 至 ${to} 工作情况`,
    ...editions.map(({ edition, version, domains, items }) =>
      version === null
        ? `${edition}\t还没有版本`
        : `${edition}\t第 ${version} 版\t${domains} 个领域、${items} 个事项`,
    ),
    `发布 ${versions.length} 版。`,
    ...versions.flatMap(({ edition, number, publishedOn, note, added, changed, withdrawn }) => [
      `${edition} 第 ${number} 版（${publishedOn} 发布）：${note}；新增 ${added.length} 项、修改 ${changed.length} 项、删除 ${withdrawn.length} 项`,
      ...added.map((item) => sayItem('新增', item)),
      ...changed.map((item) => sayItem('修改', item)),
      ...withdrawn.map((item) => sayItem('删除', item)),
    ]),
    `登记立 ${events.enacted} 项、改 ${events.amended} 项、废 ${events.ended} 项。`,
    `修订任务新建 ${tasks.made} 项，随版本办结 ${tasks.done} 项，经评估无需修改 ${tasks.closed} 项（其中逾期办结 ${tasks.late} 项）；期末未结 ${tasks.open} 项，其中逾期 ${tasks.overdue} 项。`,
  ].join('\n');
}

function sayItem(verb: string, { code, title, reason }: ItemWork): string {
  return `  ${verb} ${code} ${title}${reason === null ? '' : `：${reason}`}`;
}
