import type { EventOutcome } from '../actions/event-outcome.js';
import type { ListedTask } from '../actions/list-tasks.js';
import { taskStates } from '../actions/close-task.js';
import type { RegisterImport } from '../actions/import-register.js';
import { fieldNames } from '../catalog/words.js';
import { sayEvent } from '../regulation/event-words.js';
import type { Impact } from '../regulation/impact.js';
import type { ImpactProposal } from '../regulation/proposal.js';
import type { Regulation, RegulationEvent } from '../regulation/regulation.js';
import { statusOn } from '../regulation/status.js';
import { sayProblem } from './say-import.js';

export function sayRegulationLine(regulation: Regulation, day: string): string {
  const { id, title, kind, documentNumber, events } = regulation;
  return [id, `《${title}》`, kind, documentNumber ?? '—', statusOn(events, day).status ?? '效力不详'].join(
    '\t',
  );
}

export function sayRegulation(
  regulation: Regulation,
  day: string,
  events: readonly { id: number; event: RegulationEvent }[],
): string {
  const { aliases, issuer, region } = regulation;
  return [
    sayRegulationLine(regulation, day),
    ...(aliases.length === 0 ? [] : [`  又称：${aliases.join('、')}`]),
    ...(issuer === null ? [] : [`  制定机关：${issuer}`]),
    ...(region === null ? [] : [`  地区：${region}`]),
    ...events.map(({ id, event }) => `  第 ${id} 号 ${sayEvent(event)}`),
  ].join('\n');
}

const outcomeWords = {
  recorded: '已登记',
  known: '已登记过',
  'dry-run': '试登记，没有写入',
} as const;

export function sayEventOutcome(outcome: EventOutcome): string {
  const { event, effectiveOn, impacts, tasks } = outcome;
  const number = event === null ? '' : `，第 ${event} 号立改废`;
  const counts = `新建任务 ${tasks.added} 项，原有 ${tasks.present} 项，不再等待 ${tasks.unblocked} 项`;
  return [
    `${outcomeWords[outcome.outcome]}${number}。影响 ${impacts.length} 处；${counts}。`,
    effectiveOn === null ? '生效日未定，任务等待。' : `自 ${effectiveOn} 起生效；${sayDue(outcome)}`,
    ...outcome.unregistered.map((title) => `《${title}》还没有登记，引用它的依据查不出效力；请先登记。`),
    ...impacts.flatMap(sayImpact),
  ].join('\n');
}

export function sayDue({ dueOn, dueProblem }: Pick<EventOutcome, 'dueOn' | 'dueProblem'>): string {
  return dueOn === null ? (dueProblem ?? '') : `办理期限 ${dueOn}。`;
}

const howWords = {
  'whole-act': '全文',
  article: '所引条款',
  'title-only': '只引名称',
  'other-articles': '所引条款不在其内，未必受影响',
  'later-text': '所引已是更新的文本，未必受影响',
} as const;

export function sayImpact({ edition, code, where, how, cited, bodies, proposals }: Impact): string[] {
  const place =
    where.in === 'draft'
      ? `第 ${where.draft} 号草案`
      : `第 ${where.number} 版${where.in === 'scheduled' ? `（${where.effectiveOn} 起）` : ''}`;
  return [
    `${edition} ${code}\t${place}\t${howWords[how]}\t${cited.join('；')}\t${bodies.join('、')}`,
    ...proposals.map((proposal) => `  建议：${sayProposal(proposal)}`),
  ];
}

export function sayProposal(proposal: ImpactProposal): string {
  switch (proposal.kind) {
    case 'replace-citation':
      return `改为 ${proposal.legalBases.join('；')}`;
    case 'remove-citation':
      return `删去这条依据，余下 ${proposal.legalBases.join('；') || '（无）'}`;
    case 'choose-successor':
      return `从 ${proposal.candidates.map(({ title }) => `《${title}》`).join('、')} 中选定一件`;
    case 'withdraw-item':
      return '没有其他有效依据，删除这个事项';
    case 'check-articles':
      return `核对条款号：${proposal.articles.join('、')}`;
    case 'name-in-text':
      return `文中还写有该文件的名称：${proposal.places.map(({ field }) => fieldNames[field]).join('、')}`;
  }
}

export function sayTask(task: ListedTask, titleOf: (regulation: string) => string): string {
  const { id, edition, code, body, overdue, regulation } = task;
  const due = 'dueOn' in task ? `期限 ${task.dueOn}${overdue ? '（逾期）' : ''}` : '';
  const more =
    task.state === 'in-draft'
      ? `第 ${task.draft} 号草案`
      : task.state === 'done'
        ? `第 ${task.version} 版`
        : task.state === 'closed'
          ? task.reason
          : '';
  return [id, edition, code, body ?? '—', titleOf(regulation), taskStates[task.state], due, more]
    .filter((word) => word !== '')
    .join('\t');
}

const importWords = {
  saved: '已导入',
  'dry-run': '试导入，没有写入',
  'nothing-to-change': '与已登记的相同，没有改动',
  'nothing-readable': '没有读出法规文件',
} as const;

export function sayRegisterImport({ outcome, added, events, unchanged, problems }: RegisterImport): string {
  const known = new Set(added.map(({ id }) => id));
  const happened = events.filter(({ regulation }) => !known.has(regulation));
  return [
    `${importWords[outcome]}：新登记 ${added.length} 件，已登记的新增立改废 ${happened.length} 项，未变 ${unchanged} 件。`,
    ...happened.map(
      ({ id, title, event }) => `${id === null ? '' : `第 ${id} 号 `}《${title}》${sayEvent(event)}`,
    ),
    ...problems.map(sayProblem),
  ].join('\n');
}
