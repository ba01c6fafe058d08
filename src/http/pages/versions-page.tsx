import { dayOf } from '../../catalog/day.js';
import type { Edition, Version } from '../../catalog/catalog.js';
import type { Frame } from './frame.js';
import { PublicPage } from './frame.js';
import type { Html } from './html.js';
import { Breadcrumb, Empty, StandingBadge } from './parts.js';
import type { Standing } from './standing.js';
import { catalogUrl, compareUrl, versionUrl } from './urls.js';
import { versionName } from './words.js';

/** Every version of an edition. */
export type VersionsPage = {
  frame: Frame;
  edition: Edition;
  /** Newest first. */
  versions: VersionEntry[];
};

/** `digest`: what changed since the version before, in sentences; null for the first. */
type VersionEntry = { version: Version; standing: Standing; digest: string | null };

export function versionsPage({ frame, edition, versions }: VersionsPage): Html {
  return (
    <PublicPage title={`历次版本 - ${edition.title}`} frame={frame} sheets={['change']} edition={edition}>
      <main id="main" class="middle">
        <Breadcrumb
          crumbs={[
            { text: '标准目录', href: '/' },
            { text: edition.title, href: catalogUrl(edition.id, { chrome: frame.chrome }) },
            { text: '历次版本', href: null },
          ]}
        />
        <div class="title-block">
          <div>
            <h1>{edition.title}历次版本</h1>
            <div class="meta">
              <span>共 {versions.length} 个版本，最新的在前</span>
            </div>
          </div>
        </div>
        {versions.length === 0 ? (
          <Empty>这一版还没有发布过目录。</Empty>
        ) : (
          <ol class="steps box panel" reversed>
            {versions.map((entry, index) => (
              <Step frame={frame} edition={edition} entry={entry} previous={versions[index + 1]?.version} />
            ))}
          </ol>
        )}
      </main>
    </PublicPage>
  );
}

type StepProps = { frame: Frame; edition: Edition; entry: VersionEntry; previous: Version | undefined };

function Step({ frame: { chrome }, edition, entry, previous }: StepProps): Html {
  const { version, standing, digest } = entry;
  return (
    <li class={standing.state}>
      <h2>
        <a href={versionUrl(edition.id, version.number, chrome)}>{versionName(version.number)}</a>
        <StandingBadge standing={standing} />
      </h2>
      <p class="aside">
        {version.effectiveOn} 起施行，{dayOf(version.publishedAt)} 发布
      </p>
      {version.note === '' ? null : <p>{version.note}</p>}
      <p>
        {digest ?? '首次发布。'}
        <a href={catalogUrl(edition.id, { version: version.number, chrome })}>查看目录</a>
        {previous === undefined ? null : (
          <a href={compareUrl(edition.id, { from: previous.number, to: version.number, chrome })}>
            与上一版对照
          </a>
        )}
      </p>
    </li>
  );
}
