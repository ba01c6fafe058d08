import type { Html } from '../html.js';
import type { Series } from './chart.js';
import { Filled } from './fills.js';
import { widthOf } from './scale.js';

const size = 13;
const lineHeight = 22;

/** The names of the series in as many lines as they need, and how high they are together. */
export function layLegend(
  series: readonly Series[],
  width: number,
): { places: { x: number; y: number }[]; height: number } {
  let [x, y] = [0, 0];
  const places = series.map(({ name }) => {
    const needed = 20 + widthOf(name, size) + 18;
    if (x > 0 && x + needed - 18 > width) [x, y] = [0, y + lineHeight];
    const place = { x, y };
    x += needed;
    return place;
  });
  return { places, height: y + lineHeight };
}

export function Legend({ id, series, width }: { id: string; series: Series[]; width: number }): Html {
  const { places } = layLegend(series, width);
  return (
    <>
      {series.map(({ name, meaning }, index) => {
        const { x, y } = places[index] ?? { x: 0, y: 0 };
        return (
          <>
            <Filled id={id} meaning={meaning} x={x + 0.5} y={y + 3.5} width={13} height={13} />
            <text x={x + 20} y={y + 15}>
              {name}
            </text>
          </>
        );
      })}
    </>
  );
}
