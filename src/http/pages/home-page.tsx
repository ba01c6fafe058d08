import { dayInWords } from '../../catalog/day.js';
import type { Edition, Version } from '../../catalog/catalog.js';
import type { DomainEntry } from './catalog/view.js';
import type { Frame } from './frame.js';
import { PublicPage } from './frame.js';
import type { Html } from './html.js';
import { Badge, Empty } from './parts.js';
import { catalogUrl, exportUrl, versionsUrl, versionUrl } from './urls.js';
import { versionName } from './words.js';

/** The way in: every edition with its domains. */
export type HomePage = { frame: Frame; editions: EditionSummary[] };

export type EditionSummary = {
  edition: Edition;
  /** What is in force; null before the first version takes effect. */
  current: { version: Version; domains: DomainEntry[] } | null;
  /** The next version to take effect. */
  upcoming: Version | null;
};

export function homePage({ frame, editions }: HomePage): Html {
  return (
    <PublicPage title="首页" frame={frame} sheets={['home']} edition={null}>
      <main id="main">
        <h1>{frame.site.title}</h1>
        <p class="intro">应当公开什么、依据什么、多长时间内、由谁、通过哪些渠道向谁公开。</p>
        {editions.length === 0 ? <Empty>还没有目录。</Empty> : null}
        <div class="editions">
          {editions.map((summary) => (
            <EditionCard summary={summary} />
          ))}
        </div>
      </main>
    </PublicPage>
  );
}

function EditionCard({ summary: { edition, current, upcoming } }: { summary: EditionSummary }): Html {
  return (
    <section class="box edition">
      <h2>
        <a href={catalogUrl(edition.id)}>{edition.title}</a>
      </h2>
      {current === null ? (
        <p class="aside">还没有施行的版本。</p>
      ) : (
        <p>
          <Badge tone="green" icon="tick">
            现行有效
          </Badge>{' '}
          {versionName(current.version.number)}，{dayInWords(current.version.effectiveOn)}起施行
          {current.version.note === '' ? null : <small class="aside">：{current.version.note}</small>}
        </p>
      )}
      {upcoming === null ? null : (
        <p>
          <Badge tone="blue" icon="clock">
            尚未施行
          </Badge>{' '}
          <a href={versionUrl(edition.id, upcoming.number)}>{versionName(upcoming.number)}</a>，
          {dayInWords(upcoming.effectiveOn)}起施行
        </p>
      )}
      {current === null ? null : (
        <Domains edition={edition} version={current.version} domains={current.domains} />
      )}
    </section>
  );
}

type DomainsProps = { edition: Edition; version: Version; domains: DomainEntry[] };

function Domains({ edition, version, domains }: DomainsProps): Html {
  const items = domains.reduce((sum, { count }) => sum + count, 0);
  const file = { version: version.number };
  return (
    <>
      <p class="aside">
        {domains.length} 个领域 · {items} 个事项
      </p>
      <ol class="domains">
        {domains.map(({ code, name, count }) => (
          <li>
            <a href={catalogUrl(edition.id, { domain: code })}>
              <i>{code}</i>
              <span>{name}</span>
              <b>{count}</b>
            </a>
          </li>
        ))}
      </ol>
      <p class="ways">
        <a href={versionsUrl(edition.id)}>历次版本</a>
        <a href={exportUrl(edition.id, 'xlsx', file)}>Excel</a>
        <a href={exportUrl(edition.id, 'docx', file)}>Word</a>
      </p>
    </>
  );
}
