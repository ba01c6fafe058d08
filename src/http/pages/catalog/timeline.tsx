import type { Html } from '../html.js';
import { catalogUrl, versionsUrl } from '../urls.js';
import { versionName } from '../words.js';
import type { CatalogPage, VersionPoint } from './view.js';

/** What fits beside each other; earlier ones are on the page of versions. */
const shownAtMost = 6;

/** The versions as points in time, each a link to what was in force then. */
export function VersionTimeline({ page }: { page: CatalogPage }): Html {
  const { query, edition, versions } = page;
  const shown = versions.slice(-shownAtMost);
  const first = versions.length > shownAtMost ? versions[0] : undefined;
  if (first) shown.splice(0, 1, first);
  return (
    <nav class="timeline box" aria-label="历次版本">
      <div class="label">
        <a href={versionsUrl(edition.id, query.chrome)}>历次版本</a>
        点选日期查看当时内容
      </div>
      <ol>
        {shown.map((point) => (
          <li
            class={point.state === 'future' ? 'future' : undefined}
            aria-current={point.version.number === page.version.number ? 'true' : undefined}
          >
            <a href={pointHref(page, point)}>{point.version.effectiveOn}</a>
            <small>{pointLabel(point)}</small>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The version in force needs no date: its address keeps meaning “now”. */
function pointHref({ edition, query }: CatalogPage, { version, state }: VersionPoint): string {
  const on = state === 'in-force' ? null : version.effectiveOn;
  return catalogUrl(edition.id, { ...query, on, version: null });
}

function pointLabel({ version, state }: VersionPoint): string {
  switch (state) {
    case 'in-force':
      return '现行有效';
    case 'future':
      return '将施行';
    case 'past':
      return version.number === 1 ? '首次发布' : versionName(version.number);
  }
}
