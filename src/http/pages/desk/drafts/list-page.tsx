import type { Edition } from '../../../../catalog/catalog.js';
import { dayOf } from '../../../../catalog/day.js';
import { draftStates } from '../../../../catalog/words.js';
import type { DraftState } from '../../../../catalog/draft.js';
import type { DraftHead } from '../../../../store/drafts.js';
import type { Html } from '../../html.js';
import type { Tone } from '../../parts.js';
import { Badge, Caption, Empty, Segments } from '../../parts.js';
import { editionName, versionName } from '../../words.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import { draftUrl } from '../urls.js';

/** The drafts somebody may see, newest first. */
export type DraftListPage = {
  desk: DeskFrame;
  /** `author`: as people call them. */
  drafts: { draft: DraftHead; edition: Edition; author: string }[];
  shown: 'open' | 'all';
  mayAdd: boolean;
};

export const stateTones: Record<DraftState, Tone> = {
  editing: 'blue',
  'in-review': 'amber',
  approved: 'green',
  returned: 'red',
  published: 'grey',
  abandoned: 'grey',
};

export function draftListPage({ desk, drafts, shown, mayAdd }: DraftListPage): Html {
  return (
    <DeskPage
      desk={desk}
      title="草案"
      crumbs={[{ text: '工作台', href: '/desk' }]}
      actions={
        mayAdd ? (
          <a class="btn btn-primary" href="/desk/drafts/new">
            新建草案
          </a>
        ) : undefined
      }
    >
      <div class="apart">
        <Segments
          label="草案范围"
          segments={[
            { text: '未办结', href: '/desk/drafts', current: shown === 'open' },
            { text: '全部', href: '/desk/drafts?state=all', current: shown === 'all' },
          ]}
        />
      </div>
      {drafts.length === 0 ? (
        <Empty>
          {shown === 'open' ? '没有未办结的草案。' : '还没有草案。'}
          {mayAdd ? <a href="/desk/drafts/new">新建草案</a> : null}
        </Empty>
      ) : (
        <Table drafts={drafts} />
      )}
    </DeskPage>
  );
}

function Table({ drafts }: Pick<DraftListPage, 'drafts'>): Html {
  return (
    <div class="box rows">
      <table>
        <Caption>草案</Caption>
        <thead>
          <tr>
            <th scope="col">号</th>
            <th scope="col">草案</th>
            <th scope="col">目录</th>
            <th scope="col">起草</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map(({ draft: { id, title, state, createdAt, baseVersion }, edition, author }) => (
            <tr>
              <td>{id}</td>
              <th scope="row">
                <a href={draftUrl(id)}>{title}</a>
              </th>
              <td>
                {editionName(edition)}，以{versionName(baseVersion)}为底
              </td>
              <td>
                {author} {dayOf(createdAt)}
              </td>
              <td>
                <Badge tone={stateTones[state]}>{draftStates[state]}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
