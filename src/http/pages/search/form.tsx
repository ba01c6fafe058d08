import type { Html } from '../html.js';
import type { SearchQuery } from '../urls.js';

/** The search field of a page that has no masthead, or where nothing was asked yet. */
export function SearchForm({ query: { q, on, chrome } }: { query: SearchQuery }): Html {
  return (
    <form class="filter" method="get" action="/search" aria-label="搜索" autocomplete="off">
      {on === null ? null : <input type="hidden" name="on" value={on} />}
      {chrome === 'none' ? <input type="hidden" name="chrome" value="none" /> : null}
      <input
        name="q"
        type="search"
        class="form-control"
        value={q ?? ''}
        aria-label="搜索事项、内容、法规名称或文号"
      />
      <button class="btn btn-primary">搜索</button>
    </form>
  );
}
