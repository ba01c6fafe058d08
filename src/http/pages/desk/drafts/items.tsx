import type { CatalogDomain } from '../../../../catalog/catalog.js';
import type { CatalogItem } from '../../../../catalog/item.js';
import { badgeOf } from '../../change/words.js';
import type { ItemChange } from '../../change/view.js';
import type { Html } from '../../html.js';
import { Badge, Caption, Empty } from '../../parts.js';
import { itemTitle } from '../../words.js';
import { draftUrl, itemEditUrl } from '../urls.js';
import type { DraftPage } from './draft-page.js';

/** Beside the items: the domains of the catalog as the draft would have it. */
export function DraftDomains({ page: { draft, told }, domain }: ShownItems): Html {
  return (
    <nav class="tree stays" aria-label="领域">
      <p>{told.catalog.domains.length} 个领域</p>
      <ol>
        {told.catalog.domains.map(({ code, name, items }) => (
          <li>
            <a
              href={draftUrl(draft.id, 'items', code)}
              aria-current={code === domain?.code ? 'true' : undefined}
            >
              <i>{code}</i>
              <span>{name}</span>
              <b>{items.length}</b>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

type ShownItems = { page: DraftPage; domain: CatalogDomain | null };

/** The items of one domain as the draft would have them. */
export function DraftItems({ page: { draft, told, can }, domain }: ShownItems): Html {
  if (domain === null || domain.items.length === 0) return <Empty>这个领域没有事项。</Empty>;
  const changes = new Map(told.changes.map(({ change }) => [change.code, change]));
  return (
    <div class="box rows">
      <table>
        <Caption>{domain.name}领域改后的事项</Caption>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">事项</th>
            <th scope="col">公开依据</th>
            <th scope="col">公开时限</th>
            <th scope="col">变更</th>
            {can.includes('edit') ? <th scope="col">办理</th> : null}
          </tr>
        </thead>
        <tbody>
          {domain.items.map((item) => (
            <tr>
              <ItemCells item={item} change={changes.get(item.code)} />
              {can.includes('edit') ? (
                <td>
                  <a href={itemEditUrl(draft.id, item.code)} aria-label={`修改事项：${itemTitle(item)}`}>
                    修改事项
                  </a>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ItemCells({ item, change }: { item: CatalogItem; change: ItemChange | undefined }): Html {
  return (
    <>
      <td>{item.code}</td>
      <th scope="row">
        {itemTitle(item)}
        {item.level2 === null ? null : <div class="aside">{item.level1}</div>}
      </th>
      <td>
        {item.legalBases.map((text) => (
          <div>{text}</div>
        ))}
      </td>
      <td>{item.timeLimit}</td>
      <td>{change ? <Badge tone={badgeOf(change).tone}>{badgeOf(change).word}</Badge> : null}</td>
    </>
  );
}
