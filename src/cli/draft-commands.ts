import { publishDraft } from '../actions/publish-draft.js';
import type { DraftChange } from '../catalog/draft.js';
import { titleOf } from '../catalog/topic.js';
import { draftStates, fieldNames, sayValue } from '../catalog/words.js';
import type { ItemField } from '../catalog/item.js';
import { Refusal } from '../refusal.js';
import { findDraft, listDrafts } from '../store/drafts.js';
import { findEdition } from '../store/editions.js';
import { numberOption } from './options.js';
import type { AddCommands } from './session.js';
import { actOf, show, withDatabase } from './session.js';

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
        drafts.length === 0
          ? '没有草案。'
          : drafts
              .map(({ id, edition, baseVersion, state, title, author }) =>
                [
                  `第 ${id} 号`,
                  edition,
                  `以第 ${baseVersion} 版为底`,
                  draftStates[state],
                  title,
                  author,
                ].join('\t'),
              )
              .join('\n'),
      );
    });

  draft
    .command('show <id>')
    .description('一份草案的全部变更')
    .option('--json', '输出 JSON')
    .action(async (id: string, { json }: { json?: boolean }) => {
      const found = await withDatabase(session, async (db) => {
        const draft = await findDraft(db, numberOption(id));
        if (!draft) throw new Refusal('draft.unknown', { draft: numberOption(id) });
        return draft;
      });
      show(session, json, found, ({ id, edition, baseVersion, state, title, changes }) =>
        [
          `第 ${id} 号草案 ${title}（${edition}，以第 ${baseVersion} 版为底，${draftStates[state]}，${changes.length} 处变更）`,
          ...changes.flatMap(sayDraftChange),
        ].join('\n'),
      );
    });

  program
    .command('publish <draft>')
    .description('把草案发布为新版本')
    .requiredOption('--effective-on <day>', '施行日，如 2026-12-01')
    .requiredOption('--note <note>', '修订说明')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(
      async (id: string, options: { effectiveOn: string; note: string; as?: string; json?: boolean }) => {
        const { effectiveOn, note } = options;
        const version = await withDatabase(session, (db) =>
          publishDraft(db, numberOption(id), { effectiveOn, note }, actOf(session, options.as)),
        );
        show(
          session,
          options.json,
          version,
          ({ edition, number }) =>
            `已发布 ${edition} 第 ${number} 版，自 ${effectiveOn} 起施行。\n${version.hash}`,
        );
      },
    );
};

function sayDraftChange(change: DraftChange): string[] {
  switch (change.kind) {
    case 'add':
    case 'restore':
      return [`${change.kind === 'add' ? '新增' : '恢复'} ${change.place.domain} ${titleOf(change.content)}`];
    case 'edit':
      return [
        `修改 ${change.code}`,
        ...Object.entries(change.fields).map(
          ([field, value]) => `  ${fieldNames[field as ItemField]}：${sayValue(value).join('；')}`, // keys of fields are fields
        ),
      ];
    case 'withdraw':
      return [`删除 ${change.code}`];
    case 'move':
      return [`移动 ${change.code} 到领域 ${change.place.domain}`];
    case 'add-domain':
      return [`新增领域 ${change.domain} ${change.name}`];
  }
}
