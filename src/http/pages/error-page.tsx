import { dayInWords } from '../../catalog/day.js';
import type { Edition } from '../../catalog/catalog.js';
import type { Frame } from './frame.js';
import { PublicPage } from './frame.js';
import type { Html } from './html.js';
import { Search } from './masthead.js';
import { catalogUrl, loginUrl } from './urls.js';

/** What went wrong, and what to do now. */
export type ErrorPage = { frame: Frame; error: PageError };

export type PageError =
  /** 404: nothing has this address. */
  | { kind: 'no-page' }
  /** 404: the day asked for lies before the first version. */
  | { kind: 'before-first'; edition: Edition; firstDay: string }
  /** 400: the address says something we do not understand; `message` says what. */
  | { kind: 'bad-request'; message: string }
  /** Whoever asks must say who they are, or could not; `back`: where to go then. */
  | { kind: 'sign-in'; back: string; message: string }
  /** Any other refusal: understood, and no. */
  | { kind: 'refused'; status: number; message: string }
  /** 500: ours; the id finds it in the log. */
  | { kind: 'our-bug'; id: string };

export function errorPage({ frame, error }: ErrorPage): Html {
  const title = titleOf(error);
  const edition = error.kind === 'before-first' ? error.edition : null;
  return (
    <PublicPage title={title} frame={frame} edition={edition}>
      <main id="main" class="middle narrow">
        <h1>{title}</h1>
        <p>
          <Advice error={error} />
        </p>
        {error.kind === 'no-page' ? <Search id="q-again" /> : null}
        <ul class="ways-out">
          {frame.editions.map((choice) => (
            <li>
              <a href={catalogUrl(choice.edition.id)}>{choice.edition.title}</a>
            </li>
          ))}
        </ul>
      </main>
    </PublicPage>
  );
}

function titleOf(error: PageError): string {
  switch (error.kind) {
    case 'no-page':
      return '没有这个页面';
    case 'before-first':
      return '这一天还没有标准目录';
    case 'sign-in':
      return '请先登录';
    case 'bad-request':
      return '看不懂这个地址';
    case 'refused':
      return error.status === 404 ? '没有找到' : '不能这样做';
    case 'our-bug':
      return '系统出错';
  }
}

function Advice({ error }: { error: PageError }): Html {
  switch (error.kind) {
    case 'no-page':
      return <>可从目录或搜索进入。</>;
    case 'before-first':
      return (
        <>
          {dayInWords(error.firstDay)}以前没有发布过标准目录。
          <a href={catalogUrl(error.edition.id, { on: error.firstDay })}>查看首个版本</a>
        </>
      );
    case 'sign-in':
      return (
        <>
          {error.message} <a href={loginUrl(error.back)}>登录</a>
        </>
      );
    case 'bad-request':
    case 'refused':
      return <>{error.message}</>;
    case 'our-bug':
      return (
        <>
          系统出错，已记录编号 <strong>{error.id}</strong>。数据没有改动。
        </>
      );
  }
}
