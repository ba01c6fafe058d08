import { basename } from 'node:path';
import { nameOf } from '../account/actor.js';
import type { ImportOutcome, ReceivedFile } from '../actions/import-file.js';
import { importFile } from '../actions/import-file.js';
import { readSentFile } from '../actions/read-sent-file.js';
import type { ColumnCorrection } from '../import/column-mapping.js';
import type { CellName } from '../import/cell-name.js';
import type { AssignedDomain } from '../import/overlay.js';
import type { AcceptedRow, RowRange } from '../import/row-choice.js';
import type { SaidCell } from '../import/said-cells.js';
import { readKnownDomains } from '../import/starter.js';
import type { ReportedProblem } from '../problem.js';
import {
  acceptOption,
  cellOption,
  domainOption,
  keepCellOption,
  mapOption,
  rowsOption,
} from './import-options.js';
import { numberOption } from './options.js';
import { withProgress } from './progress.js';
import { readBytes } from './read-bytes.js';
import type { AddCommands } from './session.js';
import { sayOutcome, sayProblem } from './say-import.js';
import { listTidying, sayTidying } from './say-tidying.js';
import { actOf, show, withDatabase } from './session.js';
import { writeWhole } from './write-whole.js';

type ImportOptions = {
  edition: string;
  title?: string;
  sender?: string;
  map?: ColumnCorrection[];
  accept?: AcceptedRow[];
  leaveOut?: RowRange[];
  domain?: AssignedDomain[];
  keepCell?: CellName[];
  cell?: SaidCell[];
  withdrawMissing?: boolean;
  clearBlanks?: boolean;
  base?: number;
  otherEdition?: boolean;
  dryRun?: boolean;
  report?: string;
  as?: string;
  json?: boolean;
};

export const importCommands: AddCommands = (program, session, finish) => {
  const open = async (path: string) => {
    const { readFile } = await import('../import/import.js');
    const domains = readKnownDomains(session.configuration.catalogs);
    return { readFile, domains, file: { bytes: readBytes(path), name: basename(path) } };
  };
  const watched = <T>(path: string, work: () => Promise<T>) =>
    withProgress(process.stderr, `正在读取 ${basename(path)}`, work);

  program
    .command('read <file>')
    .description('读出一个文件中的事项和问题，不用数据库')
    .option('--tidyings', '逐处列出读取时整理了什么')
    .option('--json', '输出 JSON')
    .action(async (path: string, { json, tidyings }: { json?: boolean; tidyings?: boolean }) => {
      const { readFile, domains, file } = await open(path);
      const reading = await watched(path, () => readFile(file.bytes, file.name, domains));
      const { toReadJson } = await import('../import/report.js');
      const report = toReadJson(reading);
      show(session, json, report, () =>
        [
          `读出 ${report.items.length} 个事项。`,
          ...report.problems.map(sayProblem),
          ...(tidyings ? report.tidyings.flatMap(listTidying) : report.tidyings.map(sayTidying)),
        ].join('\n'),
      );
      finish(hasErrors(report.problems) ? 1 : 0);
    });

  program
    .command('import <file>')
    .description('把一个文件读成草案；发布前不影响现行目录')
    .requiredOption('--edition <edition>', '目录版，如 longting-district')
    .option('--title <title>', '草案名称（默认为文件名）')
    .option('--sender <name>', '谁送来的表（默认为操作人）；栏目和事项的指定按来源记住')
    .option('--map <column=field>', '某列读作某栏目，如 H=公开时限，并记住；可写多次', mapOption)
    .option('--accept <row=code>', '某行就是某事项，如 5=19-003，并记住；可写多次', acceptOption)
    .option('--leave-out <rows>', '不导入的行，如 5,9-12 或 目录!5；可写多次', rowsOption)
    .option('--domain <code>', '看不出领域的行属于哪个领域，如 19 或 目录=19；可写多次', domainOption)
    .option('--keep-cell <cell>', '某格不算数，沿用现行内容，如 G9 或 目录!G9；可写多次', keepCellOption)
    .option('--cell <cell=text>', '某格应写的内容，如 G9=每年1月31日前；可写多次', cellOption)
    .option('--withdraw-missing', '删除所涉领域中表内没有的事项（默认保留）')
    .option('--clear-blanks', '空着的格清空原有内容（默认保留）')
    .option('--base <number>', '这个文件是在第几版上改的（默认按文件的标记，没有的按内容判断）', numberOption)
    .option('--other-edition', '文件是另一个目录版的，也导入')
    .option('--dry-run', '只看会有什么变化')
    .option('--report <file>', '另把问题标在各格的批注里，写成这个 Excel 文件（xlsx）')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (path: string, options: ImportOptions) => {
      const act = actOf(session, options.as);
      const sender = options.sender ?? nameOf(act.actor);
      const said = { sender, corrections: options.map ?? [], cells: options.cell ?? [] };
      const { received, outcome } = await withDatabase(session, async (db) => {
        const { readFile, domains, file } = await open(path);
        const received = await watched(path, () => readSentFile(db, readFile, file, domains, said, act));
        const { edition, accept = [], leaveOut = [], domain = [], keepCell = [] } = options;
        const request = {
          edition,
          sender,
          accept,
          leaveOut,
          domains: domain,
          keepCells: keepCell,
          title: options.title ?? null,
          dryRun: options.dryRun ?? false,
          withdrawMissing: options.withdrawMissing ?? false,
          clearBlanks: options.clearBlanks ?? false,
          base: options.base ?? null,
          otherEdition: options.otherEdition ?? false,
        };
        return { received, outcome: await importFile(db, received, request, domains, act) };
      });
      show(session, options.json, outcome, sayOutcome); // first: what was imported stays, whatever becomes of the report
      if (options.report !== undefined) await writeReport(options.report, received, outcome, act.at);
      const undecided = outcome.merge?.conflicts.length ?? 0;
      finish(hasErrors(outcome.problems) || undecided > 0 ? 1 : 0);
    });
};

/** The file with its problems as comments, the same as the API gives of a kept import. */
async function writeReport(
  path: string,
  file: ReceivedFile,
  outcome: ImportOutcome,
  at: Date,
): Promise<void> {
  const { readSheets } = await import('../import/import.js');
  const { annotateFile } = await import('../export/annotate-apart.js');
  const sent = { bytes: file.bytes, name: file.name, receivedAt: at.toISOString() };
  writeWhole(path, await annotateFile(readSheets, sent, outcome.problems));
}

function hasErrors(problems: readonly ReportedProblem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
