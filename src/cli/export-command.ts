import type { Act } from '../account/actor.js';
import { logExport } from '../actions/log-export.js';
import { readPublicationLine } from '../actions/read-log.js';
import type { ExportFormat } from '../export/formats.js';
import { exportFormats, writeCatalog } from '../export/formats.js';
import { Refusal } from '../refusal.js';
import { readCatalog, readChosenDomain } from '../store/catalogs.js';
import { findEdition } from '../store/editions.js';
import { latestVersion } from '../store/versions.js';
import type { VersionChoice } from './reading-commands.js';
import { chooseVersion, versionOptions } from './reading-commands.js';
import type { AddCommands } from './session.js';
import type { Session } from './session.js';
import { actOf, withDatabase } from './session.js';
import { writeWhole } from './write-whole.js';

export const exportCommand: AddCommands = (program, session) => {
  versionOptions(program.command('export <edition>'))
    .description('导出某一天或某一版的目录')
    .requiredOption('--format <format>', exportFormats.join('、'))
    .requiredOption('-o, --output <file>', '写到哪个文件；- 为标准输出')
    .option('--domain <code>', '只导出一个领域')
    .option('--as <account>', '以谁的名义：写明的（或设了 DISCLOSURE_CATALOG_AS 的）有操作记录')
    .action(
      async (
        edition: string,
        options: VersionChoice & { format: string; output: string; domain?: string; as?: string },
      ) => {
        const format = readFormat(options.format);
        const act = knownAct(session, options.as);
        const bytes = await withDatabase(session, async (db) => {
          const version = await chooseVersion(db, edition, options);
          const catalog = await readChosenDomain(db, edition, version.number, options.domain);
          const checkpoint = await readPublicationLine(db, version);
          if (act) await logExport(db, version, { format, domain: options.domain ?? null }, act);
          return writeCatalog(format, await findEdition(db, edition), version, catalog, checkpoint);
        });
        deliver(session, options.output, bytes);
      },
    );

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

/** What is published anybody may take away; who says who they are is logged. */
function knownAct(session: Session, as: string | undefined): Act | null {
  return as || session.environment['DISCLOSURE_CATALOG_AS'] ? actOf(session, as) : null;
}

function deliver(session: Session, path: string, bytes: Uint8Array): void {
  if (path === '-') process.stdout.write(bytes);
  else {
    writeWhole(path, bytes);
    session.note(`已写入 ${path}（${bytes.byteLength} 字节）。`);
  }
}

function readFormat(text: string): ExportFormat {
  const format = exportFormats.find((known) => known === text);
  if (format) return format;
  throw new Refusal('request.parameter-invalid', {
    parameter: '--format',
    found: text,
    expected: ` ${exportFormats.join('、')} 之一`,
  });
}
