import type { WorkReport } from '../../../../regulation/work-report.js';
import type { Chart } from '../../chart/chart.js';
import { Columns } from '../../chart/columns.js';
import { ChartFigure } from '../../chart/figure.js';
import { StackedBars } from '../../chart/stacked-bars.js';
import type { Html } from '../../html.js';
import { Caption, Empty } from '../../parts.js';
import { versionUrl } from '../../urls.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import { ReportForms } from './forms.js';

/** 季度工作情况: what was done in a period, to be looked at and printed. */
export type ReportPage = {
  desk: DeskFrame;
  report: WorkReport;
  /** By edition. */
  names: ReadonlyMap<string, string>;
  /** The regions that have 规范性文件 on record. */
  regions: string[];
  quarters: { name: string; from: string; to: string }[];
  charts: { changes: Chart; due: Chart; findings: Chart };
};

export function reportPage(page: ReportPage): Html {
  const { desk, report, charts } = page;
  return (
    <DeskPage
      desk={desk}
      title="工作情况"
      meta={`${report.from} 至 ${report.to}`}
      actions={
        <button type="button" class="btn btn-line" data-print hidden>
          打印
        </button>
      }
      sheets={['desk-law', 'chart']}
    >
      <ReportForms page={page} />
      <Figures report={report} />
      <Editions report={report} />
      <ChartFigure chart={charts.changes} drawing={Columns} />
      <ChartFigure chart={charts.due} drawing={StackedBars} />
      <ChartFigure chart={charts.findings} drawing={StackedBars} />
      <Versions page={page} />
    </DeskPage>
  );
}

/** The figures that a report begins with. */
function Figures({ report: { versions, events, tasks } }: { report: WorkReport }): Html {
  const sum = (kind: 'added' | 'changed' | 'withdrawn') =>
    versions.reduce((count, version) => count + version[kind].length, 0);
  const figures = [
    {
      name: '发布版本',
      value: versions.length,
      more: `新增 ${sum('added')} 项、修改 ${sum('changed')} 项、删除 ${sum('withdrawn')} 项`,
    },
    {
      name: '立改废',
      value: events.enacted + events.amended + events.ended,
      more: `立 ${events.enacted}、改 ${events.amended}、废 ${events.ended}`,
    },
    {
      name: '新建任务',
      value: tasks.made,
      more: `期末未办结 ${tasks.open} 项，其中逾期 ${tasks.overdue} 项`,
    },
    {
      name: '办结任务',
      value: tasks.done + tasks.closed,
      more: `随版本 ${tasks.done} 项，无需修改 ${tasks.closed} 项，超期 ${tasks.late} 项`,
    },
  ];
  return (
    <dl class="figures">
      {figures.map(({ name, value, more }) => (
        <div class="box">
          <dt>{name}</dt>
          <dd>
            <b>{value}</b>
            <span>{more}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Editions({ report: { editions } }: { report: WorkReport }): Html {
  return (
    <div class="box grid-box">
      <table class="grid">
        <Caption>期末各版目录</Caption>
        <thead>
          <tr>
            <th scope="col">目录</th>
            <th scope="col" class="number">
              施行版本
            </th>
            <th scope="col" class="number">
              领域
            </th>
            <th scope="col" class="number">
              事项
            </th>
          </tr>
        </thead>
        <tbody>
          {editions.map(({ title, version, domains, items }) => (
            <tr>
              <th scope="row">{title}</th>
              <td class="number">{version === null ? '还没有' : `第 ${version} 版`}</td>
              <td class="number">{domains}</td>
              <td class="number">{items}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Each version of the period with what it did to which item, and why. */
function Versions({ page: { report, names } }: { page: ReportPage }): Html {
  const kinds = [
    ['added', '新增'],
    ['changed', '修改'],
    ['withdrawn', '删除'],
  ] as const;
  return (
    <section>
      <h2 class="group-head">本期发布的版本</h2>
      {report.versions.length === 0 ? <Empty>这一段时间没有发布版本。</Empty> : null}
      {report.versions.map((version) => (
        <section class="box lines">
          <h3>
            <a href={versionUrl(version.edition, version.number)}>
              {`${names.get(version.edition) ?? version.edition}第 ${version.number} 版`}
            </a>
            <small>{`${version.publishedOn} 发布，${version.effectiveOn} 起施行`}</small>
          </h3>
          <p>{version.note}</p>
          <ul>
            {kinds.flatMap(([kind, word]) =>
              version[kind].map(({ code, title, reason }) => (
                <li>
                  {`${word} ${code} ${title}`}
                  {reason === null ? null : <span class="aside">{`　${reason}`}</span>}
                </li>
              )),
            )}
          </ul>
        </section>
      ))}
    </section>
  );
}
