import { sayLevel } from '../../../catalog/words.js';
import type { Html } from '../html.js';
import { keepMarkup } from '../kept-markup.js';
import { itemUrl } from '../urls.js';
import { audienceInWords, itemTitle } from '../words.js';
import { Bases, MarkBadge, PortalLink } from './cells.js';
import { groupsOfLevel1 } from './groups.js';
import { groupAnchor } from './table.js';
import type { CatalogPage, CatalogRow, ShownDomain } from './view.js';

export type ReadingProps = {
  page: CatalogPage;
  domain: ShownDomain;
  /** The heading level of a 一级事项; items are one below. */
  heading: 2 | 3;
  /** The tree leads here, not to a table on the same page. */
  anchored: boolean;
};

/** Item by item, for phones and large type: everything the table says, in sentences. */
export function Reading(props: ReadingProps): Html {
  const { page, domain, heading, anchored } = props;
  const { on, chrome } = page.query;
  const way = JSON.stringify(['reading', page.edition.id, on, chrome, heading, anchored]);
  return keepMarkup(domain.source, way, () => <Cards {...props} />);
}

function Cards({ page, domain, heading, anchored }: ReadingProps): Html {
  const Heading = heading === 2 ? 'h2' : 'h3';
  return (
    <div class="reading">
      {groupsOfLevel1(domain.rows).map(({ name, rows }, index) => (
        <section id={anchored ? groupAnchor(domain.code, index) : undefined}>
          {name === null ? null : (
            <Heading class="group-head">
              {name} <small>{rows.length} 项</small>
            </Heading>
          )}
          {rows.map((row) => (
            <Card page={page} row={row} heading={heading} />
          ))}
        </section>
      ))}
    </div>
  );
}

type CardProps = { page: CatalogPage; row: CatalogRow; heading: 2 | 3 };

function Card({ page, row, heading }: CardProps): Html {
  const Heading = heading === 2 ? 'h3' : 'h4';
  const { item, mark } = row;
  const { on, chrome } = page.query;
  return (
    <article class="card-item box">
      <Heading>
        <a href={itemUrl(page.edition.id, item.code, { on, chrome })}>{itemTitle(item)}</a>
        {mark === null ? null : <MarkBadge mark={mark} />}
      </Heading>
      <dl class="facts">
        <ItemFacts row={row} page={page} />
      </dl>
      {item.link === null ? null : (
        <p>
          <PortalLink link={item.link}>查看已公开的信息</PortalLink>
        </p>
      )}
    </article>
  );
}

/** What a reader needs of an item; what the source leaves out is left out. */
function ItemFacts({ row: { item, bases }, page }: { row: CatalogRow; page: CatalogPage }): Html {
  const { query, edition } = page;
  const named = item.levels.map((level) => sayLevel(level, edition.level));
  const levels = named.length > 0 ? `${named.join('、')}公开` : null;
  const scope = [audienceInWords(item.audience), ...item.methods, levels].filter((part) => part !== null);
  return (
    <>
      <Fact label="上级事项" value={item.level3 === null ? null : item.level2} />
      <Fact label="公开内容" value={item.content.join('；')} />
      {bases.length === 0 ? null : (
        <>
          <dt>公开依据</dt>
          <dd>
            <Bases bases={bases} asked={query} />
          </dd>
        </>
      )}
      <Fact label="公开时限" value={item.timeLimit} />
      <Fact label="公开主体" value={item.disclosingBodies.join('、')} />
      <Fact label="公开渠道" value={item.channels.join('、')} />
      <Fact label="范围" value={scope.join('，')} />
      <Fact label="备注" value={item.note} />
    </>
  );
}

function Fact({ label, value }: { label: string; value: string | null }): Html | null {
  if (value === null || value === '') return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
