import type { Html } from '../html.js';
import type { Bar, Chart, Size } from './chart.js';
import { sizes, sumOf } from './chart.js';
import { Filled, Patterns } from './fills.js';
import { layLegend, Legend } from './legend.js';
import { scaleOf, widthOf } from './scale.js';

const fontSize = 13;
const [rowHeight, barHeight] = [28, 18];

/** One lying bar for each label, its parts one after the other, its sum at its end. */
export function StackedBars({ chart, size }: { chart: Chart; size: Size }): Html {
  const { series, bars } = chart;
  const id = `${chart.id}-${size}`;
  const width = sizes[size];
  const legend = layLegend(series, width);
  const labels = Math.max(...bars.map(({ label }) => widthOf(label, fontSize)), 0);
  const left = Math.ceil(Math.min(labels, width * 0.42)) + 10;
  const top = legend.height + 8;
  const bottom = top + bars.length * rowHeight;
  const scale = scaleOf(Math.max(...bars.map(({ values }) => sumOf(values)), 0), size === 'wide' ? 5 : 3);
  const right = width - widthOf(String(scale.top), fontSize) - 12;
  const across = (value: number) => left + (value / scale.top) * (right - left);
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${width} ${bottom + 24}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-says`}
    >
      <title id={`${id}-title`}>{chart.title}</title>
      <desc id={`${id}-says`}>{chart.says}</desc>
      <Patterns id={id} meanings={series.map(({ meaning }) => meaning)} />
      <Legend id={id} series={series} width={width} />
      {scale.ticks.map((tick) => (
        <>
          <path class="rule" d={`M${across(tick)} ${top - 2}V${bottom}`} />
          <text class="tick" x={across(tick)} y={bottom + 16} text-anchor="middle">
            {tick}
          </text>
        </>
      ))}
      {bars.map((bar, index) => (
        <Row id={id} bar={bar} chart={chart} y={top + index * rowHeight} left={left} across={across} />
      ))}
    </svg>
  );
}

type RowProps = {
  id: string;
  bar: Bar;
  chart: Chart;
  y: number;
  left: number;
  across: (value: number) => number;
};

function Row({ id, bar: { label, values }, chart, y, left, across }: RowProps): Html {
  const middle = y + rowHeight / 2 + 4.5;
  const sum = sumOf(values);
  return (
    <>
      <text x={left - 10} y={middle} text-anchor="end">
        {shorten(label, left - 10)}
      </text>
      {values.map((value, index) => {
        const meaning = chart.series[index]?.meaning;
        if (value === 0 || meaning === undefined) return null;
        const [from, to] = [across(sumOf(values.slice(0, index))), across(sumOf(values.slice(0, index + 1)))];
        const box = { x: from, y: y + (rowHeight - barHeight) / 2, width: to - from, height: barHeight };
        const fits = to - from >= widthOf(String(value), fontSize) + 8 && value !== sum;
        return (
          <>
            <Filled id={id} meaning={meaning} {...box} />
            {fits ? (
              <text class="count" x={(from + to) / 2} y={middle} text-anchor="middle">
                {value}
              </text>
            ) : null}
          </>
        );
      })}
      <text class="sum" x={across(sum) + 6} y={middle}>
        {sum}
      </text>
    </>
  );
}

/** A label that is longer than its place ends in a sign that says so; it stands whole in the table. */
function shorten(label: string, width: number): string {
  if (widthOf(label, fontSize) <= width) return label;
  const signs = Array.from(label);
  while (signs.length > 1 && widthOf(`${signs.join('')}…`, fontSize) > width) signs.pop();
  return `${signs.join('')}…`;
}
