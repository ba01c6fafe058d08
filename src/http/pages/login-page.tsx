import type { Child } from 'hono/jsx';
import type { Frame } from './frame.js';
import { PublicPage } from './frame.js';
import type { Html } from './html.js';
import { Failure, Field } from './form-parts.js';
import type { KeptForm } from './kept-form.js';
import { writeKeptForm } from './kept-form.js';
import { Notice } from './parts.js';

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
  /** What was being filled in when the session ended; null: nothing. */
  kept: KeptForm | null;
};

export function loginPage({ frame, back, account, problem, hasProvider, kept }: LoginPage): Html {
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
          {kept === null ? (
            <p class="aside">查阅已公布的目录不需要登录。</p>
          ) : (
            <Notice tone="amber" icon="clock">
              登录已过期。您填写的内容已保留，登录后继续。
            </Notice>
          )}
          {problem === null ? null : <Failure field="account">{problem}</Failure>}
          <form method="post" action={kept === null ? '/login' : '/login/resume'}>
            {kept === null ? (
              <input type="hidden" name="back" value={back} />
            ) : (
              <input type="hidden" name="kept" value={writeKeptForm(kept)} />
            )}
            <Field name="account" label="账号" value={account} autocomplete="username" />
            <Field name="password" label="口令" type="password" autocomplete="current-password" />
            <button class="btn btn-primary wide">登录</button>
          </form>
          {hasProvider && kept === null ? (
            <a class="btn btn-line wide" href={`/login/oidc?back=${encodeURIComponent(back)}`}>
              统一身份登录
            </a>
          ) : null}
          {hasProvider && kept !== null ? <ProviderElsewhere kept={kept} /> : null}
          <p class="aside small-print">忘记口令请找本单位的管理员重置。半小时没有操作会自动退出。</p>
        </div>
      </main>
    </PublicPage>
  );
}

/** The identity provider takes nothing along: one signs in in another window and goes on here. */
function ProviderElsewhere({ kept }: { kept: KeptForm }): Html {
  return (
    <>
      <a class="btn btn-line wide" href="/login/oidc" target="_blank" rel="noopener">
        在新窗口用统一身份登录
      </a>
      <ResumeForm kept={kept}>已在新窗口登录，继续</ResumeForm>
    </>
  );
}

/** Shows a kept form again to who has signed in; it carries no token, for it does nothing. */
function ResumeForm({
  kept: { action, author, fields },
  children,
}: {
  kept: KeptForm;
  children?: Child;
}): Html {
  return (
    <form method="post" action={action}>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="author" value={author} />
      <input type="hidden" name="resume" value="1" />
      <button class="btn btn-primary wide">{children}</button>
    </form>
  );
}

/** Signed in again: one step from what was being filled in. */
export function resumePage({ frame, kept }: { frame: Frame; kept: KeptForm }): Html {
  return (
    <PublicPage title="已登录" frame={frame} sheets={['account']} edition={null}>
      <main id="main" class="middle">
        <div class="box sheet">
          <h1>已登录</h1>
          <p>您填写的内容还在，尚未保存。</p>
          <ResumeForm kept={kept}>回到填写的内容</ResumeForm>
        </div>
      </main>
    </PublicPage>
  );
}
