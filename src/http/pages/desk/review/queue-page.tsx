import type { Edition } from '../../../../catalog/catalog.js';
import { dayOf } from '../../../../catalog/day.js';
import type { ReviewKind } from '../../../../catalog/review.js';
import { reviewNames } from '../../../../catalog/words.js';
import type { DraftHead } from '../../../../store/drafts.js';
import type { Html } from '../../html.js';
import { Badge, Caption, Empty } from '../../parts.js';
import { editionName } from '../../words.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import { reviewUrl } from '../urls.js';

/** The drafts that wait for somebody's decision, the oldest first. */
export type ReviewQueuePage = {
  desk: DeskFrame;
  /** `author`: as people call them. */
  queue: { draft: DraftHead; kinds: ReviewKind[]; edition: Edition; author: string }[];
};

export function reviewQueuePage({ desk, queue }: ReviewQueuePage): Html {
  return (
    <DeskPage desk={desk} title="审核" crumbs={[{ text: '工作台', href: '/desk' }]}>
      {queue.length === 0 ? (
        <Empty>没有待审核的变动。</Empty>
      ) : (
        <div class="box rows">
          <table>
            <Caption>待我审核的草案</Caption>
            <thead>
              <tr>
                <th scope="col">号</th>
                <th scope="col">草案</th>
                <th scope="col">目录</th>
                <th scope="col">起草</th>
                <th scope="col">要我作的结论</th>
              </tr>
            </thead>
            <tbody>
              {queue.map(({ draft, kinds, edition, author }) => (
                <tr>
                  <td>{draft.id}</td>
                  <th scope="row">
                    <a href={reviewUrl(draft.id)}>{draft.title}</a>
                  </th>
                  <td>{editionName(edition)}</td>
                  <td>
                    {author} {dayOf(draft.createdAt)}
                  </td>
                  <td>
                    {kinds.map((kind) => (
                      <Badge tone="amber">{reviewNames[kind]}</Badge>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </DeskPage>
  );
}
