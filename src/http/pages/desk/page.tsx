import type { Child } from 'hono/jsx';
import type { Frame, StyleSheet } from '../frame.js';
import { Document, SiteFoot } from '../frame.js';
import type { Html } from '../html.js';
import type { Crumb } from '../parts.js';
import { Breadcrumb, Notice } from '../parts.js';
import { Topbar } from '../topbar.js';
import type { Fault } from './faults.js';
import { FaultSummary } from './form.js';
import type { DeskLink } from './places.js';

/** What every staff page stands in. `said`: what has just been done. */
export type DeskFrame = { frame: Frame; places: DeskLink[]; said: string | null };

export type DeskPageProps = {
  desk: DeskFrame;
  title: string;
  /** Above the title, the page itself not among them. */
  crumbs?: Crumb[];
  /** Below the title: what it is about, in a line. */
  meta?: Child;
  /** Beside the title. */
  actions?: Child;
  /** What was wrong with the form that was sent. */
  faults?: readonly Fault[];
  sheets?: StyleSheet[];
  /** So many seconds on it is asked for again: something is under way. */
  refresh?: number;
  /** Whether parts of it may be shown anew by themselves. */
  swaps?: boolean;
  /** Beside the main part. */
  beside?: Child;
  children?: Child;
};

/** A page for staff: bars, title, what was just done or is wrong, and its own part. */
export function DeskPage(page: DeskPageProps): Html {
  const { desk, title, faults = [], sheets = [], refresh, swaps = false, beside, children } = page;
  return (
    <Document
      title={faults.length > 0 ? `有误：${title}` : title}
      frame={desk.frame}
      sheets={[...sheets, 'desk']}
      refresh={refresh}
      swaps={swaps}
    >
      <header>
        <Topbar frame={desk.frame} />
        <DeskBar places={desk.places} />
      </header>
      <div class={beside === undefined ? 'shell desk' : 'shell desk stacks'}>
        {beside}
        <main id="main">
          <Heading page={page} />
          <div id="said" role="status">
            {desk.said === null ? null : (
              <Notice tone="green" icon="tick">
                {desk.said}
              </Notice>
            )}
          </div>
          <FaultSummary faults={faults} />
          {children}
        </main>
      </div>
      <SiteFoot site={desk.frame.site} />
    </Document>
  );
}

function DeskBar({ places }: { places: DeskLink[] }): Html {
  return (
    <div class="desk-bar">
      <a class="brand" href="/desk">
        标准目录管理
      </a>
      <nav aria-label="工作页面">
        <ul>
          {places.map(({ text, href, current }) => (
            <li>
              <a href={href} aria-current={current ? 'page' : undefined}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <a class="to-catalog" href="/">
        查看目录
      </a>
    </div>
  );
}

function Heading({ page: { title, crumbs = [], meta, actions } }: { page: DeskPageProps }): Html {
  return (
    <>
      {crumbs.length === 0 ? null : <Breadcrumb crumbs={[...crumbs, { text: title, href: null }]} />}
      <div class="title-block">
        <div>
          <h1>{title}</h1>
          {meta === undefined ? null : <div class="meta">{meta}</div>}
        </div>
        {actions === undefined ? null : <div class="actions">{actions}</div>}
      </div>
    </>
  );
}
