import type { Verification } from '../actions/verify-history.js';
import { sayFinding, verifyHistory } from '../actions/verify-history.js';
import type { Begun } from './first-start.js';
import { begin, readBeginning, sayAdministrator } from './first-start.js';
import type { AddCommands } from './session.js';
import { show, withDatabase } from './session.js';

export const databaseCommands: AddCommands = (program, session, finish) => {
  program
    .command('init')
    .description('建立数据库，装入 catalogs/ 中的单位和起始目录，建立管理员；已有的不动')
    .option('--json', '输出 JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const beginning = readBeginning(session);
      const begun = await withDatabase(session, (db) => begin(db, beginning, session), { create: true });
      show(session, json, begun, sayBegun);
    });

  program
    .command('verify')
    .description('重算全部内容、领域和版本的指纹，指出第一处不符')
    .option('--json', '输出 JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const verification = await withDatabase(session, (db) => verifyHistory(db));
      show(session, json, verification, sayVerification);
      finish(verification.finding ? 1 : 0);
    });
};

function sayBegun(begun: Begun): string {
  const { versions, organizations } = begun;
  const said = [
    ...(organizations.length > 0 ? [`已登记 ${organizations.length} 个单位（示例，请核对）。`] : []),
    ...versions.map(({ edition, effectiveOn }) => `已装入 ${edition} 第 1 版，自 ${effectiveOn} 起施行。`),
    ...sayAdministrator(begun),
  ];
  return said.length === 0 ? '数据库已建立过，没有改动。' : said.join('\n');
}

function sayVerification({ editions, versions, contents, finding }: Verification): string {
  return finding
    ? sayFinding(finding)
    : `核对无误：${editions} 个目录版、${versions} 个版本、${contents} 条内容都与指纹相符。`;
}
