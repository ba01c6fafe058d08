import type { Edition, Version } from '../../catalog/catalog.js';
import { ChangeCard } from './change/card.js';
import { ChangedDomains, CountStrip, ComparedVersions } from './change/compare-parts.js';
import type { DomainDigest, ItemChange } from './change/view.js';
import { sumOf, totalOf } from './change/view.js';
import type { Frame } from './frame.js';
import { PublicPage } from './frame.js';
import type { Html } from './html.js';
import { Icon } from './icon.js';
import { Breadcrumb, Empty, Segments } from './parts.js';
import type { CompareQuery } from './urls.js';
import { catalogUrl, compareUrl, itemUrl, paperUrl } from './urls.js';
import { versionName } from './words.js';

/** Two versions of an edition, item by item. */
export type ComparePage = {
  frame: Frame;
  edition: Edition;
  query: CompareQuery;
  /** What can be chosen, newest first. */
  versions: Version[];
  result: CompareResult;
};

export type CompareResult =
  /** One of the two is missing, or both are the same. */
  | { kind: 'unchosen' }
  | { kind: 'same-version' }
  | {
      kind: 'compared';
      from: Version;
      to: Version;
      /** All changes in a few sentences. */
      summary: string;
      /** The domains that differ, whatever domain and kind are filtered. */
      digest: DomainDigest[];
      /** How many items both have, the same in everything. */
      unchanged: number;
      /** Those that pass `domain`, `kind` and `substantive`. */
      changes: ItemChange[];
    };

export function comparePage(page: ComparePage): Html {
  const { frame, edition, result } = page;
  return (
    <PublicPage title={`版本对照 - ${edition.title}`} frame={frame} sheets={['change']} edition={edition}>
      <div class="shell stacks">
        {result.kind === 'compared' ? (
          <ChangedDomains edition={edition} query={page.query} digest={result.digest} />
        ) : null}
        <main id="main">
          <Breadcrumb
            crumbs={[
              { text: '标准目录', href: '/' },
              { text: edition.title, href: catalogUrl(edition.id, { chrome: frame.chrome }) },
              { text: '版本对照', href: null },
            ]}
          />
          <div class="title-block">
            <div>
              <h1>版本对照</h1>
              <div class="meta">
                <span>{edition.title}，两个版本之间逐项比较</span>
              </div>
            </div>
            {result.kind === 'compared' ? <Papers page={page} from={result.from} to={result.to} /> : null}
          </div>
          <ComparedVersions edition={edition} query={page.query} versions={page.versions} />
          <Result page={page} />
        </main>
      </div>
    </PublicPage>
  );
}

/** The comparison on paper: of all domains, whatever is filtered here. */
function Papers({
  page: { edition, query },
  from,
  to,
}: {
  page: ComparePage;
  from: Version;
  to: Version;
}): Html {
  const range = { from: from.number, to: to.number, substantive: query.substantive };
  return (
    <div class="actions">
      <a class="btn btn-line" href={paperUrl(edition.id, 'diff.list.xlsx', range)}>
        <Icon name="sheet" />
        变动清单
      </a>
      <a class="btn btn-line" href={paperUrl(edition.id, 'diff.explanation.docx', range)}>
        <Icon name="file" />
        修订说明
      </a>
      <a class="btn btn-primary" href={paperUrl(edition.id, 'diff.docx', range)}>
        <Icon name="file" />
        修订对照表
      </a>
    </div>
  );
}

function Result({ page: { edition, query, result } }: { page: ComparePage }): Html {
  switch (result.kind) {
    case 'unchosen':
      return <Empty>请选择要对照的两个版本。</Empty>;
    case 'same-version':
      return <Empty>请选择两个不同的版本。</Empty>;
    case 'compared':
      if (!query.substantive && totalOf(sumOf(result.digest)) === 0) return <Empty>两个版本内容相同。</Empty>;
      return <Compared edition={edition} query={query} result={result} />;
  }
}

type ComparedProps = {
  edition: Edition;
  query: CompareQuery;
  result: Extract<CompareResult, { kind: 'compared' }>;
};

function Compared({ edition, query, result }: ComparedProps): Html {
  const { from, to, summary, digest, changes, unchanged } = result;
  const sides = { before: sideName(from), after: sideName(to) };
  const counted = query.domain === null ? digest : digest.filter(({ code }) => code === query.domain);
  return (
    <>
      <p>{summary}</p>
      <CountStrip
        edition={edition}
        query={query}
        counts={sumOf(counted)}
        unchanged={query.domain === null ? unchanged : null}
      />
      <div class="view-bar">
        <span>列出 {changes.length} 项变动，只显示有变动的字段</span>
        <span class="spring"></span>
        <Segments
          label="变更范围"
          segments={[false, true].map((substantive) => ({
            text: substantive ? '只看实质变更' : '全部变更',
            href: compareUrl(edition.id, { ...query, substantive }),
            current: query.substantive === substantive,
          }))}
        />
        <Segments
          label="显示方式"
          segments={(['inline', 'side'] as const).map((view) => ({
            text: view === 'inline' ? '行内' : '并排',
            href: compareUrl(edition.id, { ...query, view }),
            current: query.view === view,
            keeps: `comparison=${view}`,
          }))}
        />
      </div>
      <h2 class="unseen">变动的事项</h2>
      {changes.length > 0 ? null : (
        <Empty>
          没有符合条件的变动。
          <a href={compareUrl(edition.id, { ...query, domain: null, kind: null, substantive: false })}>
            查看全部变动
          </a>
        </Empty>
      )}
      {changes.map((change) => (
        <ChangeCard
          change={change}
          view={query.view}
          sides={sides}
          href={itemUrl(edition.id, change.code, { on: to.effectiveOn, chrome: query.chrome })}
        />
      ))}
    </>
  );
}

function sideName({ number, effectiveOn }: Version): string {
  return `${versionName(number)}（${effectiveOn} 起施行）`;
}
