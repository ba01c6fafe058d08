import type { Edition } from '../../../catalog/catalog.js';
import { dayInWords } from '../../../catalog/day.js';
import { eventWords } from '../../../regulation/event-words.js';
import type { Regulation } from '../../../regulation/regulation.js';
import type { Standing } from '../../../regulation/status.js';
import type { Frame } from '../frame.js';
import { PublicPage } from '../frame.js';
import type { Html } from '../html.js';
import { Breadcrumb, Empty, Notice } from '../parts.js';
import { regulationsUrl, regulationUrl } from '../urls.js';
import type { ShownEvent } from './chain.js';
import { LawChain } from './chain.js';
import { CitingItems } from './citing.js';
import { RegulationFacts } from './facts.js';
import { StatusBadge } from './status.js';

/** One act: how it stands on a day, what happened to it, and which items rest on it. */
export type RegulationPage = {
  frame: Frame;
  regulation: Omit<Regulation, 'events'>;
  /** As in the address. */
  on: string | null;
  /** The day looked at: `on`, or today. */
  day: string;
  standing: Standing;
  /** In order of day. */
  events: ShownEvent[];
  /** The editions some item of which cites it on the day. */
  citing: CitingEdition[];
};

export type CitingEdition = { edition: Edition; items: CitingRow[] };

/** `place`: where in the catalog it stands. `cited`: the bases that name the act, as printed. */
export type CitingRow = { code: string; title: string; place: string[]; cited: string[] };

export function regulationPage(page: RegulationPage): Html {
  const { frame, regulation, on, day, standing } = page;
  const { chrome } = frame;
  return (
    <PublicPage title={regulation.title} frame={frame} sheets={['change', 'law']} edition={null} on={on}>
      <main id="main" class="middle">
        <Breadcrumb
          crumbs={[
            { text: '标准目录', href: '/' },
            { text: '法规文件', href: regulationsUrl({ on, chrome }) },
            { text: regulation.title, href: null },
          ]}
        />
        <div class="title-block">
          <div>
            <h1>{regulation.title}</h1>
            <div class="meta">
              <StatusBadge status={standing.status} />
              {regulation.documentNumber === null ? null : <span>{regulation.documentNumber}</span>}
              {regulation.issuer === null ? null : <span>{regulation.issuer}</span>}
              <span class="aside">{regulation.kind}</span>
            </div>
          </div>
        </div>
        {on === null ? null : (
          <Notice tone="amber" icon="history">
            您看到的是 <strong>{dayInWords(on)}</strong> 的情况。
            <a href={regulationUrl(regulation.id, { chrome })}>查看今天的情况</a>
          </Notice>
        )}
        <Ended page={page} />
        <div class="columns">
          <RegulationFacts page={page} />
          <section class="box panel">
            <h2>立改废经过</h2>
            {page.events.length === 0 ? <Empty>没有登记公布、修改或废止的日期。</Empty> : null}
            <LawChain events={page.events} on={on} chrome={chrome} />
          </section>
        </div>
        <CitingItems citing={page.citing} day={day} on={on} chrome={chrome} />
      </main>
    </PublicPage>
  );
}

/** That an act has ended stands before everything else. */
function Ended({ page: { standing, events } }: { page: RegulationPage }): Html | null {
  if (standing.inForce !== false || standing.status === '尚未生效') return null;
  const end = events.findLast(
    ({ event: { kind, articles }, ahead }) =>
      !ahead && articles.length === 0 && ['repealed', 'expired', 'superseded'].includes(kind),
  );
  if (end === undefined) return null;
  const { kind, on } = end.event;
  return (
    <Notice tone="red" icon="warning">
      该文件{on === null ? '已' : `已于${dayInWords(on)}`}
      {eventWords[kind]}，不能再作为公开依据。
    </Notice>
  );
}
