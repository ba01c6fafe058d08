import type { SinceExport } from '../actions/since-export.js';
import { readSinceExport } from '../actions/since-export.js';
import { sayChanges } from '../catalog/words.js';
import type { AddCommands } from './session.js';
import { actOf, show, withDatabase } from './session.js';

export const sinceCommand: AddCommands = (program, session, finish) => {
  program
    .command('since <edition>')
    .description('您上次导出以后发布了什么；只导出过几个领域的，只说这几个领域')
    .option('--as <account>', '以谁的名义')
    .option('--exit-code', '有变动时以 1 退出')
    .option('--json', '输出 JSON')
    .action(async (edition: string, options: { as?: string; exitCode?: boolean; json?: boolean }) => {
      const act = actOf(session, options.as);
      const found = await withDatabase(session, (db) => readSinceExport(db, edition, act));
      show(session, options.json, found, saySince);
      finish(options.exitCode && (found.since?.changes.length ?? 0) > 0 ? 1 : 0);
    });
};

function saySince({ edition, taken, latest, since }: SinceExport): string {
  if (taken === null) return '没有您导出过这个目录版的记录。';
  const { at, version, domains, format } = taken;
  const what = domains === null ? '' : `的领域 ${domains.join('、')}`;
  const last = `上次导出：${at}，第 ${version} 版${what}（${format}）。`;
  if (since === null) return `${last}它就是最新的一版。`;
  return [
    `${last}现在最新是第 ${latest} 版：${since.digest}`,
    ...sayChanges(since.changes),
    `对照表：diff ${edition} ${version} ${latest} --format docx -o 对照表.docx`,
  ].join('\n');
}
