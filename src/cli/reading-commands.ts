import type { Command } from 'commander';
import type { Version } from '../catalog/catalog.js';
import { dayInShanghai, dayOf, isRetroactive } from '../catalog/day.js';
import type { ExplainedEntry } from '../catalog/blame.js';
import { blameFields } from '../catalog/blame.js';
import { sayChanges } from '../catalog/words.js';
import { publishedCatalog } from '../export/published-catalog.js';
import { Refusal } from '../refusal.js';
import { readChosenDomain } from '../store/catalogs.js';
import type { Db } from '../store/engine.js';
import { findEdition, listEditions } from '../store/editions.js';
import { readExplainedHistory } from '../store/item-spans.js';
import { findVersion, latestVersion, listVersions, versionInForce } from '../store/versions.js';
import { dayOption, instantOption, numberOption } from './options.js';
import type { AddCommands } from './session.js';
import { show, withDatabase } from './session.js';
import { sayCatalog } from './say-catalog.js';

/** Which version a command is about. */
export type VersionChoice = { version?: number; on?: string; known?: string };

export function versionOptions(command: Command): Command {
  return command
    .option('--version <number>', '第几版', numberOption)
    .option('--on <day>', '哪一天施行的（默认今天）', dayOption)
    .option('--known <instant>', '按那时已登记的情况', instantOption);
}

export async function chooseVersion(db: Db, edition: string, choice: VersionChoice): Promise<Version> {
  const { id } = await findEdition(db, edition);
  if (choice.version === undefined) {
    return versionInForce(db, id, {
      on: choice.on ?? dayInShanghai(new Date()),
      known: choice.known ?? null,
    });
  }
  if (choice.on !== undefined || choice.known !== undefined) {
    throw new Refusal('request.malformed', { why: '--version 与 --on、--known 只能用一种' });
  }
  return findVersion(db, id, choice.version);
}

export const readingCommands: AddCommands = (program, session) => {
  program
    .command('editions')
    .description('列出目录版')
    .option('--json', '输出 JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const editions = await withDatabase(session, async (db) =>
        Promise.all(
          (await listEditions(db)).map(async (edition) => ({
            ...edition,
            latest: await latestVersion(db, edition.id),
          })),
        ),
      );
      show(session, json, { editions }, () =>
        editions
          .map(
            ({ id, title, latest }) =>
              `${id}\t${title}\t第 ${latest.number} 版，${latest.effectiveOn} 起施行`,
          )
          .join('\n'),
      );
    });

  program
    .command('log <edition>')
    .description('列出一个目录版的全部版本，新的在前')
    .option('--json', '输出 JSON')
    .action(async (edition: string, { json }: { json?: boolean }) => {
      const versions = await withDatabase(session, async (db) => {
        const { id } = await findEdition(db, edition);
        return (await listVersions(db, id)).reverse();
      });
      show(session, json, { versions }, () => versions.map(sayVersion).join('\n'));
    });

  versionOptions(program.command('show <edition>'))
    .description('显示某一天或某一版的目录')
    .option('--domain <code>', '只看一个领域')
    .option('--json', '输出 JSON')
    .action(async (edition: string, options: VersionChoice & { domain?: string; json?: boolean }) => {
      const published = await withDatabase(session, async (db) => {
        const version = await chooseVersion(db, edition, options);
        const catalog = await readChosenDomain(db, edition, version.number, options.domain);
        return publishedCatalog(await findEdition(db, edition), version, catalog);
      });
      show(session, options.json, published, sayCatalog);
    });

  program
    .command('history <edition> <code>')
    .description('一个事项的由来')
    .option('--json', '输出 JSON')
    .action(async (edition: string, code: string, { json }: { json?: boolean }) => {
      const { history, versions } = await withDatabase(session, async (db) => {
        const { id } = await findEdition(db, edition);
        return { history: await readExplainedHistory(db, id, code), versions: await listVersions(db, id) };
      });
      show(session, json, { edition, code, history, since: blameFields(history) }, () =>
        history.map((entry) => sayHistory(entry, versions[entry.version - 1])).join('\n'),
      );
    });
};

function sayVersion(version: Version): string {
  const late = isRetroactive(version) ? '（追溯）' : '';
  return [
    `第 ${version.number} 版\t${version.effectiveOn} 起施行${late}\t${dayOf(version.publishedAt)} 由 ${version.publishedBy} 发布`,
    `\t${version.note}`,
    `\t${version.hash}`,
  ].join('\n');
}

const historyWords = {
  added: '新增',
  changed: '修改',
  moved: '移动',
  withdrawn: '删除',
  restored: '恢复',
} as const;

function sayHistory(entry: ExplainedEntry, version: Version | undefined): string {
  const head = `第 ${entry.version} 版（${version?.effectiveOn ?? ''} 起施行）${historyWords[entry.kind]}：${version?.note ?? ''}`;
  const why = entry.causes.flatMap(({ reason }) => (reason === null ? [] : [`  理由：${reason}`]));
  return [head, ...sayChanges(entry.changes).map((line) => `  ${line}`), ...why].join('\n');
}
