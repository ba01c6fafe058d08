import type { Edition } from '../../catalog/catalog.js';
import { dayInWords } from '../../catalog/day.js';
import type { SearchResult } from '../../actions/search-all.js';
import type { RegulationRow } from './law/regulations-page.js';
import type { Frame } from './frame.js';
import { PublicPage } from './frame.js';
import type { Html } from './html.js';
import { Breadcrumb, Empty, Segments } from './parts.js';
import { FoundDomains, FoundMatters, FoundRegulations } from './search/groups.js';
import { SearchForm } from './search/form.js';
import type { SearchQuery } from './urls.js';
import { searchUrl } from './urls.js';
import { editionName } from './words.js';

/** What a search finds, in groups. */
export type SearchPage = {
  frame: Frame;
  query: SearchQuery;
  /** The day whose catalogs and law count. */
  day: string;
  /** What can be searched; those with something in force on the day. */
  editions: Edition[];
  /** null: nothing was asked yet. */
  result: FoundGroups | null;
};

export type FoundGroups = Omit<SearchResult, 'regulations'> & {
  regulations: Pick<RegulationRow, 'id' | 'title' | 'documentNumber' | 'issuer' | 'kind' | 'status'>[];
};

export function searchPage(page: SearchPage): Html {
  const { frame, query, editions, day } = page;
  const title = query.q === null ? '搜索' : `「${query.q}」的搜索结果`;
  return (
    <PublicPage title={title} frame={frame} sheets={['search']} edition={null} on={query.on} q={query.q}>
      <main id="main" class="middle search-results">
        <Breadcrumb
          crumbs={[
            { text: '标准目录', href: '/' },
            { text: '搜索', href: null },
          ]}
        />
        <h1>{title}</h1>
        {frame.chrome === 'none' || query.q === null ? <SearchForm query={query} /> : null}
        {editions.length === 0 ? <Empty>{dayInWords(day)}以前没有发布过标准目录。</Empty> : null}
        {query.q === null || editions.length < 2 ? null : (
          <div class="scope">
            <Segments
              label="搜索范围"
              segments={[null, ...editions].map((edition) => ({
                text: edition === null ? '全部' : editionName(edition),
                href: searchUrl({ ...query, edition: edition?.id ?? null }),
                current: query.edition === (edition?.id ?? null),
              }))}
            />
          </div>
        )}
        <Result page={page} />
      </main>
    </PublicPage>
  );
}

function Result({ page: { query, result } }: { page: SearchPage }): Html {
  if (result === null)
    return (
      <p class="aside">可搜事项名称、公开内容、公开主体、法规全称或文号，也可输入拼音首字母，如 ylfw。</p>
    );
  const { domains, named, mentioned, regulations, sought } = result;
  if (domains.length + named.length + mentioned.length + regulations.length === 0)
    return (
      <Empty>
        没有找到「{query.q}」。可换用事项名称、法规全称或文号。
        {query.edition === null ? null : (
          <a href={searchUrl({ ...query, edition: null })}>在全部目录中搜索</a>
        )}
      </Empty>
    );
  return (
    <>
      <FoundDomains domains={domains} sought={sought} query={query} />
      <FoundMatters heading="事项" matters={named} sought={sought} query={query} />
      <FoundRegulations regulations={regulations} sought={sought} query={query} />
      <FoundMatters heading="内容中提到" matters={mentioned} sought={sought} query={query} />
    </>
  );
}
