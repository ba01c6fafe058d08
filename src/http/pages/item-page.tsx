import { dayInWords } from '../../catalog/day.js';
import type { Edition, Version } from '../../catalog/catalog.js';
import type { CatalogItem } from '../../catalog/item.js';
import type { BasisPiece } from '../../regulation/basis-pieces.js';
import type { ChangeKind, FieldChange } from './change/view.js';
import type { Frame } from './frame.js';
import { PublicPage } from './frame.js';
import type { Html } from './html.js';
import { ItemFacts } from './item/facts.js';
import { ItemHistory } from './item/history.js';
import { Breadcrumb, Notice, StandingBadge } from './parts.js';
import type { Standing } from './standing.js';
import { StandingBar } from './standing.js';
import { catalogUrl, compareUrl, itemUrl } from './urls.js';
import { editionName, itemTitle, versionName } from './words.js';

/** One item: what it says, what became of it. A withdrawn item stays readable with its last text. */
export type ItemPage = {
  frame: Frame;
  edition: Edition;
  domain: { code: string; name: string };
  item: CatalogItem;
  /** Its 公开依据, each in pieces; laws as they stand on the day. */
  bases: BasisPiece[][];
  /** Those of which the reader may say what they mean: they could mean several acts, or none on record. */
  doubtful: readonly string[];
  /** As in the address. */
  on: string | null;
  /** Whose text is shown. */
  version: Version;
  standing: Standing;
  /** The version in force by now that no longer has it. */
  withdrawnBy: Version | null;
  /** The next version to take effect that touches it. */
  pending: Version | null;
  /** Newest first. */
  history: ItemStep[];
  /** In the domain; null at its ends. */
  previous: ItemNeighbour | null;
  next: ItemNeighbour | null;
  /** The same matter in the other editions. */
  elsewhere: { edition: Edition; code: string }[];
};

export type ItemNeighbour = { code: string; title: string };

/** `previous` null: there is nothing to compare with. */
export type ItemStep = {
  version: Version;
  previous: Version | null;
  /** Why, as its draft said. */
  reasons: string[];
  kind: ChangeKind;
  fields: FieldChange[];
};

export function itemPage(page: ItemPage): Html {
  const { frame, edition, domain, item, on, version, standing } = page;
  const title = itemTitle(item);
  const chrome = frame.chrome;
  const above = [item.level1, item.level3 === null ? null : item.level2].filter((level) => level !== null);
  return (
    <PublicPage
      title={`${title} - ${domain.name} - ${edition.title}`}
      frame={frame}
      sheets={['change']}
      edition={edition}
      on={on}
    >
      <main id="main" class="middle">
        <Breadcrumb
          crumbs={[
            { text: '标准目录', href: '/' },
            { text: edition.title, href: catalogUrl(edition.id, { on, chrome }) },
            { text: domain.name, href: catalogUrl(edition.id, { domain: domain.code, on, chrome }) },
            { text: title, href: null },
          ]}
        />
        <div class="title-block">
          <div>
            <h1>{title}</h1>
            <div class="meta">
              {page.withdrawnBy === null ? <StandingBadge standing={standing} /> : null}
              {above.length === 0 ? null : <span>{above.join(' › ')}</span>}
              <span class="aside">事项编号 {item.code}</span>
              <span class="aside">
                {versionName(version.number)}，{dayInWords(version.effectiveOn)}起施行
              </span>
            </div>
          </div>
        </div>
        <Notices page={page} />
        <div class="columns">
          <ItemFacts page={page} />
          <ItemHistory page={page} />
        </div>
        <Elsewhere page={page} />
        <Neighbours page={page} />
      </main>
    </PublicPage>
  );
}

function Notices({ page }: { page: ItemPage }): Html | null {
  const { edition, item, version, standing, withdrawnBy, pending, frame } = page;
  const { chrome } = frame;
  if (withdrawnBy !== null)
    return (
      <Notice tone="red" icon="history">
        该事项已于 <strong>{withdrawnBy.effectiveOn}</strong> 删除，以下是它最后的内容。
      </Notice>
    );
  return (
    <>
      <StandingBar
        version={version}
        standing={standing}
        currentHref={itemUrl(edition.id, item.code, { chrome })}
        compareHref={(from, to) => compareUrl(edition.id, { from, to, chrome })}
      />
      {pending === null ? null : (
        <Notice tone="blue" icon="clock">
          该事项自 <strong>{dayInWords(pending.effectiveOn)}</strong> 起有变动。
          <a href={itemUrl(edition.id, item.code, { on: pending.effectiveOn, chrome })}>查看变动后的内容</a>
        </Notice>
      )}
    </>
  );
}

function Elsewhere({ page: { elsewhere, frame } }: { page: ItemPage }): Html | null {
  if (elsewhere.length === 0) return null;
  return (
    <p class="links">
      其他版中的同一事项：
      {elsewhere.map(({ edition, code }) => (
        <a href={itemUrl(edition.id, code, { chrome: frame.chrome })}>{editionName(edition)}</a>
      ))}
    </p>
  );
}

function Neighbours({ page }: { page: ItemPage }): Html | null {
  const { edition, on, previous, next, frame } = page;
  if (previous === null && next === null) return null;
  const href = ({ code }: ItemNeighbour) => itemUrl(edition.id, code, { on, chrome: frame.chrome });
  return (
    <nav class="neighbours" aria-label="相邻事项">
      {previous === null ? null : (
        <a rel="prev" aria-keyshortcuts="[" href={href(previous)}>
          ← {previous.title}
        </a>
      )}
      {next === null ? null : (
        <a rel="next" aria-keyshortcuts="]" href={href(next)}>
          {next.title} →
        </a>
      )}
    </nav>
  );
}
