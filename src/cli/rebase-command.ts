import { InvalidArgumentError } from 'commander';
import type { Rebase } from '../actions/rebase-draft.js';
import { rebaseDraft } from '../actions/rebase-draft.js';
import type { Draft } from '../catalog/draft.js';
import type { Conflict, Decision } from '../catalog/merge/conflict.js';
import { sayConflict } from '../catalog/merge/say-conflict.js';
import { numberOption } from './options.js';
import type { AddCommands } from './session.js';
import { actOf, show, withDatabase } from './session.js';

type RebaseOptions = { decide: Decision[]; as?: string; json?: boolean };

/** Brings a draft onto the newest version; exit code 1 where somebody has to decide first. */
export const rebaseCommand: AddCommands = (program, session, finish) => {
  const draft = program.commands.find((command) => command.name() === 'draft');
  if (!draft) throw new Error('the commands of drafts come first');
  draft
    .command('rebase <id>')
    .description('把草案并到最新版；有冲突时列出，选定后再并')
    .option(
      '--decide <key=choice>',
      '对一处冲突的选择：ours 用草案的，theirs 用现行版的，base 用原来的，或写 JSON 值；可写多次',
      decisionOption,
      [] as Decision[],
    )
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (id: string, options: RebaseOptions) => {
      const act = actOf(session, options.as);
      const seen = { draft: numberOption(id), revision: null };
      const result = await withDatabase(session, (db) => rebaseDraft(db, seen, options.decide, act));
      show(session, options.json, result, sayRebase);
      finish(result.rebase.conflicts.length > 0 ? 1 : 0);
    });
};

export function sayRebase({
  draft,
  rebase: { behind, conflicts, silent },
}: {
  draft: Draft;
  rebase: Rebase;
}): string {
  if (behind === 0) return `第 ${draft.id} 号草案已以最新的第 ${draft.baseVersion} 版为底。`;
  const late = `第 ${draft.id} 号草案的底本落后 ${behind} 版。`;
  if (conflicts.length === 0)
    return `${late}\n已并到第 ${draft.baseVersion} 版，余 ${draft.changes.length} 处变更，自动合并 ${silent.length} 处。请重新提交审核。`;
  return [late, `有 ${conflicts.length} 处冲突，请用 --decide 逐处选定：`, ...conflicts.flatMap(sayOne)].join(
    '\n',
  );
}

function sayOne(conflict: Conflict): string[] {
  const { key, base, ours, theirs, suggestion } = conflict;
  const { choice } = suggestion;
  return [
    '',
    sayConflict(conflict),
    `  原来：${JSON.stringify(base)}`,
    `  草案：${JSON.stringify(ours)}`,
    `  现行：${JSON.stringify(theirs)}`,
    `  建议：--decide '${key}=${typeof choice === 'string' ? choice : JSON.stringify(choice.value)}'`,
  ];
}

function decisionOption(text: string, before: Decision[]): Decision[] {
  const [, key, said] = /^(conflict-1:[0-9a-f]{64})=(.*)$/su.exec(text) ?? [];
  if (key === undefined || said === undefined)
    throw new InvalidArgumentError('应为 冲突键=ours、theirs、base 或 JSON 值');
  if (said === 'ours' || said === 'theirs' || said === 'base') return [...before, { key, choice: said }];
  try {
    return [...before, { key, choice: { value: JSON.parse(said) as never } }]; // checked against the conflict
  } catch {
    throw new InvalidArgumentError(`'${said}' 不是 ours、theirs、base，也不是 JSON`);
  }
}
