import type { Catalog } from '../catalog/catalog.js';
import type { ExportFormat } from '../export/formats.js';
import { exportFormats, writeCatalog } from '../export/formats.js';
import { Refusal } from '../refusal.js';
import { readCatalog } from '../store/catalogs.js';
import { findEdition } from '../store/editions.js';
import type { VersionChoice } from './reading-commands.js';
import { chooseVersion, versionOptions } from './reading-commands.js';
import type { AddCommands } from './run.js';
import { withDatabase } from './session.js';
import { writeWhole } from './write-whole.js';

export const exportCommand: AddCommands = (program, session) => {
  versionOptions(program.command('export <edition>'))
    .description('导出某一天或某一版的目录')
    .requiredOption('--format <format>', exportFormats.join('、'))
    .requiredOption('-o, --output <file>', '写到哪个文件；- 为标准输出')
    .option('--domain <code>', '只导出一个领域')
    .action(
      async (
        edition: string,
        options: VersionChoice & { format: string; output: string; domain?: string },
      ) => {
        const format = readFormat(options.format);
        const bytes = await withDatabase(session, async (db) => {
          const version = await chooseVersion(db, edition, options);
          const chosen = options.domain === undefined ? undefined : [options.domain];
          const catalog: Catalog = await readCatalog(db, edition, version.number, chosen);
          if (options.domain !== undefined && catalog.domains.length === 0) {
            throw new Refusal('domain.unknown', { edition, domain: options.domain });
          }
          return writeCatalog(format, await findEdition(db, edition), version, catalog);
        });
        if (options.output === '-') process.stdout.write(bytes);
        else {
          writeWhole(options.output, bytes);
          session.note(`已写入 ${options.output}（${bytes.byteLength} 字节）。`);
        }
      },
    );
};

function readFormat(text: string): ExportFormat {
  const format = exportFormats.find((known) => known === text);
  if (format) return format;
  throw new Refusal('request.parameter-invalid', {
    parameter: '--format',
    found: text,
    expected: ` ${exportFormats.join('、')} 之一`,
  });
}
