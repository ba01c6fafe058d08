import { dayInWords } from '../../../catalog/day.js';
import { Document } from '../frame.js';
import type { Html } from '../html.js';
import { Icon, TickSymbol } from '../icon.js';
import { keepMarkup } from '../kept-markup.js';
import { Caption, Empty } from '../parts.js';
import { catalogUrl } from '../urls.js';
import { domainTitle, itemTitle, versionName } from '../words.js';
import { GroupsCell, TickCell } from './cells.js';
import type { Form } from './form.js';
import { formOf, methods } from './form.js';
import { groupsOfLevel1 } from './groups.js';
import { TableHead } from './table-head.js';
import { countsInWords, pageTitle } from './title.js';
import type { CatalogPage, CatalogRow, ShownDomain } from './view.js';

/**
 * The official form on paper. Cells do not span rows: browsers keep a spanned group on one page and leave the rest of
 * the page before it empty.
 */
export function PrintedCatalog({ page }: { page: CatalogPage }): Html {
  const { edition, frame, query, content, choices } = page;
  const domains = content.kind === 'domains' ? content.domains.filter(({ rows }) => rows.length > 0) : [];
  const form = formOf(
    domains.flatMap(({ rows }) => rows),
    choices.levels,
    edition.level,
  );
  return (
    <Document title={pageTitle(page)} frame={frame} sheets={['catalog']}>
      <TickSymbol />
      <main id="main" class="printed">
        <p class="no-print">
          <a href={catalogUrl(edition.id, { ...query, print: false })}>返回目录</a>
          <button type="button" class="btn btn-primary" data-print hidden>
            <Icon name="print" />
            打印
          </button>
          <span class="aside">用浏览器的打印功能，纸张选 A3 横向；正式文本请用 Word 或 Excel。</span>
        </p>
        {domains.length === 0 ? <Empty>没有可打印的事项。</Empty> : null}
        {domains.map((domain, index) => (
          <Sheet page={page} domain={domain} form={form} first={index === 0} />
        ))}
      </main>
    </Document>
  );
}

type SheetProps = { page: CatalogPage; domain: ShownDomain; form: Form; first: boolean };

function Sheet({ page, domain, form, first }: SheetProps): Html {
  const Title = first ? 'h1' : 'h2';
  const { edition, version } = page;
  return (
    <section class="sheet">
      <Title>{domainTitle(domain.name)}</Title>
      <p>
        {edition.title}　{versionName(version.number)}　{dayInWords(version.effectiveOn)}起施行　
        {countsInWords(page, [domain])}
      </p>
      <table class="catalog">
        <Caption>{domainTitle(domain.name)}。打勾表示是，空格表示否或者原表未载明。</Caption>
        <TableHead form={form} />
        {keepMarkup(domain.source, JSON.stringify(['printed', form, page.choices.printedChannels]), () => (
          <Body domain={domain} form={form} channels={page.choices.printedChannels} />
        ))}
      </table>
    </section>
  );
}

type BodyProps = { domain: ShownDomain; form: Form; channels: string[] };

function Body({ domain, form, channels }: BodyProps): Html {
  return (
    <tbody>
      {groupsOfLevel1(domain.rows).map((group) =>
        group.rows.map((row, index) => <Row row={row} form={form} channels={channels} head={index === 0} />),
      )}
    </tbody>
  );
}

type RowProps = { row: CatalogRow; form: Form; channels: string[]; head: boolean };

function Row({ row: { item, number }, form, channels, head }: RowProps): Html {
  return (
    <tr>
      <td class="number">{number}</td>
      <td class={head ? 'level1 head' : 'level1'}>{head ? item.level1 : null}</td>
      <td>{form.level3 && item.level3 !== null ? item.level2 : itemTitle(item)}</td>
      {form.level3 ? <td>{item.level3}</td> : null}
      <td>{item.content.join('；')}</td>
      <td>
        {item.legalBases.map((text) => (
          <div>{text}</div>
        ))}
      </td>
      <td>{item.timeLimit}</td>
      <td>{item.disclosingBodies.join('、')}</td>
      <td class="boxes">
        <Boxes chosen={item.channels} all={channels} />
      </td>
      <TickCell ticked={item.audience.everyone === true} />
      <GroupsCell audience={item.audience} />
      {methods.map((method) => (
        <TickCell ticked={item.methods.includes(method)} />
      ))}
      {form.levels.map(({ level }) => (
        <TickCell ticked={item.levels.some((own) => own === level)} />
      ))}
      {form.note ? <td class="remark">{item.note}</td> : null}
    </tr>
  );
}

/** Every channel of the form with ■ or □; where an item has some of its own, they stand for 其他. */
function Boxes({ chosen, all }: { chosen: string[]; all: string[] }): Html {
  const own = chosen.filter((channel) => !all.includes(channel));
  const printed = own.length > 0 ? all.filter((channel) => channel !== '其他') : all;
  return (
    <>
      {[...printed, ...own].map((channel) => (
        <span>
          {chosen.includes(channel) ? '■' : '□'}
          {channel}
        </span>
      ))}
    </>
  );
}
