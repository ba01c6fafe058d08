import type { Sentences } from './sentences.js';

/** Refusals of acts, what happened to them, and what is to be done about it. */
export type LawRefusals = {
  'regulation.unknown': { regulation: string };
  'regulation.id-taken': { regulation: string; title: string };
  'event.unknown': { event: number };
  'event.retracted': { event: number };
  'event.invalid': { why: string };
  'citation.choice-invalid': { text: string; why: string };
  'task.unknown': { task: number };
  'task.missing': { edition: string; code: string };
  'task.not-open': { task: number; state: string };
  'task.reason-missing': { task: number };
  'impact.choice-invalid': { edition: string; code: string };
  'impact.nothing-mechanical': { event: number };
  'notice.unknown': { notice: number };
  'calendar.missing': Record<string, never>;
  'calendar.ends': { from: string; count: number; knownThrough: string };
  'calendar.begins': { from: string; knownFrom: string };
  'calendar.invalid': { why: string };
};

export const lawRefusals: Sentences<LawRefusals> = {
  'regulation.unknown': { status: 404, say: (d) => `没有登记法规文件“${d.regulation}”。` },
  'regulation.id-taken': {
    status: 409,
    say: (d) => `标识“${d.regulation}”已是《${d.title}》的，请换一个。`,
  },
  'event.unknown': { status: 404, say: (d) => `没有登记第 ${d.event} 号立改废。` },
  'event.retracted': { status: 409, say: (d) => `第 ${d.event} 号立改废的登记已经撤销。` },
  'event.invalid': { status: 422, say: (d) => `这项立改废不能登记：${d.why}。` },
  'citation.choice-invalid': { status: 422, say: (d) => `不能指定“${d.text}”所指的法规文件：${d.why}。` },
  'task.unknown': { status: 404, say: (d) => `没有第 ${d.task} 号修订任务。` },
  'task.missing': {
    status: 409,
    say: (d) => `${d.edition} 的 ${d.code} 没有这项立改废的修订任务，请先建立任务。`,
  },
  'task.not-open': { status: 409, say: (d) => `第 ${d.task} 号修订任务${d.state}，不能这样办理。` },
  'task.reason-missing': { status: 422, say: () => '经评估无需修改的，须写明理由。' },
  'impact.choice-invalid': {
    status: 422,
    say: (d) => `${d.edition} 的 ${d.code} 没有这样的修改建议，请先看影响分析。`,
  },
  'impact.nothing-mechanical': {
    status: 409,
    say: (d) => `第 ${d.event} 号立改废没有可以直接起草的修订任务：都已办理，或要先由人选定。`,
  },
  'notice.unknown': { status: 404, say: (d) => `没有第 ${d.notice} 号变动提醒要这个单位签收。` },
  'calendar.missing': { status: 409, say: () => '还没有登记工作日历，算不出办理期限。请先登记。' },
  'calendar.ends': {
    status: 409,
    say: (d) =>
      `工作日历只到 ${d.knownThrough}，算不出 ${d.from} 起第 ${d.count} 个工作日。请先登记下一年的节假日安排。`,
  },
  'calendar.begins': {
    status: 409,
    say: (d) => `工作日历从 ${d.knownFrom} 起，算不出 ${d.from} 以后的工作日。`,
  },
  'calendar.invalid': { status: 422, say: (d) => `工作日历有误：${d.why}。` },
};
