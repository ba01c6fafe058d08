import type { ImportOutcome } from '../actions/import-file.js';
import { fieldNames, sayValue } from '../catalog/words.js';
import type { FieldValue } from '../import/edit-row.js';
import type { MatchedBy } from '../import/match-rows.js';
import type { Position, ReportedProblem } from '../problem.js';
import { sayPosition } from '../problem.js';
import { sayHealth } from './say-health.js';
import { sayTidying } from './say-tidying.js';

const severityWords = { error: '有误', warning: '请确认', info: '说明' } as const;

export function sayProblem({ severity, at, message, code }: ReportedProblem): string {
  return inLine(severityWords[severity], sayPosition(at), message, `[${code}]`);
}

/** Words that say nothing leave no gap: two spaces stand between columns only. */
function inLine(...words: string[]): string {
  return words.filter((word) => word !== '').join(' ');
}

/** An outcome line by line: what came of it, how it was read, then each row. */
export function sayOutcome(outcome: ImportOutcome): string {
  const problems = [...outcome.problems.map(sayProblem), ...outcome.repairs.map(sayRepair)];
  if (outcome.outcome === 'nothing-readable')
    return [
      sayResult(outcome),
      ...sayNumber(outcome),
      ...sayMapped(outcome),
      ...sayNotTaken(outcome),
      ...problems,
    ].join('\n');
  return [
    ...sayBehind(outcome),
    sayResult(outcome),
    ...sayNumber(outcome),
    sayCounts(outcome),
    ...sayMerge(outcome),
    ...sayMapped(outcome),
    ...outcome.addedDomains.map(({ code, name }) => `新增领域 ${code} ${name}`),
    ...outcome.added.flatMap(sayAdded),
    ...outcome.changed.flatMap(sayChanged),
    ...outcome.blankKept.map(sayKept),
    ...outcome.withdrawn.map(({ code, title }) => `删除 ${code} ${title}（表内没有）`),
    ...outcome.missing.map(({ code, title }) => `保留 ${code} ${title}（表内没有）`),
    ...sayNotTaken(outcome),
    ...problems,
    ...outcome.tidyings.map(sayTidying),
    ...(outcome.health === undefined ? [] : [sayHealth(outcome.health)]),
  ].join('\n');
}

/** Under which the file and its report are kept. */
function sayNumber({ importId }: ImportOutcome): string[] {
  return importId === null ? [] : [`文件和报告已存为第 ${importId} 次导入。`];
}

function sayKept({ code, field, at, kept, unread }: ImportOutcome['blankKept'][number]): string {
  const [what, why] = unread ? ['未采用', '格内写的读不出'] : ['未清空', '格内为空'];
  return inLine(what, sayPosition(at), code, `${fieldNames[field]}：${why}，保留“${say(kept)}”`);
}

function sayRepair({ at, label, cell }: ImportOutcome['repairs'][number]): string {
  return `可修 ${sayPosition(at)} ${label}：加 --cell "${cell}"`;
}

function sayCounts(outcome: ImportOutcome): string {
  const { added, changed, unchanged, leftOut, missing, withdrawn, untouchedDomains } = outcome;
  const untouched = untouchedDomains.reduce((sum, { items }) => sum + items, 0);
  return (
    `新增 ${added.length} 项、修改 ${changed.length} 项、未变 ${unchanged.length} 项、未入库 ${leftOut} 行；` +
    `表内没有而保留的 ${missing.length} 项、删除的 ${withdrawn.length} 项，未涉及的领域 ${untouchedDomains.length} 个（${untouched} 项）。`
  );
}

/** Said first: nothing that follows is read rightly without it. */
function sayBehind({ merge, baseVersion, baseBy }: ImportOutcome): string[] {
  if (merge === null) return [];
  const { behind } = merge;
  return [
    `底本落后 ${behind} 版：文件以第 ${baseVersion} 版为底（${bases[baseBy]}），现已是第 ${baseVersion + behind} 版。`,
  ];
}

const bases: Record<ImportOutcome['baseBy'], string> = {
  request: '按要求',
  sheet: '按文件内的标记',
  properties: '按文件的属性',
  contents: '按内容判断',
  latest: '最新',
};

function sayMerge({ merge, draft }: ImportOutcome): string[] {
  if (merge === null) return [];
  const { conflicts, silent } = merge;
  const how = `draft conflicts ${draft ?? '草案号'} -o 冲突.xlsx`;
  return [
    `与其间发布的自动合并 ${silent.length} 处，冲突 ${conflicts.length} 处。`,
    ...conflicts.map(({ message }) => `冲突 ${message}`),
    ...(conflicts.length > 0 && draft !== null ? [`用 ${how} 导出，逐处选定后交回；定完才能送审。`] : []),
  ];
}

const ways = { request: '按本次指定', remembered: '按该来源以前的指定' } as const;

function sayMapped({ mapped, sender }: ImportOutcome): string[] {
  return mapped.map(
    ({ at, column, heading, field, by }) =>
      `栏目 ${sayPosition(at)} ${column} 列“${heading}”读作“${field}”（${ways[by]}，来源：${sender}）`,
  );
}

function sayAdded({ at, domain, title, code, suggestion }: ImportOutcome['added'][number]): string[] {
  const sister = code === null ? '' : `（编号 ${code}，与同级目录相同）`;
  return [
    `新增 ${sayPosition(at)} ${domain} ${title}${sister}`,
    ...(suggestion === null
      ? []
      : [
          `  与 ${suggestion.code} ${suggestion.title} 相似（${Math.round(suggestion.likeness * 100)}%）；` +
            `若是同一事项，加 --accept ${acceptWord(at)}=${suggestion.code}`,
        ]),
  ];
}

/** As `--accept` takes it; a sheet's name may hold what a shell would split. */
function acceptWord({ sheet, row }: Position): string {
  return sheet === null ? `${row ?? ''}` : `"${sheet}!${row ?? ''}"`;
}

const reasons: Record<MatchedBy, string> = {
  code: '按编号对照',
  remembered: '按以前的确认对照',
  names: '按领域和名称对照',
  accepted: '按本次确认对照',
};

function sayChanged({ at, code, title, by, fields }: ImportOutcome['changed'][number]): string[] {
  return [
    `修改 ${sayPosition(at)} ${code} ${title}（${reasons[by]}）`,
    ...fields.map(
      ({ field, at: cell, before, after }) =>
        `  ${inLine(cell.cell ?? '', `${fieldNames[field]}：${say(before)} → ${say(after)}`)}`,
    ),
  ];
}

const whyNot = {
  asked: '按要求不导入',
  error: '有误',
  'no-domain': '领域不明',
  'second-row-of-item': '与另一行是同一事项',
  'names-of-several': '与几个事项同名',
} as const;

function sayNotTaken({ notTaken }: ImportOutcome): string[] {
  return notTaken.map(({ at, title, why }) =>
    inLine('未入库', sayPosition(at), `${title}（${whyNot[why]}）`),
  );
}

function say(value: FieldValue): string {
  return sayValue(value).join('；') || '（空）';
}

/** With a conflict open the draft stays on the version the file was made on. */
function standsOn({ baseVersion, merge }: ImportOutcome): number {
  return merge !== null && merge.conflicts.length === 0 ? baseVersion + merge.behind : baseVersion;
}

function sayResult(outcome: ImportOutcome): string {
  const { draft, edition, baseVersion } = outcome;
  switch (outcome.outcome) {
    case 'drafted':
      return `已建立第 ${draft ?? ''} 号草案（${edition}，以第 ${standsOn(outcome)} 版为底）。`;
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
