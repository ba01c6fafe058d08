import type { Db } from '../store/engine.js';
import type { Begun } from './first-start.js';
import { begin, readBeginning, sayAdministrator } from './first-start.js';
import { keepCheckpointAfter } from './keep-checkpoints.js';
import type { AddCommands } from './session.js';
import { show, withDatabase } from './session.js';

export const databaseCommands: AddCommands = (program, session) => {
  program
    .command('init')
    .description('建立数据库，装入 catalogs/ 中的单位和起始目录，建立管理员；已有的不动')
    .option('--json', '输出 JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const beginning = readBeginning(session);
      const work = async (db: Db) => {
        const begun = await begin(db, beginning, session);
        await keepCheckpointAfter(session, db);
        return begun;
      };
      const begun = await withDatabase(session, work, { create: true });
      show(session, json, begun, sayBegun);
    });
};

function sayBegun(begun: Begun): string {
  const { versions, organizations, regulations } = begun;
  const said = [
    ...(organizations.length > 0 ? [`已登记 ${organizations.length} 个单位（示例，请核对）。`] : []),
    ...(regulations.length > 0 ? [`已登记 ${regulations.length} 件法规文件，请核对。`] : []),
    ...versions.map(({ edition, effectiveOn }) => `已装入 ${edition} 第 1 版，自 ${effectiveOn} 起施行。`),
    ...sayAdministrator(begun),
  ];
  return said.length === 0 ? '数据库已建立过，没有改动。' : said.join('\n');
}
