import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportOutcome } from '../actions/import-file.js';
import { importFile } from '../actions/import-file.js';
import { fieldNames } from '../catalog/words.js';
import { readKnownDomains } from '../import/starter.js';
import type { ReportedProblem } from '../problem.js';
import { sayPosition } from '../problem.js';
import { Refusal } from '../refusal.js';
import type { AddCommands } from './run.js';
import { actOf, show, withDatabase } from './session.js';

export const importCommands: AddCommands = (program, session, finish) => {
  const read = async (path: string) => {
    const { readFile } = await import('../import/import.js');
    const domains = readKnownDomains(session.configuration.catalogs);
    const bytes = readBytes(path);
    return { bytes, name: basename(path), domains, reading: await readFile(bytes, basename(path), domains) };
  };

  program
    .command('read <file>')
    .description('读出一个文件中的事项和问题，不用数据库')
    .option('--json', '输出 JSON')
    .action(async (path: string, { json }: { json?: boolean }) => {
      const { reading } = await read(path);
      const { toReadJson } = await import('../import/report.js');
      const report = toReadJson(reading);
      show(session, json, report, () =>
        [`读出 ${report.items.length} 个事项。`, ...report.problems.map(sayProblem)].join('\n'),
      );
      finish(hasErrors(report.problems) ? 1 : 0);
    });

  program
    .command('import <file>')
    .description('把一个文件读成草案；发布前不影响现行目录')
    .requiredOption('--edition <edition>', '目录版，如 longting-district')
    .option('--title <title>', '草案名称（默认为文件名）')
    .option('--dry-run', '只看会有什么变化')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(
      async (
        path: string,
        options: { edition: string; title?: string; dryRun?: boolean; as?: string; json?: boolean },
      ) => {
        const outcome = await withDatabase(session, async (db) => {
          const { domains, ...file } = await read(path);
          const request = {
            edition: options.edition,
            title: options.title ?? null,
            dryRun: options.dryRun ?? false,
          };
          return importFile(db, file, request, domains, actOf(session, options.as));
        });
        show(session, options.json, outcome, sayOutcome);
        finish(hasErrors(outcome.problems) ? 1 : 0);
      },
    );
};

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why =
      { ENOENT: '没有这个文件', EISDIR: '这是文件夹，不是文件', EACCES: '没有读取权限' }[code] ?? code;
    throw new Refusal('file.unreadable', { path, why });
  }
}

function hasErrors(problems: readonly ReportedProblem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

const severityWords = { error: '有误', warning: '请确认', info: '说明' } as const;

function sayProblem({ severity, at, message, code }: ReportedProblem): string {
  return `${severityWords[severity]} ${sayPosition(at)} ${message} [${code}]`;
}

function sayOutcome(outcome: ImportOutcome): string {
  const { added, changed, unchanged, missing, untouchedDomains, addedDomains, leftOut } = outcome;
  if (outcome.outcome === 'nothing-readable')
    return [sayResult(outcome), ...outcome.problems.map(sayProblem)].join('\n');
  return [
    sayResult(outcome),
    `新增 ${added.length} 项、修改 ${changed.length} 项、未变 ${unchanged.length} 项、未入库 ${leftOut} 行；` +
      `表内没有而保留的 ${missing.length} 项，未涉及的领域 ${untouchedDomains.length} 个（${untouchedDomains.reduce((sum, { items }) => sum + items, 0)} 项）。`,
    ...addedDomains.map(({ code, name }) => `新增领域 ${code} ${name}`),
    ...added.map(
      ({ at, domain, title, code }) =>
        `新增 ${sayPosition(at)} ${domain} ${title}${code ? `（编号 ${code}，与同级目录相同）` : ''}`,
    ),
    ...changed.map(
      ({ at, code, title, fields }) =>
        `修改 ${sayPosition(at)} ${code} ${title}：${fields.map((field) => fieldNames[field]).join('、')}`,
    ),
    ...missing.map(({ code, title }) => `保留 ${code} ${title}（表内没有）`),
    ...outcome.problems.map(sayProblem),
  ].join('\n');
}

function sayResult({ outcome, draft, edition, baseVersion }: ImportOutcome): string {
  switch (outcome) {
    case 'drafted':
      return `已建立第 ${draft ?? ''} 号草案（${edition}，以第 ${baseVersion} 版为底）。`;
    case 'already-drafted':
      return `这个文件已导入过，见第 ${draft ?? ''} 号草案；没有改动。`;
    case 'nothing-to-change':
      return `表中内容与 ${edition} 第 ${baseVersion} 版相同，没有建立草案。`;
    case 'nothing-readable':
      return '没有读出可以入库的事项，没有建立草案。';
    case 'dry-run':
      return `试导入：没有写入任何内容（${edition}，以第 ${baseVersion} 版为底）。`;
  }
}
