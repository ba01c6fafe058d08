import { Failure, Field } from './form-parts.js';
import type { Frame } from './frame.js';
import { PublicPage } from './frame.js';
import type { Html } from './html.js';
import { Notice } from './parts.js';

/** One's own account. */
export type AccountPage = {
  frame: Frame;
  account: {
    name: string;
    displayName: string;
    /** In words, e.g. 编辑 for 龙亭区人民政府. */
    roles: { role: string; organization: string }[];
    mustChangePassword: boolean;
    hasPassword: boolean;
  };
  /** What has just been done. */
  done: 'password' | 'sessions' | null;
  problem: string | null;
};

const saysDone = {
  password: '口令已修改。您在其他地方的登录都已退出。',
  sessions: '您在其他地方的登录都已退出。',
} as const;

export function accountPage({ frame, account, done, problem }: AccountPage): Html {
  return (
    <PublicPage
      title={problem === null ? '我的账号' : '有误：我的账号'}
      frame={frame}
      sheets={['account']}
      edition={null}
    >
      <main id="main" class="middle">
        <div class="box sheet">
          <h1>我的账号</h1>
          {account.mustChangePassword ? (
            <Notice tone="amber" icon="warning">
              您用的还是首次口令。请先改成自己的口令，然后才能做别的事。
            </Notice>
          ) : null}
          {done === null ? null : (
            <Notice tone="green" icon="tick">
              {saysDone[done]}
            </Notice>
          )}
          <Facts account={account} />
          {account.hasPassword ? <PasswordForm frame={frame} account={account} problem={problem} /> : null}
          <OtherSessions frame={frame} />
        </div>
      </main>
    </PublicPage>
  );
}

function Facts({ account: { name, displayName, roles } }: Pick<AccountPage, 'account'>): Html {
  return (
    <dl class="facts">
      <dt>账号</dt>
      <dd>{name}</dd>
      <dt>姓名</dt>
      <dd>{displayName}</dd>
      <dt>角色</dt>
      <dd>
        {roles.length === 0
          ? '还没有，请向管理员申请'
          : roles.map(({ role, organization }) => (
              <div>
                {role} <span class="aside">（{organization}）</span>
              </div>
            ))}
      </dd>
    </dl>
  );
}

function PasswordForm({ frame, account, problem }: Pick<AccountPage, 'frame' | 'account' | 'problem'>): Html {
  return (
    <form method="post" action="/account">
      <h2>修改口令</h2>
      {problem === null ? null : <Failure field="current">{problem}</Failure>}
      <input type="hidden" name="csrf" value={frame.user?.csrf ?? ''} />
      {/* password keepers ask whose password this is */}
      <input
        class="unseen"
        type="text"
        value={account.name}
        autocomplete="username"
        tabindex={-1}
        aria-hidden="true"
        readonly
      />
      <Field
        name="current"
        label={account.mustChangePassword ? '首次口令' : '原口令'}
        type="password"
        autocomplete="current-password"
      />
      <Field
        name="next"
        label="新口令"
        type="password"
        autocomplete="new-password"
        hint="至少 10 个字符，大写、小写、数字、其他字符四种中有三种；或 16 个字符以上。不能含有账号名。修改后，其他登录都会退出，已建的令牌全部作废。"
      />
      <Field name="repeated" label="再输入一次新口令" type="password" autocomplete="new-password" />
      <button class="btn btn-primary">修改口令</button>
    </form>
  );
}

function OtherSessions({ frame }: Pick<AccountPage, 'frame'>): Html {
  return (
    <form method="post" action="/account/sessions">
      <h2>其他地方的登录</h2>
      <p class="aside">在别的电脑上登录后忘了退出，可以在这里一并退出。</p>
      <input type="hidden" name="csrf" value={frame.user?.csrf ?? ''} />
      <button class="btn btn-line">退出其他登录</button>
    </form>
  );
}
