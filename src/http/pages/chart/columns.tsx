import type { Html } from '../html.js';
import type { Bar, Chart, Size } from './chart.js';
import { sizes } from './chart.js';
import { Filled, Patterns } from './fills.js';
import { layLegend, Legend } from './legend.js';
import { scaleOf, widthOf } from './scale.js';

const fontSize = 13;
const plotHeight = 190;

/** For times that follow each other: a group of standing columns for each, the value on top of each column. */
export function Columns({ chart, size }: { chart: Chart; size: Size }): Html {
  const id = `${chart.id}-${size}`;
  const width = sizes[size];
  const bars = size === 'wide' ? chart.bars : chart.bars.slice(-4);
  const scale = scaleOf(Math.max(...bars.flatMap(({ values }) => values), 0));
  const left = widthOf(String(scale.top), fontSize) + 10;
  const top = layLegend(chart.series, width).height + 22;
  const base = top + plotHeight;
  const up = (value: number) => base - (value / scale.top) * plotHeight;
  const group = (width - left) / Math.max(bars.length, 1);
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${width} ${base + 24}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-says`}
    >
      <title id={`${id}-title`}>{chart.title}</title>
      <desc id={`${id}-says`}>{chart.says}</desc>
      <Patterns id={id} meanings={chart.series.map(({ meaning }) => meaning)} />
      <Legend id={id} series={chart.series} width={width} />
      {scale.ticks.map((tick) => (
        <>
          <path class={tick === 0 ? 'rule base' : 'rule'} d={`M${left} ${up(tick)}H${width}`} />
          <text class="tick" x={left - 8} y={up(tick) + 4.5} text-anchor="end">
            {tick}
          </text>
        </>
      ))}
      {bars.map((bar, index) => (
        <Group id={id} bar={bar} chart={chart} x={left + index * group} width={group} up={up} />
      ))}
    </svg>
  );
}

type GroupProps = {
  id: string;
  bar: Bar;
  chart: Chart;
  x: number;
  width: number;
  up: (value: number) => number;
};

function Group({ id, bar: { label, values }, chart, x, width, up }: GroupProps): Html {
  const column = Math.min(26, (width * 0.78) / Math.max(values.length, 1));
  const start = x + (width - column * values.length) / 2;
  return (
    <>
      {values.map((value, index) => {
        const meaning = chart.series[index]?.meaning;
        if (value === 0 || meaning === undefined) return null;
        const box = { x: start + index * column + 1, width: column - 2 };
        return (
          <>
            <Filled id={id} meaning={meaning} {...box} y={up(value)} height={up(0) - up(value)} />
            <text class="sum" x={box.x + box.width / 2} y={up(value) - 5} text-anchor="middle">
              {value}
            </text>
          </>
        );
      })}
      <text x={x + width / 2} y={up(0) + 18} text-anchor="middle">
        {label}
      </text>
    </>
  );
}
