import { Option } from 'commander';
import { logExport } from '../actions/log-export.js';
import { prepareExport } from '../actions/prepare-export.js';
import { cutCells, sayCutCells } from '../export/cut-cells.js';
import type { ExportFormat } from '../export/formats.js';
import { exportFormats, writeCatalog } from '../export/formats.js';
import type { Paper } from '../export/official/paper.js';
import { papers } from '../export/official/paper.js';
import { readCatalog } from '../store/catalogs.js';
import { findEdition } from '../store/editions.js';
import { latestVersion } from '../store/versions.js';
import { listOption, wordOption } from './options.js';
import type { VersionChoice } from './reading-commands.js';
import { chooseVersion, versionOptions } from './reading-commands.js';
import type { AddCommands } from './session.js';
import type { Session } from './session.js';
import { knownAct, withDatabase } from './session.js';
import { writeWhole } from './write-whole.js';

type ExportOptions = VersionChoice & {
  format: ExportFormat;
  output: string;
  domain?: string[];
  for?: string;
  paper: Paper;
  as?: string;
};

export const exportCommand: AddCommands = (program, session) => {
  versionOptions(program.command('export <edition>'))
    .description('导出某一天或某一版的目录')
    .requiredOption('--format <format>', exportFormats.join('、'), wordOption('--format', exportFormats))
    .requiredOption('-o, --output <file>', '写到哪个文件；- 为标准输出')
    .option('--domain <code>', '只导出这个领域；可写多次', listOption)
    .option('--for <organization>', '以某乡镇或街道的名义：“乡镇人民政府”“街道办事处”处写它的名称')
    .addOption(
      new Option('--paper <paper>', '印在什么纸上（xlsx、docx、html）').choices(papers).default('A3'),
    )
    .option('--as <account>', '以谁的名义：写明的（或设了 DISCLOSURE_CATALOG_AS 的）有操作记录')
    .action(async (edition: string, options: ExportOptions) => {
      const { format } = options;
      const act = knownAct(session, options.as);
      const bytes = await withDatabase(session, async (db) => {
        const version = await chooseVersion(db, edition, options);
        const scope = { domains: options.domain ?? null, organization: options.for ?? null };
        const prepared = await prepareExport(db, version, scope);
        if (act) await logExport(db, prepared.mark, format, act);
        for (const line of sayCutCells(cutCells(format, prepared.catalog))) session.note(line);
        return writeCatalog(format, { ...prepared, paper: options.paper });
      });
      deliver(session, options.output, bytes);
    });

  program
    .command('template <edition>')
    .description('空白填报表：下拉框里是目录中在用的名称')
    .requiredOption('-o, --output <file>', '写到哪个文件；- 为标准输出')
    .action(async (edition: string, options: { output: string }) => {
      const { templateWorkbook } = await import('../export/template-xlsx.js');
      const bytes = await withDatabase(session, async (db) => {
        const found = await findEdition(db, edition);
        const { number } = await latestVersion(db, found.id);
        return templateWorkbook(found, await readCatalog(db, found.id, number));
      });
      deliver(session, options.output, bytes);
    });
};

export function deliver(session: Session, path: string, bytes: Uint8Array): void {
  if (path === '-') process.stdout.write(bytes);
  else {
    writeWhole(path, bytes);
    session.note(`已写入 ${path}（${bytes.byteLength} 字节）。`);
  }
}
