import type { Html } from '../html.js';
import { keepMarkup } from '../kept-markup.js';
import { Caption } from '../parts.js';
import { itemUrl } from '../urls.js';
import { domainTitle, itemTitle } from '../words.js';
import { Bases, Channels, GroupsCell, MarkBadge, PortalLink, TickCell } from './cells.js';
import type { Form } from './form.js';
import { methods } from './form.js';
import type { Group } from './groups.js';
import { groupNeighbours, groupsOfLevel1 } from './groups.js';
import { TableHead } from './table-head.js';
import type { CatalogPage, CatalogRow, ShownDomain } from './view.js';

export type TableProps = { page: CatalogPage; domain: ShownDomain; form: Form };

/** One domain in the printed form: level 1 spans its rows and its label stays in sight. */
export function CatalogTable(props: TableProps): Html {
  const { page, domain, form } = props;
  const { on, chrome } = page.query;
  const way = JSON.stringify(['table', page.edition.id, on, chrome, form]);
  return keepMarkup(domain.source, way, () => <Table {...props} />);
}

function Table({ page, domain, form }: TableProps): Html {
  const groups = groupsOfLevel1(domain.rows);
  return (
    <div class="table-frame" tabindex={0} role="region" aria-label={`${domain.name}，表格`}>
      <table class="catalog">
        <Caption>{domainTitle(domain.name)}。打勾表示是，空格表示否或者原表未载明。</Caption>
        <TableHead form={form} />
        {groups.map((group, index) => (
          <tbody id={groupAnchor(domain.code, index)}>
            {group.rows.map((row) => (
              <Row page={page} form={form} group={group} row={row} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** The tree links to it. */
export function groupAnchor(domain: string, index: number): string {
  return `group-${domain}-${index + 1}`;
}

type RowProps = { page: CatalogPage; form: Form; group: Group; row: CatalogRow };

function Row({ page, form, group, row }: RowProps): Html {
  const { item, bases, mark, number } = row;
  return (
    <tr class={mark ?? undefined}>
      <td class="number">{number}</td>
      {row === group.rows[0] ? <Level1 group={group} /> : null}
      <Names page={page} form={form} group={group} row={row} />
      <td>{item.content.join('；')}</td>
      <td>
        <Bases bases={bases} asked={page.query} />
      </td>
      <td>{item.timeLimit}</td>
      <td>
        {item.disclosingBodies.map((body) => (
          <div>{body}</div>
        ))}
      </td>
      <td>
        <Channels channels={item.channels} />
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

function Level1({ group: { name, rows } }: { group: Group }): Html {
  // a header cell without words is no header
  if (name === null) return <td class="level1" rowspan={rows.length}></td>;
  return (
    <th class="level1" scope="rowgroup" rowspan={rows.length}>
      <div>
        {name}
        <small>{rows.length} 项</small>
      </div>
    </th>
  );
}

/** 二级事项 and, where the form has it, 三级事项; the more particular one heads the row. */
function Names({ page, form, group, row }: RowProps): Html {
  const { item } = row;
  if (!form.level3 || item.level3 === null)
    return (
      <>
        <NameCell page={page} row={row} />
        {form.level3 ? <td></td> : null}
      </>
    );
  const same = groupNeighbours(group.rows, ({ item: { level2, level3 } }) =>
    level3 === null ? null : (level2 ?? ''),
  );
  const span = same.find(({ rows }) => rows[0] === row)?.rows.length;
  return (
    <>
      {span === undefined ? null : (
        <td class="level2" rowspan={span}>
          {item.level2}
        </td>
      )}
      <NameCell page={page} row={row} />
    </>
  );
}

function NameCell({ page, row: { item, mark } }: { page: CatalogPage; row: CatalogRow }): Html {
  return (
    <th class="name" scope="row">
      <a href={itemUrl(page.edition.id, item.code, { on: page.query.on, chrome: page.query.chrome })}>
        {itemTitle(item)}
      </a>
      {mark === null && item.link === null ? null : (
        <div class="below">
          {mark === null ? null : <MarkBadge mark={mark} />}
          {item.link === null ? null : <PortalLink link={item.link}>公开栏目</PortalLink>}
        </div>
      )}
    </th>
  );
}
