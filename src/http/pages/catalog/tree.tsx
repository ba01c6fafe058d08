import type { Html } from '../html.js';
import { allDomains, catalogUrl } from '../urls.js';
import { editionName } from '../words.js';
import { groupsOfLevel1 } from './groups.js';
import { groupAnchor } from './table.js';
import type { CatalogPage } from './view.js';

/** Numbered domains; the open one shows its level-1 items. Narrow windows have `DomainPicker` instead. */
export function DomainTree({ page }: { page: CatalogPage }): Html {
  return (
    <nav class="tree" aria-label="领域">
      <p>
        {editionName(page.edition)}标准目录 · {page.tree.length} 个领域
      </p>
      <ol>
        <li>
          <a
            href={domainHref(page, null)}
            aria-current={page.query.domain === null && page.query.q === null ? 'true' : undefined}
          >
            <span>全部领域</span>
            <b>{itemCount(page)}</b>
          </a>
        </li>
        {page.tree.map(({ code, name, count }) => (
          <li>
            <a href={domainHref(page, code)} aria-current={code === page.query.domain ? 'true' : undefined}>
              <i>{code}</i>
              <span>{name}</span>
              <b>{count}</b>
            </a>
            {code === page.query.domain ? <Level1List page={page} /> : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Another domain, seen the same way; what was searched for belongs to this one. */
export function domainHref(page: CatalogPage, domain: string | null): string {
  return catalogUrl(page.edition.id, { ...page.query, domain, q: null });
}

function itemCount({ tree }: CatalogPage): number {
  return tree.reduce((sum, { count }) => sum + count, 0);
}

function Level1List({ page }: { page: CatalogPage }): Html | null {
  const open =
    page.content.kind === 'domains'
      ? page.content.domains.find(({ code }) => code === page.query.domain)
      : undefined;
  if (!open) return null;
  const groups = groupsOfLevel1(open.rows);
  if (groups.every(({ name }) => name === null)) return null;
  return (
    <ol>
      {groups.map(({ name, rows }, index) =>
        name === null ? null : (
          <li>
            <a href={`#${groupAnchor(open.code, index)}`}>
              <span>{name}</span>
              <b>{rows.length}</b>
            </a>
          </li>
        ),
      )}
    </ol>
  );
}

/** The tree of narrow windows and of large type. */
export function DomainPicker({ page }: { page: CatalogPage }): Html {
  const { on, version, view, chrome } = page.query;
  return (
    <form
      class="domain-picker"
      method="get"
      action={catalogUrl(page.edition.id)}
      aria-label="选择领域"
      autocomplete="off"
    >
      {on === null ? null : <input type="hidden" name="on" value={on} />}
      {version === null ? null : <input type="hidden" name="version" value={version} />}
      {view === 'auto' ? null : <input type="hidden" name="view" value={view} />}
      {chrome === 'full' ? null : <input type="hidden" name="chrome" value={chrome} />}
      <select class="form-select form-select-sm" name="domain" aria-label="领域" data-submit="change">
        {page.query.q === null ? null : <option value="">选择领域</option>}
        <option value={allDomains} selected={page.query.domain === null && page.query.q === null}>
          全部领域（{itemCount(page)}）
        </option>
        {page.tree.map(({ code, name, count }) => (
          <option value={code} selected={code === page.query.domain}>
            {code} {name}（{count}）
          </option>
        ))}
      </select>
      <button class="btn btn-line">前往</button>
    </form>
  );
}
