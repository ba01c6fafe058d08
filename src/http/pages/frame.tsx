import type { Child } from 'hono/jsx';
import type { Edition } from '../../catalog/catalog.js';
import { feedLinks } from '../feed-links.js';
import type { Html } from './html.js';
import { Masthead } from './masthead.js';
import { Topbar } from './topbar.js';
import type { Chrome } from './urls.js';
import { regulationsUrl } from './urls.js';

/** Whose catalog this is: configuration, not data. */
export type Site = {
  /** 龙亭区人民政府 */
  organization: string;
  /** The government portal these pages belong to; null leaves the name without a link. */
  portal: string | null;
  /** 基层政务公开标准目录 */
  title: string;
  /** The small line below the title, e.g. 国办发〔2019〕54号 · 由区政务公开办维护. */
  subtitle: string;
  /** Whom to ask, on every page at the same place; null shows none. */
  contact: string | null;
};

export type Preferences = {
  size: 'normal' | 'large';
  contrast: 'normal' | 'high';
  /** Single-key shortcuts; a reader may need them off (WCAG 2.1.4). */
  shortcuts: 'on' | 'off';
};

/** An edition in the switch, with the number of its domains on the day shown; null: nothing is in force. */
export type EditionChoice = { edition: Edition; domainCount: number | null };

/** What every page stands in. */
export type Frame = {
  site: Site;
  preferences: Preferences;
  chrome: Chrome;
  /** Path and query of this very page: where setting a preference comes back to. */
  address: string;
  /** Who is signed in, with what their forms carry; null: nobody. */
  user: { account: string; displayName: string; csrf: string } | null;
  editions: EditionChoice[];
};

export type StyleSheet =
  | 'account'
  | 'catalog'
  | 'change'
  | 'chart'
  | 'desk'
  | 'desk-law'
  | 'export'
  | 'draft'
  | 'home'
  | 'import'
  | 'law'
  | 'search'
  | 'settings'
  | 'which';

export type DocumentProps = {
  /** The page's own words; edition and system are added. */
  title: string;
  frame: Frame;
  /** Beyond look.css, which every page has. */
  sheets?: StyleSheet[];
  /** The edition whose news the page's feeds tell, `null`: of all; absent: it has none. */
  feeds?: Edition | null;
  /** So many seconds on the page is asked for again. */
  refresh?: number | undefined;
  /** Whether parts of the page may be fetched anew by themselves; without scripts its forms load it whole. */
  swaps?: boolean;
  children?: Child;
};

/** No code from attributes, no styles of its own, and “back” fetches the page: what was kept might be of another day. */
const htmxConfig = JSON.stringify({
  allowEval: false,
  includeIndicatorStyles: false,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
});

/** html and head. Everything is served from here: no inline script or style, nothing from elsewhere. */
export function Document(props: DocumentProps): Html {
  const { title, frame, sheets = [], feeds, refresh, swaps = false, children } = props;
  const { size, contrast, shortcuts } = frame.preferences;
  return (
    <html lang="zh-CN" data-size={size} data-contrast={contrast} data-shortcuts={shortcuts}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* browsers with two engines take the modern one */}
        <meta name="renderer" content="webkit" />
        {refresh === undefined ? null : <meta http-equiv="refresh" content={String(refresh)} />}
        <title>{`${title} - ${frame.site.title} - ${frame.site.organization}`}</title>
        {['bootstrap.min', 'look', ...sheets].map((sheet) => (
          <link rel="stylesheet" href={`/assets/${sheet}.css`} />
        ))}
        {feeds === undefined ? null : <Feeds edition={feeds} />}
        <link rel="icon" type="image/svg+xml" href="/assets/icon.svg" />
        {swaps ? (
          <>
            <meta name="htmx-config" content={htmxConfig} />
            <script src="/assets/htmx.min.js" defer></script>
          </>
        ) : null}
        <script src="/assets/app.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#main">
          跳到主要内容
        </a>
        {children}
        {swaps ? <p class="unseen" role="status" id="announcement"></p> : null}
      </body>
    </html>
  );
}

function Feeds({ edition }: { edition: Edition | null }): Html {
  return (
    <>
      {feedLinks(edition?.id ?? null).map(({ to, type }) => (
        <link rel="alternate" type={type} href={to} title={`${edition?.title ?? '各版目录'}的更新`} />
      ))}
    </>
  );
}

export type PublicPageProps = DocumentProps & {
  /** The edition the page is about; null for pages about none. */
  edition: Edition | null;
  /** Kept when switching the edition or searching. */
  on?: string | null;
  q?: string | null;
};

/** A page for everybody: bars, then `children` (the main part, with or without a tree beside it), then the foot. */
export function PublicPage({ edition, on = null, q = null, children, ...document }: PublicPageProps): Html {
  const { frame } = document;
  const bare = frame.chrome === 'none';
  return (
    <Document {...document} feeds={edition}>
      {bare ? null : (
        <header>
          <Topbar frame={frame} />
          <Masthead frame={frame} edition={edition} on={on} q={q} />
        </header>
      )}
      {children}
      {bare ? null : <SiteFoot site={frame.site} />}
    </Document>
  );
}

export function SiteFoot({ site }: { site: Site }): Html {
  return (
    <footer class="site-foot">
      <span>{site.organization}</span>
      <a href={regulationsUrl()}>法规文件</a>
      <a href="/api/docs">接口说明</a>
      {site.contact === null ? null : <span>帮助与联系：{site.contact}</span>}
    </footer>
  );
}
