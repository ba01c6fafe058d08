import { dayInWords } from '../../../catalog/day.js';
import { actsIn } from '../../../regulation/basis-pieces.js';
import type { Html } from '../html.js';
import { Icon } from '../icon.js';
import type { Crumb } from '../parts.js';
import { StandingBadge } from '../parts.js';
import { catalogUrl, compareUrl, exportUrl } from '../urls.js';
import { domainTitle, versionName } from '../words.js';
import type { CatalogPage, ShownDomain } from './view.js';
import { isFiltered } from './view.js';

export function pageTitle({ query, tree, edition, content }: CatalogPage): string {
  if (query.q !== null) return `「${query.q}」的搜索结果`;
  if (content.kind === 'domain-absent') return domainTitle(content.name);
  const open = tree.find(({ code }) => code === query.domain);
  return open ? domainTitle(open.name) : edition.title;
}

export function crumbsOf(page: CatalogPage): Crumb[] {
  const { edition, query, tree, content } = page;
  const open = tree.find(({ code }) => code === query.domain)?.name;
  const here =
    query.q !== null ? '搜索' : content.kind === 'domain-absent' ? content.name : (open ?? '全部领域');
  return [
    { text: '标准目录', href: '/' },
    { text: edition.title, href: catalogUrl(edition.id, { on: query.on, chrome: query.chrome }) },
    { text: here, href: null },
  ];
}

/** Name, state, dates and counts; beside them the ways out on paper. */
export function TitleBlock({ page }: { page: CatalogPage }): Html {
  const { edition, version, standing, query } = page;
  const file = { version: version.number, domain: query.q === null ? query.domain : null };
  return (
    <div class="title-block">
      <div>
        <h1>{pageTitle(page)}</h1>
        <div class="meta">
          <StandingBadge standing={standing} />
          <span>{versionName(version.number)}</span>
          <span>{dayInWords(version.effectiveOn)}起施行</span>
          {page.content.kind === 'domains' ? (
            <span class="aside" data-announce>
              {countsInWords(page, page.content.domains)}
            </span>
          ) : null}
          <PreviousLink page={page} />
        </div>
      </div>
      <div class="actions">
        <a class="btn btn-line" href={catalogUrl(edition.id, { ...query, print: true })}>
          <Icon name="print" />
          打印
        </a>
        <a class="btn btn-line" href={exportUrl(edition.id, 'docx', file)}>
          <Icon name="file" />
          Word
        </a>
        <a class="btn btn-primary" href={exportUrl(edition.id, 'xlsx', file)}>
          <Icon name="sheet" />
          导出 Excel
        </a>
      </div>
    </div>
  );
}

function PreviousLink({ page: { edition, version, versions, query } }: { page: CatalogPage }): Html | null {
  const previous = versions.findLast((point) => point.version.number < version.number)?.version.number;
  if (previous === undefined) return null;
  const { domain, chrome } = query;
  return (
    <a class="no-print" href={compareUrl(edition.id, { from: previous, to: version.number, domain, chrome })}>
      与上一版对照 →
    </a>
  );
}

export function countsInWords({ query }: CatalogPage, domains: ShownDomain[]): string {
  const rows = domains.flatMap((domain) => domain.rows);
  const total = domains.reduce((sum, domain) => sum + domain.total, 0);
  if (query.q !== null)
    return `${domains.filter((domain) => domain.rows.length > 0).length} 个领域 · ${rows.length} 个事项`;
  if (isFiltered(query)) return `${total} 个事项中符合条件的 ${rows.length} 个`;
  const level1 = new Set(
    domains.flatMap((domain) => domain.rows.map(({ item }) => `${domain.code} ${item.level1 ?? ''}`)),
  );
  const laws = new Set(rows.flatMap(({ bases }) => actsIn(bases).map(({ id, title }) => id ?? title)));
  const parts = [
    ...(domains.length > 1 ? [`${domains.length} 个领域`] : []),
    `${level1.size} 个一级事项`,
    `${rows.length} 个事项`,
    ...(laws.size > 0 ? [`引用 ${laws.size} 部依据`] : []),
  ];
  return parts.join(' · ');
}
