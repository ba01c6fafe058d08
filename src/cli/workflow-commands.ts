import { summarizeVersion } from '../actions/check-edition.js';
import { publishDraft } from '../actions/publish-draft.js';
import { restoreVersion } from '../actions/restore-version.js';
import { reviewDraft } from '../actions/review-draft.js';
import { abandonDraft, recallDraft, submitDraft } from '../actions/submit-draft.js';
import type { Act } from '../account/actor.js';
import type { Draft } from '../catalog/draft.js';
import type { ReviewKind } from '../catalog/review.js';
import { draftStates, reviewNames } from '../catalog/words.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { Option } from 'commander';
import { keepCheckpointAfter } from './keep-checkpoints.js';
import { numberOption } from './options.js';
import { sayHealth } from './say-health.js';
import type { AddCommands } from './session.js';
import { actOf, show, withDatabase } from './session.js';

type Acting = { as?: string; json?: boolean };
type ReviewOptions = Acting & {
  kind: ReviewKind;
  approve?: boolean;
  return?: boolean;
  comment?: string;
  digest?: string;
};

/** What becomes of a draft: from submission to publication. */
export const workflowCommands: AddCommands = (program, session) => {
  const draft = program.commands.find((command) => command.name() === 'draft');
  if (!draft) throw new Error('the commands of drafts come first');
  const write = async (
    id: string,
    options: Acting,
    work: (db: Db, id: number, act: Act) => Promise<Draft>,
  ) => {
    const act = actOf(session, options.as);
    const written = await withDatabase(session, (db) => work(db, numberOption(id), act));
    show(session, options.json, written, ({ state }) => `第 ${id} 号草案${draftStates[state]}。`);
  };
  const latest = (id: number) => ({ draft: id, revision: null });

  draft
    .command('submit <id>')
    .description('提交审核；提交后不能再改，除非撤回或被退回')
    .option('--reason <reason>', '没有写理由的变更一律用这个理由')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action((id: string, options: Acting & { reason?: string }) =>
      write(id, options, (db, number, act) => submitDraft(db, latest(number), options.reason ?? null, act)),
    );

  draft
    .command('recall <id>')
    .description('从审核中撤回，以便修改')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action((id: string, options: Acting) =>
      write(id, options, (db, number, act) => recallDraft(db, latest(number), act)),
    );

  draft
    .command('abandon <id>')
    .description('放弃一份草案；它仍可查看')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action((id: string, options: Acting) =>
      write(id, options, (db, number, act) => abandonDraft(db, latest(number), act)),
    );

  program
    .command('review <draft>')
    .description('审核一份草案：合法性审核和保密审查由两人分别进行，都不是起草人')
    .addOption(
      new Option('--kind <kind>', 'legality 合法性审核，secrecy 保密审查')
        .choices(Object.keys(reviewNames))
        .makeOptionMandatory(),
    )
    .addOption(new Option('--approve', '通过').conflicts('return'))
    .option('--return', '退回，须写意见')
    .option('--comment <comment>', '意见')
    .option('--digest <digest>', '看过的内容（draft show 所示）；与现在的不同则不记结论')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action((id: string, options: ReviewOptions) => {
      if (!options.approve && !options.return)
        throw new Refusal('request.parameter-invalid', {
          parameter: '--approve',
          found: '',
          expected: ' --approve（通过）或 --return（退回）',
        });
      const decision = options.approve ? 'approve' : 'return';
      const request = {
        kind: options.kind,
        decision,
        comment: options.comment ?? null,
        digest: options.digest ?? null,
      } as const;
      return write(id, options, (db, number, act) => reviewDraft(db, number, request, act));
    });

  program
    .command('publish <draft>')
    .description('把通过审核的草案发布为新版本')
    .requiredOption('--effective-on <day>', '施行日，如 2026-12-01')
    .requiredOption('--note <note>', '修订说明')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (id: string, options: Acting & { effectiveOn: string; note: string }) => {
      const { effectiveOn, note } = options;
      const act = actOf(session, options.as);
      const version = await withDatabase(session, async (db) => {
        const published = await publishDraft(db, numberOption(id), { effectiveOn, note }, act);
        await keepCheckpointAfter(session, db);
        return { ...published, health: await summarizeVersion(db, published) };
      });
      show(session, options.json, version, ({ edition, number, hash, health }) =>
        [`已发布 ${edition} 第 ${number} 版，自 ${effectiveOn} 起施行。`, hash, sayHealth(health)].join('\n'),
      );
    });

  program
    .command('restore <edition>')
    .description('按一个旧版本做一份草案，照常审核、发布')
    .requiredOption('--version <number>', '旧版本号', numberOption)
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (edition: string, options: Acting & { version: number }) => {
      const act = actOf(session, options.as);
      const made = await withDatabase(session, (db) =>
        restoreVersion(db, { edition, number: options.version }, act),
      );
      show(
        session,
        options.json,
        made,
        ({ id, changes }) => `已做成第 ${id} 号草案，${changes.length} 处变更。`,
      );
    });
};
