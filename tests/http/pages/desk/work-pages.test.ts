import { expect, it } from '@jest/globals';
import { findingChart } from '../../../../src/http/pages/desk/check/finding-chart.js';
import type { Found } from '../../../../src/http/pages/desk/check/findings.js';
import { groupFindings } from '../../../../src/http/pages/desk/check/findings.js';
import { checkPage } from '../../../../src/http/pages/desk/check/page.js';
import { changesChart, dueChart } from '../../../../src/http/pages/desk/reports/charts.js';
import { reportPage } from '../../../../src/http/pages/desk/reports/page.js';
import { tasksPage } from '../../../../src/http/pages/desk/tasks/page.js';
import type { TasksPage } from '../../../../src/http/pages/desk/tasks/page.js';
import { renderPage } from '../../../../src/http/pages/html.js';
import { anEdition, textOf } from '../examples.js';
import { expectGoldenPage } from '../golden-page.js';
import { aDeskFrame } from './examples.js';

const tasks: TasksPage = {
  desk: aDeskFrame(),
  show: 'pending',
  edition: 'longting-district',
  editions: [anEdition(), anEdition('township')],
  total: 1,
  packages: [
    {
      law: '养老机构设立许可办法',
      domain: '养老服务',
      body: '区民政局',
      tasks: [
        {
          id: 7,
          event: 12,
          edition: anEdition(),
          code: '20-003',
          title: '养老机构设立许可',
          due: '2026-12-25（还有 28 天）',
          state: { text: '待修订', tone: 'amber' },
          reason: null,
        },
      ],
    },
  ],
};

it('given tasks, then they are listed in packages with what is due when', () => {
  expectGoldenPage('desk-tasks.html', tasksPage(tasks));
});

it.each([
  ['pending', '没有未办结的修订任务。'],
  ['overdue', '没有逾期的修订任务。'],
  ['blocked', '没有在等施行日的修订任务。'],
  ['ended', '还没有办结的修订任务。'],
] as const)('given no task that is %s, then the page says so and where tasks come from', (show, says) => {
  const text = textOf(renderPage(tasksPage({ ...tasks, show, packages: [], total: 0 })));
  expect(text).toContain(`${says} 法律法规有变动时，在立改废台账登记`);
});

const check = { on: '2026-11-27', citations: [], items: [], counts: {}, orphans: [], uncited: [] };

const repealed: Found = {
  code: '20-003',
  title: '养老机构设立许可',
  domain: '养老服务',
  cited: '《养老机构设立许可办法》第三条',
  act: { id: 'jiu', title: '养老机构设立许可办法' },
  state: 'repealed',
  more: '自 2020-11-01 起',
};

it('given an act that many items cite, then it is seen to once, the worst first', () => {
  const unknown: Found = { ...repealed, cited: '《某意见》', act: null, state: 'not-registered', more: null };
  const second = { ...repealed, code: '20-004', cited: '《养老机构设立许可办法》' };
  const item = ({ code, title, domain, cited }: Found) => ({ code, title, domain, cited });
  const { act, state, more } = repealed;
  expect(groupFindings([unknown, repealed, second])).toEqual([
    { act, state, more, name: '《养老机构设立许可办法》', items: [item(repealed), item(second)] },
    { act: null, state: 'not-registered', more: null, name: '《某意见》', items: [item(unknown)] },
  ]);
});

it('given a health check, then what must be seen to is listed, orphans and uncited acts apart', () => {
  expectGoldenPage(
    'desk-check.html',
    checkPage({
      desk: aDeskFrame(),
      edition: anEdition(),
      editions: [anEdition()],
      version: 1,
      on: '2026-11-27',
      chart: findingChart('区级', check, (code) => code),
      state: null,
      counts: [
        { state: 'repealed', count: 1 },
        { state: 'ambiguous', count: 1 },
      ],
      findings: groupFindings([
        repealed,
        { ...repealed, code: '20-001' },
        { ...repealed, code: '20-002' },
        { ...repealed, cited: '《消防条例》', act: null, state: 'ambiguous', more: '可能指 2 件文件' },
      ]),
      page: { from: 1, size: 50, total: 2 },
      mayChoose: true,
      orphans: [{ code: '20-003', title: '养老机构设立许可' }],
      uncited: [{ id: 'xin', title: '新条例' }],
    }),
  );
});

it('given a period, then its figures, charts, versions and files stand on one page', () => {
  const note = {
    edition: 'longting-district',
    number: 2,
    publishedOn: '2026-11-20',
    effectiveOn: '2026-12-01',
  };
  const work = { code: '19-003', title: '低保对象名单', reason: '新办法' };
  const versions = [{ ...note, note: '修订', added: [work], changed: [], withdrawn: [] }];
  expectGoldenPage(
    'desk-report.html',
    reportPage({
      desk: aDeskFrame(),
      report: {
        from: '2026-10-01',
        to: '2026-11-27',
        editions: [{ edition: 'longting-district', title: '区级版', version: 1, domains: 2, items: 3 }],
        versions,
        events: { enacted: 1, amended: 2, ended: 3 },
        tasks: { made: 5, done: 1, closed: 1, late: 1, open: 3, overdue: 2 },
      },
      names: new Map([['longting-district', '区级']]),
      regions: ['开封市龙亭区'],
      quarters: [{ name: '2026年第四季度', from: '2026-10-01', to: '2026-11-27' }],
      charts: {
        changes: changesChart(versions, '2026-11-27', 1),
        due: dueChart([], '2026-11-27'),
        findings: findingChart('区级', check, (code) => code),
      },
    }),
  );
});
