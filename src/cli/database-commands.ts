import { initialize } from '../actions/initialize.js';
import type { Verification } from '../actions/verify-history.js';
import { sayFinding, verifyHistory } from '../actions/verify-history.js';
import { readStarters } from '../import/starter.js';
import type { AddCommands } from './session.js';
import { show, withDatabase } from './session.js';

export const databaseCommands: AddCommands = (program, session, finish) => {
  program
    .command('init')
    .description('建立数据库并装入 catalogs/ 中的起始目录；已有的不动')
    .option('--json', '输出 JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const starters = readStarters(session.configuration.catalogs);
      const versions = await withDatabase(session, (db) => initialize(db, starters, new Date()), {
        create: true,
      });
      show(session, json, { versions }, () =>
        versions.length === 0
          ? '数据库已建立过，没有改动。'
          : versions
              .map(({ edition, effectiveOn }) => `已装入 ${edition} 第 1 版，自 ${effectiveOn} 起施行。`)
              .join('\n'),
      );
    });

  program
    .command('verify')
    .description('重算全部内容、领域和版本的指纹，指出第一处不符')
    .option('--json', '输出 JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const verification = await withDatabase(session, verifyHistory);
      show(session, json, verification, sayVerification);
      finish(verification.finding ? 1 : 0);
    });
};

function sayVerification({ editions, versions, contents, finding }: Verification): string {
  return finding
    ? sayFinding(finding)
    : `核对无误：${editions} 个目录版、${versions} 个版本、${contents} 条内容都与指纹相符。`;
}
