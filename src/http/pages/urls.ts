/** The addresses of pages and files. A parameter that says nothing is left out, so equal views have equal addresses. */

type Parameter = string | number | boolean | null | undefined;

export function withQuery(path: string, parameters: Record<string, Parameter>): string {
  const said = Object.entries(parameters).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' || value === false
      ? []
      : [`${name}=${encodeURIComponent(value === true ? '1' : value)}`],
  );
  return said.length > 0 ? `${path}?${said.join('&')}` : path;
}

function editionPath(edition: string): string {
  return `/editions/${encodeURIComponent(edition)}`;
}

/** `none`: the page goes without bars, for the portal to include; its links ask for the same. */
export type Chrome = 'full' | 'none';

/** What one view of a catalog shows. `auto`: the table, on phones item by item. */
export type CatalogQuery = {
  /** null: all of them, one below the other. */
  domain: string | null;
  on: string | null;
  version: number | null;
  view: 'auto' | 'table' | 'read';
  body: string | null;
  channel: string | null;
  level: string | null;
  changed: boolean;
  q: string | null;
  print: boolean;
  chrome: Chrome;
};

export const wholeCatalog: Readonly<CatalogQuery> = Object.freeze({
  domain: null,
  on: null,
  version: null,
  view: 'auto',
  body: null,
  channel: null,
  level: null,
  changed: false,
  q: null,
  print: false,
  chrome: 'full',
});

/** What the address says for all domains; one that says nothing means the first, or in a search all. */
export const allDomains = 'all';

export function catalogUrl(edition: string, query: Partial<CatalogQuery> = {}): string {
  const { domain, view, chrome, ...others } = query;
  return withQuery(editionPath(edition), {
    domain: domain === null && !others.q ? allDomains : domain,
    ...others,
    view: view === 'auto' ? null : view,
    ...chromeParameter(chrome),
  });
}

export function versionsUrl(edition: string, chrome?: Chrome): string {
  return withQuery(`${editionPath(edition)}/versions`, chromeParameter(chrome));
}

export function versionUrl(edition: string, number: number, chrome?: Chrome): string {
  return withQuery(`${editionPath(edition)}/versions/${number}`, chromeParameter(chrome));
}

export function itemUrl(
  edition: string,
  code: string,
  options: { on?: string | null; chrome?: Chrome } = {},
) {
  return withQuery(`${editionPath(edition)}/items/${encodeURIComponent(code)}`, {
    on: options.on,
    ...chromeParameter(options.chrome),
  });
}

export function regulationUrl(id: string, options: { on?: string | null; chrome?: Chrome } = {}): string {
  return withQuery(`/regulations/${encodeURIComponent(id)}`, {
    on: options.on,
    ...chromeParameter(options.chrome),
  });
}

export type RegulationsQuery = {
  q: string | null;
  kind: string | null;
  status: string | null;
  /** Only those that an item in force cites. */
  cited: boolean;
  on: string | null;
  cursor: string | null;
  chrome: Chrome;
};

export function regulationsUrl(query: Partial<RegulationsQuery> = {}): string {
  const { chrome, ...others } = query;
  return withQuery('/regulations', { ...others, ...chromeParameter(chrome) });
}

export type SearchQuery = { q: string | null; on: string | null; edition: string | null; chrome: Chrome };

export function searchUrl(query: Partial<SearchQuery>): string {
  const { chrome, ...others } = query;
  return withQuery('/search', { ...others, ...chromeParameter(chrome) });
}

export type CompareQuery = {
  from: number | null;
  to: number | null;
  domain: string | null;
  kind: 'added' | 'removed' | 'moved' | 'changed' | null;
  view: 'inline' | 'side';
  /** Without changes of form. */
  substantive: boolean;
  chrome: Chrome;
};

export function compareUrl(edition: string, query: Partial<CompareQuery>): string {
  const { view, chrome, ...others } = query;
  return withQuery(`${editionPath(edition)}/compare`, {
    ...others,
    view: view === 'inline' ? null : view,
    ...chromeParameter(chrome),
  });
}

export type FileFormat = 'xlsx' | 'docx' | 'csv' | 'json';

/** A file names its version, never “now”: what was downloaded can be fetched again. */
export function exportUrl(
  edition: string,
  format: FileFormat,
  { version, domain = null }: { version: number; domain?: string | null },
): string {
  return withQuery(`/api/v1${editionPath(edition)}/export.${format}`, { version, domain });
}

/** An item as a draft would have it. */
export function deskItemUrl(draft: number, code: string): string {
  return `/desk/drafts/${draft}/items/${encodeURIComponent(code)}`;
}

export function deskRegulationUrl(id: string): string {
  return `/desk/regulations/${encodeURIComponent(id)}`;
}

/** The papers of a revision: what was, is and why; and a row for every field that changed. */
export function paperUrl(
  edition: string,
  paper: 'diff.docx' | 'diff.list.xlsx' | 'diff.explanation.docx',
  { from, to, substantive }: { from: number; to: number; substantive: boolean },
): string {
  return withQuery(`/api/v1${editionPath(edition)}/${paper}`, {
    from,
    to,
    substantive: substantive ? 'true' : null,
  });
}

/** Sets one preference in a cookie and comes back. */
export function preferenceUrl(name: 'size' | 'contrast' | 'shortcuts', value: string, back: string): string {
  return withQuery('/preferences', { [name]: value, back });
}

export function loginUrl(back: string): string {
  return withQuery('/login', { back: back === '/' ? null : back });
}

/** A link found in data, if it leads to a web page: anything else (`javascript:` above all) is only text. */
export function webAddress(link: string): string | null {
  return /^https?:\/\/[^\s]+$/iu.test(link) ? link : null;
}

function chromeParameter(chrome: Chrome | undefined): Record<string, Parameter> {
  return { chrome: chrome === 'none' ? 'none' : null };
}
