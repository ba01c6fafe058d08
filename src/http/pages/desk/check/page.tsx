import type { Edition } from '../../../../catalog/catalog.js';
import type { FindingState } from '../../../../regulation/finding.js';
import type { Chart } from '../../chart/chart.js';
import { ChartFigure } from '../../chart/figure.js';
import { StackedBars } from '../../chart/stacked-bars.js';
import type { Html } from '../../html.js';
import { Segments } from '../../parts.js';
import { itemUrl, regulationUrl } from '../../urls.js';
import { editionName } from '../../words.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import type { FindingGroup } from './findings.js';
import { Findings } from './findings-table.js';

/** 依据体检: how the citations of an edition stand beside the law of a day. */
export type CheckPage = {
  desk: DeskFrame;
  edition: Edition;
  editions: Edition[];
  version: number;
  on: string;
  chart: Chart;
  /** Only what was found to be this; null: everything that is not simply in force. */
  state: FindingState | null;
  /** How many acts were found to be what. */
  counts: { state: FindingState; count: number }[];
  findings: FindingGroup[];
  page: { from: number; size: number; total: number };
  /** Whether they may say what a citation in doubt means. */
  mayChoose: boolean;
  /** Items every basis of which is gone. */
  orphans: { code: string; title: string }[];
  /** Acts that demand disclosure and are cited by no item. */
  uncited: { id: string; title: string }[];
};

export function checkPage(page: CheckPage): Html {
  const { desk, edition, editions, version, on, chart } = page;
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
      <Findings page={page} />
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
