import { describe, expect, it } from '@jest/globals';
import { Columns } from '../../../../src/http/pages/chart/columns.js';
import { ChartFigure } from '../../../../src/http/pages/chart/figure.js';
import { scaleOf, widthOf } from '../../../../src/http/pages/chart/scale.js';
import { StackedBars } from '../../../../src/http/pages/chart/stacked-bars.js';
import { findingChart } from '../../../../src/http/pages/desk/check/finding-chart.js';
import {
  changesChart,
  dueChart,
  quarterOf,
  quartersTo,
} from '../../../../src/http/pages/desk/reports/charts.js';
import { renderPage } from '../../../../src/http/pages/html.js';
import type { VersionWork } from '../../../../src/regulation/work-report.js';
import { expectGolden } from '../../../export/golden.js';
import { aTask } from './law-examples.js';

const work = (code: string) => ({ code, title: '甲', reason: null });
const version: VersionWork = {
  edition: 'longting-district',
  number: 2,
  publishedOn: '2026-11-20',
  effectiveOn: '2026-12-01',
  note: '修订',
  added: [work('19-003')],
  changed: [work('19-001'), work('19-002')],
  withdrawn: [],
};

describe('what charts show', () => {
  it('given versions of several years, then those of the last quarters are counted, each where it was published', () => {
    const older = { ...version, publishedOn: '2026-02-03', withdrawn: [work('20-001')] };
    const gone = { ...version, publishedOn: '2020-11-02' };
    const { says, bars } = changesChart([version, older, gone], '2026-11-30', 4);
    expect({ says, bars }).toEqual({
      says: '近 4 个季度新增 2 项、修改 4 项、删除 1 项。',
      bars: [
        { label: '26年一季', values: [1, 2, 1] },
        { label: '26年二季', values: [0, 0, 0] },
        { label: '26年三季', values: [0, 0, 0] },
        { label: '26年四季', values: [1, 2, 0] },
      ],
    });
  });

  it('given tasks due on all sorts of days, then each stands in its span, and ended ones in none', () => {
    const due = (dueOn: string) => aTask({ state: 'open', dueOn });
    const tasks = [
      due('2026-11-26'),
      due('2026-11-27'),
      due('2026-12-04'),
      due('2026-12-05'),
      aTask({ state: 'in-draft', draft: 3, dueOn: '2026-12-27' }),
      due('2026-12-28'),
      aTask({ state: 'blocked' }),
      aTask({ state: 'done', version: 2 }),
    ];
    const { says, bars } = dueChart(tasks, '2026-11-27');
    expect({ says, bars }).toEqual({
      says: '未办结 7 项，其中逾期 1 项。',
      bars: [
        { label: '已逾期', values: [1, 0, 0] },
        { label: '7 天内', values: [2, 0, 0] },
        { label: '8 至 30 天', values: [1, 1, 0] },
        { label: '30 天以后', values: [1, 0, 0] },
        { label: '期限未定', values: [0, 0, 1] },
      ],
    });
  });

  it('given the counts of a health check, then findings are grouped by what is to be done', () => {
    const counts = {
      '20': { repealed: 2, expired: 1, 'not-registered': 1 },
      '19': { 'in-force': 8, renamed: 1, ambiguous: 1 },
    };
    const check = { on: '2026-11-27', citations: [], items: [], counts, orphans: [], uncited: [] };
    const { says, bars } = findingChart('区级', check, (code) => (code === '19' ? '社会救助' : '养老服务'));
    expect({ says, bars }).toEqual({
      says: '区级在 2026-11-27 共有 14 条依据，3 条已废止或失效，分布在 1 个领域。',
      bars: [
        { label: '社会救助', values: [8, 1, 0, 0, 1] },
        { label: '养老服务', values: [0, 0, 3, 0, 1] },
      ],
    });
  });

  it.each([
    ['2026-01-01', { name: '2026年第一季度', short: '26年一季', from: '2026-01-01', to: '2026-03-31' }],
    ['2024-06-30', { name: '2024年第二季度', short: '24年二季', from: '2024-04-01', to: '2024-06-30' }],
    ['2026-12-31', { name: '2026年第四季度', short: '26年四季', from: '2026-10-01', to: '2026-12-31' }],
  ])('given %s, then its quarter is named and bounded', (day, quarter) => {
    expect(quarterOf(day)).toEqual(quarter);
  });

  it('given a number of quarters, then they follow each other to the last', () => {
    expect(quartersTo('2026-02-10', 3).map(({ short }) => short)).toEqual([
      '25年三季',
      '25年四季',
      '26年一季',
    ]);
  });
});

describe('how charts are drawn', () => {
  it.each([
    [0, 4, { top: 1, ticks: [0, 1] }],
    [1, 4, { top: 1, ticks: [0, 1] }],
    [8, 4, { top: 8, ticks: [0, 2, 4, 6, 8] }],
    [39, 4, { top: 40, ticks: [0, 10, 20, 30, 40] }],
    [133, 5, { top: 150, ticks: [0, 50, 100, 150] }],
  ])('given %i at most and about %i marks, then the scale is round', (greatest, marks, scale) => {
    expect(scaleOf(greatest, marks)).toEqual(scale);
  });

  it('given Chinese and digits, then Chinese is square', () => {
    expect(widthOf('领域12', 10)).toBeCloseTo(31.6);
  });

  it('given changes by quarter, then columns and the table beneath say the same', () => {
    const chart = changesChart([version], '2026-11-30', 2);
    expectGolden('chart-columns.html', drawn(<ChartFigure chart={chart} drawing={Columns} />));
  });

  it('given parts of several kinds, then each has its colour and its pattern, and the sum stands at the end', () => {
    const tasks = [
      aTask(),
      aTask({ state: 'in-draft', draft: 3, dueOn: '2026-12-25' }),
      aTask({ state: 'blocked' }),
    ];
    const chart = dueChart(tasks, '2026-11-27');
    expectGolden('chart-bars.html', drawn(<ChartFigure chart={chart} drawing={StackedBars} />));
  });

  it('given findings from good to unknown, then each group has its own look', () => {
    const counts = {
      '19': { 'in-force': 8, renamed: 1, repealed: 2, 'not-yet-in-force': 1, 'not-registered': 1 },
    };
    const check = { on: '2026-11-27', citations: [], items: [], counts, orphans: [], uncited: [] };
    const chart = findingChart('区级', check, () => '社会救助');
    expectGolden('chart-findings.html', drawn(<ChartFigure chart={chart} drawing={StackedBars} />));
  });

  it('given nothing to show, then the figure says so instead of an empty frame', () => {
    const html = renderPage(<ChartFigure chart={dueChart([], '2026-11-27')} drawing={StackedBars} />);
    expect(html).toContain('没有未办结的修订任务。');
    expect(html).not.toContain('<svg');
  });
});

function drawn(figure: ReturnType<typeof ChartFigure>): string {
  return `${renderPage(figure).replace(/></g, '>\n<')}\n`;
}
