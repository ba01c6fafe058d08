import { basename } from 'node:path';
import { decideByWorkbook, readAskedConflicts } from '../actions/decide-conflicts.js';
import { readDraft } from '../actions/take-draft.js';
import { sayConflict } from '../catalog/merge/say-conflict.js';
import { deliver } from './export-command.js';
import { numberOption } from './options.js';
import { withProgress } from './progress.js';
import { readBytes } from './read-bytes.js';
import { sayRebase } from './rebase-command.js';
import type { AddCommands } from './session.js';
import { actOf, show, withDatabase } from './session.js';

type Acting = { as?: string; json?: boolean };

/** More than anybody decides. */
const mostRows = 20_000;

/** Conflicts of a draft as a workbook: out to be decided, and back in. */
export const decisionCommands: AddCommands = (program, session, finish) => {
  const draft = program.commands.find((command) => command.name() === 'draft');
  if (!draft) throw new Error('the commands of drafts come first');

  draft
    .command('conflicts <id>')
    .description('草案与最新版的冲突；写 -o 的导出为 Excel，逐行选定后用 draft decide 交回')
    .option('-o, --output <file>', '写到哪个文件；- 为标准输出')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (id: string, options: Acting & { output?: string }) => {
      const act = actOf(session, options.as);
      const { of, asked } = await withDatabase(session, async (db) => {
        const of = await readDraft(db, numberOption(id), act);
        return { of, asked: await readAskedConflicts(db, of) };
      });
      if (options.output !== undefined) {
        const { conflictsWorkbook } = await import('../export/conflicts-xlsx.js');
        const bytes = await conflictsWorkbook({ draft: of, ...asked, at: of.createdAt });
        deliver(session, options.output, bytes);
      }
      if (options.output !== '-')
        show(session, options.json, { draft: of.id, ...asked }, ({ conflicts }) =>
          [`有 ${conflicts.length} 处冲突。`, ...conflicts.map(sayConflict)].join('\n'),
        );
      finish(asked.conflicts.length > asked.decided.length ? 1 : 0);
    });

  draft
    .command('decide <id> <file>')
    .description('按填好的冲突表选定，并把草案并到最新版；没有选的留着')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (id: string, path: string, options: Acting) => {
      const act = actOf(session, options.as);
      const { readSheets } = await import('../import/import.js');
      const reading = await withProgress(process.stderr, `正在读取 ${basename(path)}`, () =>
        readSheets(readBytes(path), mostRows),
      );
      const result = await withDatabase(session, (db) =>
        decideByWorkbook(db, numberOption(id), reading, act),
      );
      show(session, options.json, result, sayRebase);
      finish(result.rebase.conflicts.length > 0 ? 1 : 0);
    });
};
