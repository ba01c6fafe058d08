import type { FindingState } from '../../../../regulation/finding.js';
import type { HealthCheck } from '../../../../regulation/health-check.js';
import type { Chart, Series } from '../../chart/chart.js';
import { sumOf } from '../../chart/chart.js';

type Group = Series & { states: FindingState[] };

/** Findings by what is to be done about them. */
const groups: Group[] = [
  { name: '有效', meaning: 'good', states: ['in-force'] },
  { name: '须核对', meaning: 'changed', states: ['older-edition', 'renamed', 'article-moved'] },
  { name: '已废止、失效', meaning: 'gone', states: ['repealed', 'expired'] },
  { name: '尚未生效', meaning: 'waiting', states: ['not-yet-in-force'] },
  { name: '未登记、不明', meaning: 'unknown', states: ['not-registered', 'ambiguous', 'status-unknown'] },
];

/** How the citations of each domain stand. */
export function findingChart(
  edition: string,
  { counts, on }: HealthCheck,
  domainName: (code: string) => string,
): Chart {
  const bars = Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, found]) => ({
      label: domainName(code),
      values: groups.map(({ states }) => sumOf(states.map((state) => found[state] ?? 0))),
    }));
  const all = sumOf(bars.map(({ values }) => sumOf(values)));
  const gone = bars.map(({ values }) => values[2] ?? 0);
  const where = gone.filter((count) => count > 0).length;
  const says =
    all === 0
      ? `${edition}没有引用法规文件。`
      : `${edition}在 ${on} 共有 ${all} 条依据，${
          where === 0 ? '没有已废止或失效的' : `${sumOf(gone)} 条已废止或失效，分布在 ${where} 个领域`
        }。`;
  return { id: 'findings', title: '各领域依据的效力', says, of: '领域', unit: '条', series: groups, bars };
}
