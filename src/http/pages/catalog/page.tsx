import { PublicPage } from '../frame.js';
import type { Html } from '../html.js';
import { TickSymbol } from '../icon.js';
import { Breadcrumb } from '../parts.js';
import { StandingBar } from '../standing.js';
import { catalogUrl, compareUrl } from '../urls.js';
import { Content } from './content.js';
import { FilterBar } from './filter.js';
import { CatalogFoot } from './foot.js';
import { PrintedCatalog } from './printed.js';
import { VersionTimeline } from './timeline.js';
import { crumbsOf, pageTitle, TitleBlock } from './title.js';
import { DomainPicker, DomainTree } from './tree.js';
import type { CatalogPage } from './view.js';

/** A catalog in force on a day, in the form people know. */
export function catalogPage(page: CatalogPage): Html {
  return page.query.print ? <PrintedCatalog page={page} /> : <ScreenCatalog page={page} />;
}

function ScreenCatalog({ page }: { page: CatalogPage }): Html {
  const { edition, frame, query, version, standing } = page;
  const { domain, view, chrome } = query;
  return (
    <PublicPage
      title={pageTitle(page)}
      frame={frame}
      sheets={['catalog']}
      swaps
      edition={edition}
      on={query.on}
      q={query.q}
    >
      <TickSymbol />
      <div class="shell" id="shell">
        <DomainTree page={page} />
        <main id="main">
          <Breadcrumb crumbs={crumbsOf(page)} />
          <DomainPicker page={page} />
          <TitleBlock page={page} />
          <StandingBar
            version={version}
            standing={standing}
            currentHref={catalogUrl(edition.id, { domain, view, chrome })}
            compareHref={(from, to) => compareUrl(edition.id, { from, to, domain, chrome })}
          />
          <VersionTimeline page={page} />
          <FilterBar page={page} />
          <Content page={page} />
          <CatalogFoot page={page} />
        </main>
      </div>
    </PublicPage>
  );
}
