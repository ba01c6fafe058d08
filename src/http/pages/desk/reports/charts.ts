import { addDays } from '../../../../regulation/days.js';
import type { Task } from '../../../../regulation/task.js';
import type { VersionWork } from '../../../../regulation/work-report.js';
import type { Chart } from '../../chart/chart.js';
import { sumOf } from '../../chart/chart.js';

/** 2026-11-27 → 2026年第四季度 and its first and last day. */
export function quarterOf(day: string): { name: string; short: string; from: string; to: string } {
  const year = Number(day.slice(0, 4));
  const number = Math.ceil(Number(day.slice(5, 7)) / 3);
  const month = String(number * 3 - 2).padStart(2, '0');
  const [nextYear, nextMonth] =
    number === 4 ? [year + 1, '01'] : [year, String(number * 3 + 1).padStart(2, '0')];
  const word = ['一', '二', '三', '四'][number - 1] ?? '';
  return {
    name: `${year}年第${word}季度`,
    short: `${String(year).slice(2)}年${word}季`,
    from: `${year}-${month}-01`,
    to: addDays(`${nextYear}-${nextMonth}-01`, -1),
  };
}

/** Quarters up to the one of a day, the oldest first. */
export function quartersTo(day: string, count: number): ReturnType<typeof quarterOf>[] {
  const quarters: ReturnType<typeof quarterOf>[] = [];
  for (let at = day; quarters.length < count;) {
    const quarter = quarterOf(at);
    quarters.unshift(quarter);
    at = addDays(quarter.from, -1);
  }
  return quarters;
}

/** How many items the versions of each quarter added, changed and withdrew. */
export function changesChart(versions: readonly VersionWork[], to: string, count = 8): Chart {
  const bars = quartersTo(to, count).map((quarter) => {
    const own = versions.filter(
      ({ publishedOn }) => quarter.from <= publishedOn && publishedOn <= quarter.to,
    );
    const values = (['added', 'changed', 'withdrawn'] as const).map((kind) =>
      sumOf(own.map((version) => version[kind].length)),
    );
    return { label: quarter.short, values };
  });
  const [added = 0, changed = 0, withdrawn = 0] = [0, 1, 2].map((at) =>
    sumOf(bars.map(({ values }) => values[at] ?? 0)),
  );
  const says =
    added + changed + withdrawn === 0
      ? `近 ${count} 个季度没有发布过改动事项的版本。`
      : `近 ${count} 个季度新增 ${added} 项、修改 ${changed} 项、删除 ${withdrawn} 项。`;
  const series: Chart['series'] = [
    { name: '新增', meaning: 'new' },
    { name: '修改', meaning: 'changed' },
    { name: '删除', meaning: 'gone' },
  ];
  return { id: 'changes', title: '各季度的事项变动', says, of: '季度', unit: '项', series, bars };
}

/** Tasks that have not ended, by when they are due. */
export function dueChart(tasks: readonly Task[], today: string): Chart {
  const pending = tasks.filter(
    ({ state }) => state === 'open' || state === 'in-draft' || state === 'blocked',
  );
  const within = (from: string | null, to: string | null) => (task: Task) =>
    'dueOn' in task && (from === null || task.dueOn >= from) && (to === null || task.dueOn < to);
  const [week, month] = [addDays(today, 8), addDays(today, 31)];
  const spans: { label: string; holds: (task: Task) => boolean }[] = [
    { label: '已逾期', holds: within(null, today) },
    { label: '7 天内', holds: within(today, week) },
    { label: '8 至 30 天', holds: within(week, month) },
    { label: '30 天以后', holds: within(month, null) },
    { label: '期限未定', holds: ({ state }) => state === 'blocked' },
  ];
  const bars = spans.map(({ label, holds }) => {
    const own = pending.filter(holds);
    const values = (['open', 'in-draft', 'blocked'] as const).map(
      (state) => own.filter((task) => task.state === state).length,
    );
    return { label, values };
  });
  const late = sumOf(bars[0]?.values ?? []);
  const says =
    pending.length === 0
      ? '没有未办结的修订任务。'
      : `未办结 ${pending.length} 项，${late === 0 ? '没有逾期的' : `其中逾期 ${late} 项`}。`;
  const series: Chart['series'] = [
    { name: '待修订', meaning: 'changed' },
    { name: '已在草案中', meaning: 'new' },
    { name: '等施行日', meaning: 'waiting' },
  ];
  return { id: 'due', title: '修订任务的办理期限', says, of: '期限', unit: '项', series, bars };
}
