import type { Html } from '../../../html.js';
import { editionName } from '../../../words.js';
import type { ImpactRow, RowState, RowStateName } from './row.js';

/** null: all of them. */
export type ImpactFilter = { edition: string | null; state: RowStateName | null };

export function filterRows(rows: readonly ImpactRow[], { edition, state }: ImpactFilter): ImpactRow[] {
  return rows.filter(
    (row) => (edition === null || row.edition.id === edition) && (state === null || row.state.name === state),
  );
}

/** Rows by edition and by state with their counts, and how many are finished. */
export function ImpactFilterBar({
  rows,
  filter,
  path,
}: {
  rows: readonly ImpactRow[];
  filter: ImpactFilter;
  path: string;
}): Html {
  const editions = [...new Map(rows.map(({ edition }) => [edition.id, edition])).values()];
  const states = [...new Map(rows.map(({ state }) => [state.name, state])).values()];
  const ended = rows.filter(({ state }) => state.name === 'done' || state.name === 'closed').length;
  const count = (change: Partial<ImpactFilter>) => filterRows(rows, { ...filter, ...change }).length;
  const href = (change: Partial<ImpactFilter>) => addressOf(path, { ...filter, ...change });
  return (
    <div class="filter-line">
      <nav class="segments small" aria-label="按版本">
        <Part
          text="全部"
          count={count({ edition: null })}
          current={filter.edition === null}
          href={href({ edition: null })}
        />
        {editions.map((edition) => (
          <Part
            text={editionName(edition)}
            count={count({ edition: edition.id })}
            current={filter.edition === edition.id}
            href={href({ edition: edition.id })}
          />
        ))}
      </nav>
      <nav class="segments small" aria-label="按状态">
        <Part
          text="全部状态"
          count={count({ state: null })}
          current={filter.state === null}
          href={href({ state: null })}
        />
        {states.map(({ name, text }) => (
          <Part
            text={shortly(name, text)}
            count={count({ state: name })}
            current={filter.state === name}
            href={href({ state: name })}
          />
        ))}
      </nav>
      <span class="spring"></span>
      <Progress done={ended} all={rows.length} />
    </div>
  );
}

function shortly(name: RowState['name'], text: string): string {
  return name === 'done' ? '已办结' : text;
}

type PartProps = { text: string; count: number; current: boolean; href: string };

function Part({ text, count, current, href }: PartProps): Html {
  return (
    <a href={href} aria-current={current ? 'true' : undefined}>
      {text}
      <small>{count}</small>
    </a>
  );
}

/** How much is finished, in words and as a bar. */
export function Progress({ done, all }: { done: number; all: number }): Html {
  const width = all === 0 ? 0 : (done / all) * 100;
  return (
    <span class="progress-words">
      {`办结 ${done} / ${all}`}
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="way" width="100" height="8" />
        <rect class="gone" width={width} height="8" />
      </svg>
    </span>
  );
}

function addressOf(path: string, { edition, state }: ImpactFilter): string {
  const query = new URLSearchParams({
    ...(edition === null ? {} : { edition }),
    ...(state === null ? {} : { state }),
  });
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
