import type { Sentences } from './sentences.js';
import { sayFirst } from './sentences.js';

/** Refusals of what is proposed, imported, reviewed and published. */
export type DraftRefusals = {
  'import.unknown': { import: number };
  'import.job-unknown': { job: string };
  'import.interrupted': { job: string };
  'import.other-edition': { edition: string; found: string; version: number };
  'import.queue-full': { retryAfterSeconds: number };
  'draft.unknown': { draft: number };
  'draft.not-open': { draft: number; state: string; step: string };
  'draft.changed': { draft: number; seen: number; now: number };
  'draft.reasons-missing': { draft: number; subjects: string[] };
  'draft.nothing-proposed': { draft: number; subject: string };
  'draft.too-large': { draft: number; mostChanges: number; mostMegabytes: number };
  'draft.not-approved': { draft: number };
  'review.own-draft': { draft: number };
  'review.other-review': { draft: number };
  'review.decided': { draft: number; kind: string };
  'review.other-content': { draft: number };
  'review.comment-missing': { draft: number };
  'review.change-returned': { draft: number; subjects: string[] };
  'review.change-open': { draft: number; subjects: string[] };
  'conflict.unknown': { draft: number; key: string };
  'decisions.unreadable': { draft: number; faults: string[] };
  'conflict.choice-invalid': { draft: number; key: string };
  'restore.same': { edition: string; number: number };
  'draft.empty': { draft: number };
  'draft.misfit': { draft: number; what: string };
  'export.not-a-town': { organization: string };
  'publication.note-missing': { draft: number };
  'publication.too-early': { effectiveOn: string; firstOn: string };
  'publication.too-late': { effectiveOn: string; latestOn: string };
};

export const draftRefusals: Sentences<DraftRefusals> = {
  'import.unknown': {
    status: 404,
    say: (d) => `没有第 ${d.import} 次导入，或者它已经放弃。请到“导入”页查看待核对的文件，或重新上传。`,
  },
  'import.job-unknown': {
    status: 404,
    say: () =>
      '没有这次导入，或它的结果已过期。已建立的草案不受影响；也可以再传一次同一个文件，不会重复入库。',
  },
  'import.interrupted': {
    status: 503,
    say: () => '处理这次导入的服务进程中途停止了，没有结果。请再传一次同一个文件：已经入库的不会重复。',
  },
  'import.other-edition': {
    status: 409,
    say: (d) =>
      `这个文件是目录版 ${d.found} 第 ${d.version} 版的，不是 ${d.edition} 的，没有导入。如确要导入，请写明（--other-edition）。`,
  },
  'import.queue-full': {
    status: 503,
    say: (d) => `正在读取的文件太多，请 ${d.retryAfterSeconds} 秒后再传。`,
  },
  'draft.unknown': { status: 404, say: (d) => `没有第 ${d.draft} 号草案。` },
  'draft.not-open': { status: 409, say: (d) => `第 ${d.draft} 号草案${d.state}，不能${d.step}。` },
  'draft.changed': {
    status: 409,
    say: (d) =>
      `第 ${d.draft} 号草案在您打开以后有人改过（您看的是第 ${d.seen} 稿，现在是第 ${d.now} 稿），没有保存。请看过改动再改。`,
  },
  'draft.reasons-missing': {
    status: 409,
    say: (d) =>
      `第 ${d.draft} 号草案有 ${d.subjects.length} 处实质变更没有写理由（${sayFirst(d.subjects)}）。请逐处写明，或在提交时写一个总的理由。`,
  },
  'draft.nothing-proposed': {
    status: 404,
    say: (d) => `第 ${d.draft} 号草案没有关于 ${d.subject} 的变更。`,
  },
  'draft.too-large': {
    status: 422,
    say: (d) =>
      `第 ${d.draft} 号草案装不下了：一份草案最多 ${d.mostChanges} 处变更、${d.mostMegabytes} MB。请先提交这一份，其余另建草案。`,
  },
  'draft.not-approved': {
    status: 409,
    say: (d) =>
      `第 ${d.draft} 号草案还没有通过合法性审核和保密审查（须由起草人以外的两人分别审核），不能发布。`,
  },
  'review.own-draft': {
    status: 409,
    say: (d) => `您起草或修改过第 ${d.draft} 号草案，不能由您审核。请由别人审核。`,
  },
  'review.other-review': {
    status: 409,
    say: (d) => `您已对第 ${d.draft} 号草案作过另一项审核。合法性审核和保密审查须由两人分别进行。`,
  },
  'review.decided': { status: 409, say: (d) => `第 ${d.draft} 号草案的${d.kind}已有结论。` },
  'review.other-content': {
    status: 409,
    say: (d) => `您看过之后第 ${d.draft} 号草案的内容变了，没有记下您的结论。请看过现在的内容再审。`,
  },
  'review.comment-missing': { status: 400, say: (d) => `退回第 ${d.draft} 号草案须写明意见。` },
  'review.change-returned': {
    status: 409,
    say: (d) =>
      `您把第 ${d.draft} 号草案的 ${d.subjects.length} 项变动标为退回（${sayFirst(d.subjects)}），不能通过整份草案。请退回草案，或先改为通过。`,
  },
  'review.change-open': {
    status: 409,
    say: (d) =>
      `第 ${d.draft} 号草案还有 ${d.subjects.length} 项变动您没有作标记（${sayFirst(d.subjects)}）。请逐项或按缘由通过，再通过整份草案。`,
  },
  'conflict.unknown': { status: 404, say: (d) => `第 ${d.draft} 号草案没有冲突“${d.key}”，可能已经解决。` },
  'decisions.unreadable': {
    status: 422,
    say: (d) =>
      `没有记下任何选定，请改好再交：${d.faults.slice(0, 10).join('；')}${d.faults.length > 10 ? `；等 ${d.faults.length} 处` : ''}。`,
  },
  'conflict.choice-invalid': {
    status: 400,
    say: (d) => `第 ${d.draft} 号草案的冲突“${d.key}”不能这样选：选 ours、theirs、base，或写一个合适的值。`,
  },
  'restore.same': { status: 409, say: (d) => `${d.edition} 现在的内容与第 ${d.number} 版相同，不需要恢复。` },
  'draft.empty': { status: 409, say: (d) => `第 ${d.draft} 号草案没有任何变更，不需要发布。` },
  'draft.misfit': { status: 409, say: (d) => `第 ${d.draft} 号草案与现行目录对不上：${d.what}。` },
  'export.not-a-town': {
    status: 400,
    say: (d) => `“${d.organization}”不是乡镇或街道，目录中没有可以换成它的名称。`,
  },
  'publication.note-missing': {
    status: 400,
    say: (d) => `发布第 ${d.draft} 号草案须写明修订说明（--note）。`,
  },
  'publication.too-early': {
    status: 400,
    say: (d) => `施行日 ${d.effectiveOn} 早于首个版本的施行日 ${d.firstOn}，请核对年份。`,
  },
  'publication.too-late': {
    status: 400,
    say: (d) => `施行日 ${d.effectiveOn} 太远，最晚 ${d.latestOn}，请核对年份。`,
  },
};
