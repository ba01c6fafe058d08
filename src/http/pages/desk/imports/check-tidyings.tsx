import type { Html } from '../../html.js';
import type { DoneTidying } from './tidied.js';

/** So many places of a kind are listed; the command line lists them all. */
const mostListed = 60;

/** What was put in order while the file was read: counted, and on demand where. */
export function Tidyings({ tidyings }: { tidyings: readonly DoneTidying[] }): Html | null {
  if (tidyings.length === 0) return null;
  const all = tidyings.reduce((sum, { count }) => sum + count, 0);
  return (
    <section class="box tidyings">
      <h2>
        已自动整理<span class="count">{all}</span>
      </h2>
      <ul>
        {tidyings.map((tidying) => (
          <li>
            <details>
              <summary>
                <span class="blue-text">{tidying.message.replace(/。$/u, '')}</span>
                <span class="aside">{tidying.count} 处</span>
              </summary>
              <Places tidying={tidying} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Places({ tidying: { places, examples } }: { tidying: DoneTidying }): Html {
  return (
    <>
      {places.map(({ sheet, cells }) => (
        <p>
          {sheet === null ? '' : `${sheet}：`}
          {cells.slice(0, mostListed).join('、')}
          {cells.length > mostListed ? ` 等 ${cells.length} 段` : ''}
        </p>
      ))}
      {examples.slice(0, 3).map(({ at, before, after }) => (
        <p class="aside">
          {`如 ${at.cell ?? `第${at.row ?? 0}行`}：“${before}”${after === null ? '没有读' : `读作“${after}”`}`}
        </p>
      ))}
    </>
  );
}
