import type { Html } from '../html.js';
import { Empty } from '../parts.js';
import { catalogUrl } from '../urls.js';
import { editionName } from '../words.js';
import type { Form } from './form.js';
import { formOf } from './form.js';
import { Reading } from './reading.js';
import { CatalogTable } from './table.js';
import type { CatalogContent, CatalogPage, ShownDomain } from './view.js';
import { isFiltered, unfiltered } from './view.js';

/** The items as table or item by item, or the sentence that says why there are none. */
export function Content({ page }: { page: CatalogPage }): Html {
  const { content } = page;
  if (content.kind === 'domain-absent') return <Absent page={page} content={content} />;
  const shown = content.domains.filter((domain) => domain.rows.length > 0);
  if (shown.length === 0) return <NoItems page={page} />;
  const form = formOf(
    shown.flatMap(({ rows }) => rows),
    page.choices.levels,
    page.edition.level,
  );
  const alone = page.query.domain !== null && page.query.q === null;
  const isWhole = page.query.domain === null && page.query.q === null && page.query.view === 'auto';
  return (
    <>
      {isWhole ? <TooLongForPhones page={page} /> : null}
      {shown.map((domain) => (
        <>
          {alone ? null : <DomainHead page={page} domain={domain} />}
          {isWhole ? (
            <CatalogTable page={page} domain={domain} form={form} />
          ) : (
            <Views page={page} domain={domain} form={form} heading={alone ? 2 : 3} />
          )}
        </>
      ))}
    </>
  );
}

/** Twice all items, as table and one by one, would be more than a phone can take. */
function TooLongForPhones({ page: { edition, query } }: { page: CatalogPage }): Html {
  return (
    <div class="on-phones">
      <Empty>
        全部领域列成一张宽表。手机上请选择一个领域，或
        <a href={catalogUrl(edition.id, { ...query, view: 'read' })}>逐项阅读全部事项</a>。
      </Empty>
    </div>
  );
}

type ViewsProps = { page: CatalogPage; domain: ShownDomain; form: Form; heading: 2 | 3 };

function Views({ page, domain, form, heading }: ViewsProps): Html {
  switch (page.query.view) {
    case 'table':
      return <CatalogTable page={page} domain={domain} form={form} />;
    case 'read':
      return <Reading page={page} domain={domain} heading={heading} anchored />;
    case 'auto':
      return (
        <>
          <div class="not-on-phones">
            <CatalogTable page={page} domain={domain} form={form} />
          </div>
          <div class="on-phones">
            <Reading page={page} domain={domain} heading={heading} anchored={false} />
          </div>
        </>
      );
  }
}

function DomainHead({ page, domain }: { page: CatalogPage; domain: ShownDomain }): Html {
  return (
    <h2 class="group-head">
      <a href={catalogUrl(page.edition.id, { ...page.query, q: null, domain: domain.code })}>{domain.name}</a>{' '}
      <small>{domain.rows.length} 项</small>
    </h2>
  );
}

function NoItems({ page: { edition, query } }: { page: CatalogPage }): Html {
  if (query.q !== null)
    return (
      <Empty>
        没有找到「{query.q}」。可换用事项名称、法规全称或文号。
        <a href={catalogUrl(edition.id, unfiltered(query))}>清除搜索</a>
      </Empty>
    );
  if (isFiltered(query))
    return (
      <Empty>
        没有符合条件的事项。<a href={catalogUrl(edition.id, unfiltered(query))}>清除筛选</a>
      </Empty>
    );
  return <Empty>{query.domain === null ? '这个版本没有事项。' : '这个领域没有事项。'}</Empty>;
}

type AbsentProps = { page: CatalogPage; content: Extract<CatalogContent, { kind: 'domain-absent' }> };

function Absent({ page: { edition, query }, content: { name, elsewhere } }: AbsentProps): Html {
  return (
    <Empty>
      {editionName(edition)}标准目录不含「{name}」。
      {elsewhere.map((other) => (
        <>
          {editionName(other.edition)}有 {other.count} 项，
          <a
            href={catalogUrl(other.edition.id, { domain: query.domain, on: query.on, chrome: query.chrome })}
          >
            查看{editionName(other.edition)}
          </a>
          。
        </>
      ))}
    </Empty>
  );
}
