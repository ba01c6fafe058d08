import type { Html } from '../../../html.js';
import { Badge, Caption, Empty } from '../../../parts.js';
import type { DeskFrame } from '../../page.js';
import { SettingsPage } from '../page.js';
import type { Wording, Wordings } from './count.js';

/** How channels and time limits are written; the form fixes them, so that there is nothing to set. */
export type WordingsPage = { desk: DeskFrame; wordings: Wordings };

export const wordingsUrl = '/desk/settings/wordings';

/** So many are listed of what has no end. */
const listed = 60;

export function wordingsPage({ desk, wordings: { channels, others, limits } }: WordingsPage): Html {
  return (
    <SettingsPage
      desk={desk}
      title="渠道和时限用语"
      meta="各版现行目录里的写法和用它的事项数，供查阅。十三种渠道由国家的目录表样定下，不能增减；别的写法照原样收"
    >
      <div class="wordings">
        <Table title="公开渠道和载体" caption="十三种渠道" wordings={channels} />
        <div>
          <h2 class="part-head">别的渠道</h2>
          {others.length === 0 ? (
            <Empty>没有十三种以外的渠道。</Empty>
          ) : (
            <Rows caption="十三种以外的渠道" wordings={others.slice(0, listed)} />
          )}
        </div>
        <div>
          <h2 class="part-head">
            公开时限<small>认得出期限的，过长时草案里会提示</small>
          </h2>
          {limits.length === 0 ? (
            <Empty>目录里还没有写公开时限。</Empty>
          ) : (
            <Rows caption="公开时限的写法，常用的在前" wordings={limits.slice(0, listed)} />
          )}
          {limits.length > listed ? (
            <p class="aside">
              只列常用的 {listed} 种，共 {limits.length} 种。
            </p>
          ) : null}
        </div>
      </div>
    </SettingsPage>
  );
}

function Table({ title, ...rows }: { title: string; caption: string; wordings: Wording[] }): Html {
  return (
    <div>
      <h2 class="part-head">{title}</h2>
      <Rows {...rows} />
    </div>
  );
}

function Rows({
  caption,
  wordings,
}: {
  caption: string;
  wordings: (Wording & { isRead?: boolean })[];
}): Html {
  return (
    <div class="box rows">
      <table>
        <Caption>{caption}</Caption>
        <thead>
          <tr>
            <th scope="col">写法</th>
            <th scope="col">事项</th>
          </tr>
        </thead>
        <tbody>
          {wordings.map(({ text, items, isRead }) => (
            <tr>
              <th scope="row">
                {text} {isRead === false ? <Badge tone="amber">系统认不出</Badge> : null}
              </th>
              <td class="aside" data-label="事项">
                {items}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
