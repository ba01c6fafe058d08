import { dayInWords, dayOf } from '../../catalog/day.js';
import type { Edition, Version } from '../../catalog/catalog.js';
import { ChangeCard } from './change/card.js';
import { DigestTable } from './change/digest.js';
import type { DomainDigest, ItemChange } from './change/view.js';
import { sumOf } from './change/view.js';
import { countsInWords } from './change/words.js';
import type { Frame } from './frame.js';
import { PublicPage } from './frame.js';
import type { Html } from './html.js';
import { Breadcrumb, Empty, Notice, StandingBadge } from './parts.js';
import type { Standing } from './standing.js';
import { catalogUrl, compareUrl, exportUrl, itemUrl, versionsUrl, versionUrl } from './urls.js';
import { editionName, versionName } from './words.js';

/** One version: who published what when, and what it changed. */
export type VersionPage = {
  frame: Frame;
  edition: Edition;
  version: Version;
  /** Whether the one who looks has just published it. */
  isJustPublished: boolean;
  standing: Standing;
  /** The neighbours by number. */
  previous: Version | null;
  next: Version | null;
  domainCount: number;
  itemCount: number;
  /** Against the previous version; both empty for the first. */
  digest: DomainDigest[];
  changes: ItemChange[];
};

export function versionPage(page: VersionPage): Html {
  const { frame, edition, version, standing } = page;
  const name = versionName(version.number);
  return (
    <PublicPage title={`${name} - ${edition.title}`} frame={frame} sheets={['change']} edition={edition}>
      <main id="main" class="middle">
        <Breadcrumb
          crumbs={[
            { text: '标准目录', href: '/' },
            { text: edition.title, href: catalogUrl(edition.id, { chrome: frame.chrome }) },
            { text: '历次版本', href: versionsUrl(edition.id, frame.chrome) },
            { text: name, href: null },
          ]}
        />
        <div class="title-block">
          <div>
            <h1>
              {edition.title}
              {name}
            </h1>
            <div class="meta">
              <StandingBadge standing={standing} />
              <span>{dayInWords(version.effectiveOn)}起施行</span>
              <span class="aside">
                {page.domainCount} 个领域 · {page.itemCount} 个事项
              </span>
            </div>
          </div>
          <div class="actions">
            <a
              class="btn btn-primary"
              href={catalogUrl(edition.id, { version: version.number, chrome: frame.chrome })}
            >
              查看这一版目录
            </a>
          </div>
        </div>
        {page.isJustPublished ? (
          <Notice tone="green" icon="tick">
            已发布，自 {version.effectiveOn} 起施行。
          </Notice>
        ) : null}
        {version.note === '' ? null : <p class="lead-note box">{version.note}</p>}
        <Facts page={page} />
        <Changes page={page} />
        <Neighbours page={page} />
      </main>
    </PublicPage>
  );
}

function Facts({ page: { edition, version } }: { page: VersionPage }): Html {
  const file = { version: version.number };
  return (
    <section class="box panel">
      <h2>版本信息</h2>
      <dl class="facts">
        <dt>施行日</dt>
        <dd>{version.effectiveOn}</dd>
        <dt>发布日</dt>
        <dd>
          {dayOf(version.publishedAt)}
          {dayOf(version.publishedAt) > version.effectiveOn ? '（发布晚于施行日）' : null}
        </dd>
        <dt>发布人</dt>
        <dd>{version.publishedBy}</dd>
        <dt>内容标识</dt>
        <dd>
          <code>{version.hash}</code>
        </dd>
        <dt>上一版标识</dt>
        <dd>{version.parentHash === null ? '无（首个版本）' : <code>{version.parentHash}</code>}</dd>
        <dt>下载</dt>
        <dd class="links">
          <a href={exportUrl(edition.id, 'xlsx', file)}>Excel</a>
          <a href={exportUrl(edition.id, 'docx', file)}>Word</a>
          <a href={exportUrl(edition.id, 'csv', file)}>CSV</a>
          <a href={exportUrl(edition.id, 'json', file)}>JSON</a>
        </dd>
      </dl>
    </section>
  );
}

function Changes({ page }: { page: VersionPage }): Html {
  const { edition, version, previous, digest, changes, frame } = page;
  if (previous === null) return <Empty>这是首个版本，没有可对照的上一版。</Empty>;
  const sides = { before: versionName(previous.number), after: versionName(version.number) };
  const compare = { from: previous.number, to: version.number, chrome: frame.chrome };
  return (
    <section>
      <h2 class="group-head">本版变动</h2>
      <p>
        自 {dayInWords(version.effectiveOn)}起，{editionName(edition)}目录{countsInWords(sumOf(digest))}。
        <a href={compareUrl(edition.id, compare)}>与上一版对照</a>
      </p>
      {digest.length === 0 ? null : <DigestTable digest={digest} />}
      {changes.map((change) => (
        <ChangeCard
          change={change}
          view="inline"
          sides={sides}
          href={itemUrl(edition.id, change.code, { on: version.effectiveOn, chrome: frame.chrome })}
        />
      ))}
    </section>
  );
}

function Neighbours({ page: { edition, previous, next, frame } }: { page: VersionPage }): Html | null {
  if (previous === null && next === null) return null;
  return (
    <nav class="neighbours" aria-label="相邻版本">
      {previous === null ? null : (
        <a rel="prev" aria-keyshortcuts="[" href={versionUrl(edition.id, previous.number, frame.chrome)}>
          ← {versionName(previous.number)}
        </a>
      )}
      {next === null ? null : (
        <a rel="next" aria-keyshortcuts="]" href={versionUrl(edition.id, next.number, frame.chrome)}>
          {versionName(next.number)} →
        </a>
      )}
    </nav>
  );
}
