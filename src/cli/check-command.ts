import type { EditionCheck } from '../actions/check-edition.js';
import { checkDraft, checkEdition } from '../actions/check-edition.js';
import { findingWords, summarizeHealth } from '../regulation/health-check.js';
import type { FindingState } from '../regulation/finding.js';
import { listEditions } from '../store/editions.js';
import { dayOption, numberOption } from './options.js';
import { readingAct } from './reading-act.js';
import { sayFindings } from './say-health.js';
import type { AddCommands } from './session.js';
import { show, withDatabase } from './session.js';

type CheckOptions = { on?: string; draft?: number; json?: boolean };

/** What is in order, or what the register does not tell, is no finding. */
const quiet: readonly FindingState[] = ['in-force', 'status-unknown'];

export const checkCommand: AddCommands = (program, session, finish) => {
  program
    .command('check [edition]')
    .description('依据体检：每条依据在某一天是否有效；有问题时以 1 退出')
    .option('--on <day>', '哪一天（默认今天）', dayOption)
    .option('--draft <id>', '查一份草案，而不是现行的目录', numberOption)
    .option('--json', '输出 JSON')
    .action(async (edition: string | undefined, { on, draft, json }: CheckOptions) => {
      const act = readingAct();
      const checks = await withDatabase(session, async (db) => {
        if (draft !== undefined) return [await checkDraft(db, draft, on, act)];
        const editions = edition === undefined ? (await listEditions(db)).map(({ id }) => id) : [edition];
        return Promise.all(editions.map((id) => checkEdition(db, id, on, act)));
      });
      show(session, json, { checks }, () => checks.map(sayCheck).join('\n\n'));
      finish(checks.some(hasFindings) ? 1 : 0);
    });
};

function hasFindings({ check: { citations, orphans } }: EditionCheck): boolean {
  return orphans.length > 0 || citations.some(({ finding }) => !quiet.includes(finding.state));
}

function sayCheck({ edition, version, draft, check }: EditionCheck): string {
  const { on, citations, orphans, uncited } = check;
  const what = draft === null ? `第 ${version ?? ''} 版` : `第 ${draft} 号草案`;
  const found = citations.filter(({ finding }) => !quiet.includes(finding.state));
  return [
    `${edition} ${what}，${on} 的依据 ${citations.length} 条：${sayFindings(summarizeHealth(check).citations)}。`,
    ...found.map(({ code, text, finding }) => `${code}\t${findingWords[finding.state]}\t${text}`),
    ...orphans.map(({ code }) => `${code}\t没有一条依据仍然有效`),
    ...uncited.map((id) => `${id}\t要求公开，目录没有引用`),
  ].join('\n');
}
