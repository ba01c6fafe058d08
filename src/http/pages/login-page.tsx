import type { Frame } from './frame.js';
import { PublicPage } from './frame.js';
import type { Html } from './html.js';
import { Failure, Field } from './form-parts.js';

/** Where people say who they are. */
export type LoginPage = {
  frame: Frame;
  /** Where to go then. */
  back: string;
  /** What was typed before; a password is never shown again. */
  account: string;
  /** Why it did not work; null: not tried yet. */
  problem: string | null;
  /** Whether one may sign in through the identity provider. */
  hasProvider: boolean;
};

export function loginPage({ frame, back, account, problem, hasProvider }: LoginPage): Html {
  return (
    <PublicPage
      title={problem === null ? '登录' : '有误：登录'}
      frame={frame}
      sheets={['account']}
      edition={null}
    >
      <main id="main" class="middle">
        <div class="box sheet">
          <h1>登录</h1>
          <p class="aside">查阅已公布的目录不需要登录。</p>
          {problem === null ? null : <Failure field="account">{problem}</Failure>}
          <form method="post" action="/login">
            <input type="hidden" name="back" value={back} />
            <Field name="account" label="账号" value={account} autocomplete="username" />
            <Field name="password" label="口令" type="password" autocomplete="current-password" />
            <button class="btn btn-primary wide">登录</button>
          </form>
          {hasProvider ? (
            <a class="btn btn-line wide" href={`/login/oidc?back=${encodeURIComponent(back)}`}>
              统一身份登录
            </a>
          ) : null}
          <p class="aside small-print">忘记口令请找本单位的管理员重置。半小时没有操作会自动退出。</p>
        </div>
      </main>
    </PublicPage>
  );
}
