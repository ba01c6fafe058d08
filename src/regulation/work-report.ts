import type { RegulationEvent } from './regulation.js';
import { isEnd } from './status.js';

/** The figures of an office for a period (季度工作情况); days are inclusive. */
export type WorkReport = {
  from: string;
  to: string;
  editions: EditionFigures[];
  versions: VersionWork[];
  /** 立, 改 and 废 that happened in it, or were registered in it and made work. */
  events: { enacted: number; amended: number; ended: number };
  tasks: TaskFigures;
};

/** An edition as it is in force at the end of the period; null: none is yet. */
export type EditionFigures = {
  edition: string;
  title: string;
  version: number | null;
  domains: number;
  items: number;
};

export type VersionWork = {
  edition: string;
  number: number;
  publishedOn: string;
  effectiveOn: string;
  note: string;
  added: ItemWork[];
  changed: ItemWork[];
  withdrawn: ItemWork[];
};

/** An item that a version touched, and why. */
export type ItemWork = { code: string; title: string; reason: string | null };

/** `open` and `overdue`: at the end of the period. `late`: of those that ended in it, the ones that ended after their day. */
export type TaskFigures = {
  made: number;
  done: number;
  closed: number;
  late: number;
  open: number;
  overdue: number;
};

/** Which event made a task, and when it was made, was due and ended, as days. */
export type TaskDays = {
  event: number;
  madeOn: string;
  dueOn: string | null;
  endedOn: string | null;
  outcome: 'done' | 'closed' | null;
};

type Period = Pick<WorkReport, 'from' | 'to'>;

/** 立 is an act that is new, 改 one that is amended or renamed, 废 one that ends; taking effect is part of 立 or 改. */
export function countEvents(events: readonly RegulationEvent[]): WorkReport['events'] {
  const count = (is: (event: RegulationEvent) => boolean) => events.filter(is).length;
  return {
    enacted: count(({ kind }) => kind === 'enacted'),
    amended: count(({ kind }) => kind === 'amended' || kind === 'renamed'),
    ended: count(isEnd),
  };
}

export function countTasks(tasks: readonly TaskDays[], { from, to }: Period): TaskFigures {
  const isWithin = (day: string | null) => day !== null && from <= day && day <= to;
  const ended = tasks.filter(({ endedOn }) => isWithin(endedOn));
  const open = tasks.filter(({ madeOn, endedOn }) => madeOn <= to && (endedOn === null || endedOn > to));
  return {
    made: tasks.filter(({ madeOn }) => isWithin(madeOn)).length,
    done: ended.filter(({ outcome }) => outcome === 'done').length,
    closed: ended.filter(({ outcome }) => outcome === 'closed').length,
    late: ended.filter(({ dueOn, endedOn }) => dueOn !== null && endedOn !== null && endedOn > dueOn).length,
    open: open.length,
    overdue: open.filter(({ dueOn }) => dueOn !== null && dueOn < to).length,
  };
}
