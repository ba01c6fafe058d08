import { dayOf } from '../../../catalog/day.js';
import type { Html } from '../html.js';
import { exportUrl } from '../urls.js';
import { domainHref } from './tree.js';
import type { CatalogPage } from './view.js';
import { isFiltered } from './view.js';

/** Where to go from here: the neighbouring domains, and the same content for machines. */
export function CatalogFoot({ page }: { page: CatalogPage }): Html {
  const { edition, version, query } = page;
  const file = { version: version.number, domain: query.q === null ? query.domain : null };
  const whole = isFiltered(query) || query.q !== null;
  return (
    <>
      <Neighbours page={page} />
      <div class="page-foot">
        <span>发布于 {dayOf(version.publishedAt)}</span>
        <span>
          本页内容：<a href={exportUrl(edition.id, 'xlsx', file)}>Excel</a>
          <a href={exportUrl(edition.id, 'csv', file)}>CSV</a>
          <a href={exportUrl(edition.id, 'json', file)}>JSON</a>
        </span>
        {whole ? (
          <span>文件含{file.domain === null ? '全部领域' : '本领域'}的全部事项，不随搜索和筛选缩减</span>
        ) : null}
      </div>
    </>
  );
}

function Neighbours({ page }: { page: CatalogPage }): Html | null {
  const { tree, query } = page;
  const at = query.q === null ? tree.findIndex(({ code }) => code === query.domain) : -1;
  if (at < 0) return null;
  const previous = tree[at - 1];
  const next = tree[at + 1];
  return (
    <nav class="neighbours" aria-label="相邻领域">
      {previous ? (
        <a rel="prev" aria-keyshortcuts="[" href={domainHref(page, previous.code)}>
          ← {previous.code} {previous.name}
        </a>
      ) : null}
      {next ? (
        <a rel="next" aria-keyshortcuts="]" href={domainHref(page, next.code)}>
          {next.code} {next.name} →
        </a>
      ) : null}
    </nav>
  );
}
