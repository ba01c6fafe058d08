import { dayInWords } from '../../../catalog/day.js';
import type { Html } from '../html.js';
import { Caption, Empty } from '../parts.js';
import type { Chrome } from '../urls.js';
import { itemUrl } from '../urls.js';
import { editionName } from '../words.js';
import type { CitingEdition } from './regulation-page.js';

type Asked = { day: string; on: string | null; chrome: Chrome };

/** The items that rest on an act, by edition. */
export function CitingItems({ citing, ...asked }: Asked & { citing: CitingEdition[] }): Html {
  const total = citing.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <section>
      <h2 class="group-head">
        引用它的事项{' '}
        <small>
          {dayInWords(asked.day)}施行的目录中共 {total} 项
        </small>
      </h2>
      {total === 0 ? <Empty>没有事项引用这部文件。</Empty> : null}
      {citing.map((edition) => (
        <CitingTable citing={edition} {...asked} />
      ))}
    </section>
  );
}

function CitingTable({ citing: { edition, items }, on, chrome }: Asked & { citing: CitingEdition }): Html {
  return (
    <div class="box list-frame">
      <table class="list">
        <Caption>{edition.title}中引用这部文件的事项</Caption>
        <thead>
          <tr>
            <th scope="col">
              {editionName(edition)} <small>{items.length} 项</small>
            </th>
            <th scope="col">目录中的写法</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ code, title, place, cited }) => (
            <tr>
              <th scope="row">
                <a href={itemUrl(edition.id, code, { on, chrome })}>{title}</a>
                <small>
                  {place.join(' › ')} <span class="code">{code}</span>
                </small>
              </th>
              <td>
                {cited.map((text) => (
                  <div>{text}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
