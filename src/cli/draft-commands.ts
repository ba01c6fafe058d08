import { readFileSync } from 'node:fs';
import { dropProposal, proposeChanges, startDraft } from '../actions/edit-draft.js';
import type { ProposedChange } from '../actions/edit-draft.js';
import { draftStates } from '../catalog/words.js';
import { Refusal } from '../refusal.js';
import { checkAgainst } from '../schema.js';
import { findDraft, listDrafts } from '../store/drafts.js';
import { findEdition } from '../store/editions.js';
import { listReviews } from '../store/reviews.js';
import { numberOption } from './options.js';
import { sayDraftChange, sayDraftHead, sayReview } from './say-draft.js';
import type { AddCommands } from './session.js';
import { actOf, show, withDatabase } from './session.js';

type Acting = { as?: string; json?: boolean };

export const draftCommands: AddCommands = (program, session) => {
  const draft = program.command('draft').description('草案');

  draft
    .command('list')
    .description('列出草案，新的在前')
    .option('--edition <edition>', '只看一个目录版')
    .option('--json', '输出 JSON')
    .action(async ({ edition, json }: { edition?: string; json?: boolean }) => {
      const drafts = await withDatabase(session, async (db) => {
        if (edition !== undefined) await findEdition(db, edition);
        return listDrafts(db, edition);
      });
      show(session, json, { drafts }, () =>
        drafts.length === 0 ? '没有草案。' : drafts.map(sayDraftHead).join('\n'),
      );
    });

  draft
    .command('show <id>')
    .description('一份草案的全部变更和审核意见')
    .option('--json', '输出 JSON')
    .action(async (id: string, { json }: { json?: boolean }) => {
      const found = await withDatabase(session, async (db) => {
        const whole = await findDraft(db, numberOption(id));
        if (!whole) throw new Refusal('draft.unknown', { draft: numberOption(id) });
        return { ...whole, reviews: await listReviews(db, whole.id) };
      });
      show(session, json, found, ({ edition, baseVersion, state, title, changes, reviews, digest }) =>
        [
          `第 ${id} 号草案 ${title}（${edition}，以第 ${baseVersion} 版为底，${draftStates[state]}，${changes.length} 处变更）`,
          ...changes.flatMap(sayDraftChange),
          ...(digest === null ? [] : [`送审内容：${digest}`]),
          ...reviews.map(sayReview),
        ].join('\n'),
      );
    });

  draft
    .command('add <edition>')
    .description('以最新版为底建一份空的草案')
    .requiredOption('--title <title>', '草案名称')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (edition: string, options: Acting & { title: string }) => {
      const act = actOf(session, options.as);
      const made = await withDatabase(session, (db) =>
        startDraft(db, { edition, title: options.title }, act),
      );
      show(session, options.json, made, ({ id }) => `已建立第 ${id} 号草案。`);
    });

  draft
    .command('propose <id> <file>')
    .description(
      '把 JSON 文件中的变更（一处或一组，格式见 /schemas/proposed-change.json）写进草案；全部写进或全不写',
    )
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (id: string, file: string, options: Acting) => {
      const act = actOf(session, options.as);
      const proposed = readProposals(file);
      const written = await withDatabase(session, (db) =>
        proposeChanges(db, { draft: numberOption(id), revision: null }, proposed, act),
      );
      show(session, options.json, written, ({ changes }) => `第 ${id} 号草案现有 ${changes.length} 处变更。`);
    });

  draft
    .command('drop <id> <subject>')
    .description('撤去草案中关于一个事项的变更（事项编码，新增事项写 +1 这样的序号）')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (id: string, subject: string, options: Acting) => {
      const act = actOf(session, options.as);
      const written = await withDatabase(session, (db) =>
        dropProposal(db, { draft: numberOption(id), revision: null }, subject, act),
      );
      show(session, options.json, written, ({ changes }) => `第 ${id} 号草案现有 ${changes.length} 处变更。`);
    });
};

/** @throws Refusal for a file that can't be read, is no JSON or does not fit. */
function readProposals(path: string): ProposedChange[] {
  const value = readJson(path);
  const all = Array.isArray(value) ? (value as unknown[]) : [value];
  return all.map((each) => checkAgainst<ProposedChange>('proposed-change', each, path));
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? '不是 JSON' : '打不开';
    throw new Refusal('file.unreadable', { path, why });
  }
}
