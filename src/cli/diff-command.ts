import type { Difference } from '../actions/compare-versions.js';
import { readDifference } from '../actions/compare-versions.js';
import { readDraftDifference } from '../actions/preview-draft.js';
import { readComparison, readDraftComparison } from '../actions/read-comparison.js';
import type { Comparison } from '../catalog/comparison.js';
import type { Draft } from '../catalog/draft.js';
import { substantiveOf } from '../catalog/semantic/weight.js';
import { sayChanges } from '../catalog/words.js';
import type { PaperKind } from '../export/revision/papers.js';
import { paperKinds, splitKind, writePaper } from '../export/revision/papers.js';
import { Refusal } from '../refusal.js';
import { findDraft } from '../store/drafts.js';
import { findEdition } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import { findVersion } from '../store/versions.js';
import { deliver } from './export-command.js';
import { numberOption } from './options.js';
import type { AddCommands, ExitCode, Session } from './session.js';
import { show, withDatabase } from './session.js';

type DiffOptions = {
  format: string;
  paper?: string;
  output?: string;
  json?: boolean;
  substantive?: boolean;
  exitCode?: boolean;
};

/** What is compared: both ends, found when asked for. */
type Compared = {
  difference: (db: Db) => Promise<Difference & Record<string, unknown>>;
  comparison: (db: Db, options: { substantive: boolean }) => Promise<Comparison>;
};

export const diffCommand: AddCommands = (program, session, finish) => {
  program
    .command('diff <edition> <from> <to>')
    .description('比较两个版本；<to> 写 draft:3 则比较第3号草案与它的底版（<from> 须是底版）')
    .option('--format <format>', 'text、json、html、xlsx 或 docx', 'text')
    .option(
      '--paper <paper>',
      'comparison（新旧条目对照表）、explanation（修订说明，docx）或 list（变动清单，xlsx）',
    )
    .option('-o, --output <file>', '文件写到哪里；- 为标准输出')
    .option('--json', '输出 JSON')
    .option('--substantive', '只看实质变更，不看文字调整')
    .option('--exit-code', '有差异时以 1 退出')
    .action(async (edition: string, from: string, to: string, options: DiffOptions) => {
      const compared = to.startsWith('draft:')
        ? draftOn(edition, numberOption(from), numberOption(to.slice('draft:'.length)))
        : versionsOf(edition, numberOption(from), numberOption(to));
      finish(await answer(session, compared, options));
    });
};

async function answer(session: Session, compared: Compared, options: DiffOptions): Promise<ExitCode> {
  const { substantive = false, exitCode = false } = options;
  const kind = kindOf(options);
  if (kind === null) {
    const found = await withDatabase(session, compared.difference);
    const changes = substantive ? substantiveOf(found.changes) : found.changes;
    show(session, options.json ?? options.format === 'json', { ...found, changes }, sayDifference);
    return exitCode && changes.length > 0 ? 1 : 0;
  }
  const comparison = await withDatabase(session, (db) => compared.comparison(db, { substantive }));
  deliver(session, options.output ?? '-', await writePaper(kind, comparison));
  return exitCode && comparison.items.length + comparison.domains.length > 0 ? 1 : 0;
}

function versionsOf(id: string, from: number, to: number): Compared {
  const find = async (db: Db) => {
    const edition = (await findEdition(db, id)).id;
    return {
      edition,
      before: await findVersion(db, edition, from),
      after: await findVersion(db, edition, to),
    };
  };
  return {
    async difference(db) {
      const { edition, before, after } = await find(db);
      return { edition, from, to, ...(await readDifference(db, edition, before.number, after.number)) };
    },
    async comparison(db, options) {
      const { before, after } = await find(db);
      return readComparison(db, before, after, options);
    },
  };
}

function draftOn(id: string, base: number, number: number): Compared {
  return {
    async difference(db) {
      const draft = await findDraftOn(db, id, base, number);
      return { edition: id, from: base, to: `draft:${number}`, ...(await readDraftDifference(db, draft)) };
    },
    comparison: async (db, options) =>
      readDraftComparison(db, await findDraftOn(db, id, base, number), options),
  };
}

/** @throws Refusal where the draft is of another edition, or rests on another version than the one named. */
async function findDraftOn(db: Db, edition: string, base: number, number: number): Promise<Draft> {
  const draft = await findDraft(db, number);
  if (draft?.edition !== edition) throw new Refusal('draft.unknown', { draft: number });
  if (draft.baseVersion === base) return draft;
  const expected = ` ${draft.baseVersion}，即草案的底版`;
  throw new Refusal('request.parameter-invalid', { parameter: 'from', found: String(base), expected });
}

/** null: text or JSON. @throws Refusal for a format there is not, or a paper that does not come in it. */
function kindOf({ format, paper }: DiffOptions): PaperKind | null {
  if (paper === undefined && (format === 'text' || format === 'json')) return null;
  const kind = paperKinds.find((each) => each === `${paper ?? 'comparison'}.${format}`);
  if (kind) return kind;
  const ofFormat = paperKinds.map(splitKind).filter((each) => each.format === format);
  throw ofFormat.length === 0
    ? new Refusal('request.parameter-invalid', {
        parameter: '--format',
        found: format,
        expected: ' text、json、html、xlsx 或 docx（写明 --paper 的，后三种之一）',
      })
    : new Refusal('request.parameter-invalid', {
        parameter: '--paper',
        found: paper ?? '',
        expected: ` ${ofFormat.map((each) => each.paper).join('、')} 之一（${format}）`,
      });
}

function sayDifference({ digest, changes, summary }: Difference): string {
  if (changes.length > 0) return [digest, '', ...sayChanges(changes)].join('\n');
  return Object.values(summary).every((count) => count === 0)
    ? '两个版本内容相同。'
    : `${digest}\n没有实质变更。`;
}
