import type { Html } from '../../../html.js';
import type { Tone } from '../../../parts.js';
import { Badge, Caption, Empty, Segments } from '../../../parts.js';
import { withQuery } from '../../../urls.js';
import type { DeskFrame } from '../../page.js';
import { SettingsPage } from '../page.js';
import { accountsUrl, accountUrl } from './urls.js';

/** The accounts within somebody's reach. */
export type AccountsPage = {
  desk: DeskFrame;
  filter: { q: string; show: Show };
  counts: Record<Show, number>;
  rows: AccountRow[];
};

export type Show = (typeof shows)[number];
export const shows = ['used', 'disabled'] as const;

export type AccountRow = {
  name: string;
  displayName: string;
  roles: { role: string; organization: string }[];
  /** It is known to the identity provider. */
  isProvided: boolean;
  state: AccountState;
};

export type AccountState = 'usable' | 'first-password' | 'disabled';

const showWords: Record<Show, string> = { used: '在用', disabled: '已停用' };
const states: Record<AccountState, { text: string; tone: Tone }> = {
  usable: { text: '在用', tone: 'green' },
  'first-password': { text: '还没改首次口令', tone: 'amber' },
  disabled: { text: '已停用', tone: 'grey' },
};

export function AccountBadge({ state }: { state: AccountState }): Html {
  const { text, tone } = states[state];
  return <Badge tone={tone}>{text}</Badge>;
}

export function accountsPage({ desk, filter, counts, rows }: AccountsPage): Html {
  return (
    <SettingsPage
      desk={desk}
      title="账号"
      meta="您管理的单位和下属单位的账号"
      actions={
        <a class="btn btn-primary" href={`${accountsUrl}/new`}>
          新建账号
        </a>
      }
    >
      <div class="filter-bar">
        <Segments
          label="哪些账号"
          segments={shows.map((show) => ({
            text: `${showWords[show]} ${counts[show]}`,
            href: withQuery(accountsUrl, { q: filter.q, show: show === 'used' ? null : show }),
            current: show === filter.show,
          }))}
        />
        <form action={accountsUrl} class="find-form" role="search">
          {filter.show === 'used' ? null : <input type="hidden" name="show" value={filter.show} />}
          <label for="find" class="unseen">
            账号、姓名或单位
          </label>
          <input
            id="find"
            name="q"
            type="search"
            value={filter.q}
            placeholder="账号、姓名或单位"
            class="form-control form-control-sm"
          />
          <button class="btn btn-line btn-sm">查找</button>
        </form>
      </div>
      {rows.length === 0 ? (
        <Empty>
          没有符合条件的账号。<a href={accountsUrl}>清除筛选</a>
        </Empty>
      ) : (
        <Rows rows={rows} />
      )}
    </SettingsPage>
  );
}

function Rows({ rows }: Pick<AccountsPage, 'rows'>): Html {
  return (
    <div class="box rows">
      <table>
        <Caption>账号和它们的角色</Caption>
        <thead>
          <tr>
            <th scope="col">账号</th>
            <th scope="col">角色</th>
            <th scope="col">登录方式</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, displayName, roles, isProvided, state }) => (
            <tr>
              <th scope="row">
                <a href={accountUrl(name)}>{displayName}</a>
                {displayName === name ? null : <div class="aside">{name}</div>}
              </th>
              <td data-label="角色">
                {roles.length === 0 ? <span class="aside">没有角色</span> : null}
                {roles.map(({ role, organization }) => (
                  <div>
                    {role} <span class="aside">{organization}</span>
                  </div>
                ))}
              </td>
              <td data-label="登录方式">{isProvided ? '统一身份' : '口令'}</td>
              <td data-label="状态">
                <AccountBadge state={state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
