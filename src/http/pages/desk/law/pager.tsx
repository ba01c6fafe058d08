import type { Html } from '../../html.js';

type PagerProps = {
  page: { from: number; size: number; total: number };
  path: string;
  /** What else the address says. */
  query: Record<string, string>;
};

/** Where in a long list one is, and the ways to its other parts. */
export function Pager({ page: { from, size, total }, path, query }: PagerProps): Html | null {
  if (total <= size) return null;
  const last = Math.min(from + size - 1, total);
  const href = (start: number) => {
    const said = new URLSearchParams({ ...query, ...(start > 1 ? { from: String(start) } : {}) });
    return said.size === 0 ? path : `${path}?${said.toString()}`;
  };
  return (
    <nav class="neighbours" aria-label="翻页">
      {from > 1 ? (
        <a rel="prev" href={href(Math.max(1, from - size))}>
          上一页
        </a>
      ) : null}
      <span class="aside">{`第 ${from} 至 ${last} 项，共 ${total} 项`}</span>
      {last < total ? (
        <a rel="next" href={href(last + 1)}>
          下一页
        </a>
      ) : null}
    </nav>
  );
}
