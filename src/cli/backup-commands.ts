import { backUp, restoreBackup } from '../actions/back-up.js';
import type { Verification } from '../actions/verify-history.js';
import { openDatabase } from '../store/database.js';
import type { AddCommands } from './session.js';
import { show, withDatabase } from './session.js';

export const backupCommands: AddCommands = (program, session) => {
  program
    .command('backup <file>')
    .description(
      '备份到一个新文件：使用中也可备份，核对无误才留下；不含登录状态，可恢复到 SQLite 或 PostgreSQL',
    )
    .option('--json', '输出 JSON')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const verification = await withDatabase(session, (_, database) => backUp(database, file));
      show(session, json, verification, () => `已备份到 ${file}，${sayCounts(verification)}`);
    });

  program
    .command('restore-backup <file>')
    .description('把备份恢复到 DATABASE_URL 指定的空数据库；已有内容的数据库不动')
    .option('--json', '输出 JSON')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const { databaseUrl } = session.configuration;
      const verification = await restoreBackup(file, () => openDatabase(databaseUrl, { create: true }));
      const said = `已恢复，${sayCounts(verification)}所有人须重新登录。`;
      show(session, json, verification, () => said);
    });
};

function sayCounts({ editions, versions, contents, log }: Verification): string {
  return `核对无误：${editions} 个目录版、${versions} 个版本、${contents} 条内容、${log.entries} 条操作记录。`;
}
