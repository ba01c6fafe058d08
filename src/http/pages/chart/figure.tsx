import type { Html } from '../html.js';
import { Caption } from '../parts.js';
import type { Chart, Size } from './chart.js';
import { sumOf } from './chart.js';

type Drawing = (props: { chart: Chart; size: Size }) => Html;

/** A chart with its title, and all it shows as a table beneath; one that would be empty says so. */
export function ChartFigure({ chart, drawing: Drawn }: { chart: Chart; drawing: Drawing }): Html {
  const isEmpty = chart.bars.every(({ values }) => sumOf(values) === 0);
  return (
    <figure class="chart-figure box">
      <figcaption>
        <h2>{chart.title}</h2>
        <p>{chart.says}</p>
      </figcaption>
      {isEmpty ? null : (
        <>
          <div class="chart-wide">
            <Drawn chart={chart} size="wide" />
          </div>
          <div class="chart-narrow">
            <Drawn chart={chart} size="narrow" />
          </div>
          <details>
            <summary>看数字</summary>
            <Numbers chart={chart} />
          </details>
        </>
      )}
    </figure>
  );
}

function Numbers({ chart: { title, of, unit, series, bars } }: { chart: Chart }): Html {
  return (
    <table class="numbers">
      <Caption>{`${title}（${unit}）`}</Caption>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          {series.map(({ name }) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, values }) => (
          <tr>
            <th scope="row">{label}</th>
            {values.map((value) => (
              <td>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
