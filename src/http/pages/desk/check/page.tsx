import type { Edition } from '../../../../catalog/catalog.js';
import type { FindingState } from '../../../../regulation/finding.js';
import type { Chart } from '../../chart/chart.js';
import { ChartFigure } from '../../chart/figure.js';
import { StackedBars } from '../../chart/stacked-bars.js';
import type { Html } from '../../html.js';
import type { Tone } from '../../parts.js';
import { Badge, Caption, Empty, Segments } from '../../parts.js';
import { itemUrl, regulationUrl } from '../../urls.js';
import { editionName } from '../../words.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';

/** 依据体检: how the citations of an edition stand beside the law of a day. */
export type CheckPage = {
  desk: DeskFrame;
  edition: Edition;
  editions: Edition[];
  version: number;
  on: string;
  chart: Chart;
  /** Citations that are not simply in force, the worst first. */
  findings: FindingRow[];
  /** Items every basis of which is gone. */
  orphans: { code: string; title: string }[];
  /** Acts that demand disclosure and are cited by no item. */
  uncited: { id: string; title: string }[];
};

export type FindingRow = {
  code: string;
  title: string;
  domain: string;
  cited: string;
  /** The page of the act it means; null: it means none for sure. */
  regulation: string | null;
  state: FindingState;
  says: string;
  /** What is known beyond that: since when, what takes its place. */
  more: string | null;
};

const tones: Record<FindingState, Tone> = {
  'in-force': 'green',
  'older-edition': 'amber',
  renamed: 'amber',
  'article-moved': 'amber',
  'not-yet-in-force': 'violet',
  repealed: 'red',
  expired: 'red',
  'not-registered': 'grey',
  ambiguous: 'grey',
  'status-unknown': 'grey',
};

export function checkPage(page: CheckPage): Html {
  const { desk, edition, editions, version, on, chart, findings } = page;
  return (
    <DeskPage
      desk={desk}
      title="依据体检"
      meta={`${editionName(edition)}第 ${version} 版，对照 ${on} 的法规文件`}
      sheets={['desk-law', 'chart']}
    >
      <div class="filter-line">
        <Segments
          label="版本"
          segments={editions.map((one) => ({
            text: editionName(one),
            href: `/desk/check?edition=${one.id}&on=${on}`,
            current: one.id === edition.id,
          }))}
        />
        <form class="day-form" action="/desk/check">
          <input type="hidden" name="edition" value={edition.id} />
          <label for="on">哪一天的法规</label>
          <input id="on" name="on" type="date" value={on} class="form-control form-control-sm" required />
          <button class="btn btn-line">体检</button>
        </form>
      </div>
      <ChartFigure chart={chart} drawing={StackedBars} />
      <Orphans page={page} />
      <h2 class="group-head">
        须处理的依据 <small>{`${findings.length} 条，废止的在前`}</small>
      </h2>
      {findings.length === 0 ? (
        <Empty>每一条依据都有效，没有要处理的。</Empty>
      ) : (
        <Findings edition={edition.id} findings={findings} />
      )}
      <Uncited page={page} />
    </DeskPage>
  );
}

function Orphans({ page: { edition, orphans } }: { page: CheckPage }): Html | null {
  if (orphans.length === 0) return null;
  return (
    <section class="box lines">
      <h2>{`依据全部失效的事项 ${orphans.length} 个`}</h2>
      <ul>
        {orphans.map(({ code, title }) => (
          <li>
            <a href={itemUrl(edition.id, code)}>{title}</a> <span class="aside">{code}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Uncited({ page: { uncited } }: { page: CheckPage }): Html | null {
  if (uncited.length === 0) return null;
  return (
    <section class="box lines">
      <h2>{`要求公开而没有事项引用的文件 ${uncited.length} 件`}</h2>
      <ul>
        {uncited.map(({ id, title }) => (
          <li>
            <a href={regulationUrl(id)}>《{title}》</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Findings({ edition, findings }: { edition: string; findings: FindingRow[] }): Html {
  return (
    <div class="box grid-box">
      <table class="grid stacked findings">
        <Caption>须处理的依据</Caption>
        <thead>
          <tr>
            <th scope="col" class="item">
              事项
            </th>
            <th scope="col">依据</th>
            <th scope="col" class="state">
              体检结果
            </th>
          </tr>
        </thead>
        <tbody>
          {findings.map(({ code, title, domain, cited, regulation, state, says, more }) => (
            <tr>
              <th scope="row" class="item">
                <a href={itemUrl(edition, code)}>{title}</a>
                <span class="below">
                  {domain}
                  <span class="code">{code}</span>
                </span>
              </th>
              <td>{regulation === null ? cited : <a href={regulationUrl(regulation)}>{cited}</a>}</td>
              <td class="state">
                <Badge tone={tones[state]}>{says}</Badge>
                {more === null ? null : <span class="below">{more}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
