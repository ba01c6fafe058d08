import type { Notice, Signer } from '../../../../announcement/notice.js';
import { dayOf } from '../../../../catalog/day.js';
import type { Html } from '../../html.js';
import { Badge, Empty, Segments } from '../../parts.js';
import type { Fault } from '../faults.js';
import { OneButton } from '../form.js';
import { Pager } from '../law/pager.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import { changeUrl, noticeAnchor, noticesUrl, signingUrl } from './urls.js';

/** 变动提醒: what changed in the catalogs that towns use, and who has signed for it. */
export type NoticesPage = {
  desk: DeskFrame;
  show: 'unsigned' | 'all';
  notices: Notice[];
  page: { from: number; size: number; total: number };
  /** The organizations in whose name the one who looks may sign. */
  own: string[];
  faults: readonly Fault[];
};

export function noticesPage({ desk, show, notices, page, own, faults }: NoticesPage): Html {
  return (
    <DeskPage
      desk={desk}
      title="变动提醒"
      meta={`${page.total} 条，最近的在前`}
      faults={faults}
      sheets={['desk-law']}
    >
      <div class="filter-line">
        <Segments
          label="范围"
          segments={[
            { text: '待签收', href: noticesUrl, current: show === 'unsigned' },
            { text: '全部', href: `${noticesUrl}?show=all`, current: show === 'all' },
          ]}
        />
      </div>
      {notices.length === 0 ? <Empty>{empty[show]}</Empty> : null}
      {notices.map((notice) => (
        <NoticeCard desk={desk} notice={notice} own={own} />
      ))}
      <Pager page={page} path={noticesUrl} query={show === 'all' ? { show } : {}} />
    </DeskPage>
  );
}

const empty = {
  unsigned: '没有待签收的变动提醒。目录版发布新的版本，或所引的法规文件状态有变时，会列在这里。',
  all: '还没有变动提醒。目录版发布新的版本，或所引的法规文件状态有变时，会列在这里。',
};

type CardProps = { desk: DeskFrame; notice: Notice; own: readonly string[] };

function NoticeCard({ desk, notice, own }: CardProps): Html {
  const { at, title, paragraphs, about, signers } = notice;
  const waiting = signers.filter(({ receipt }) => receipt === null);
  const signed = signers.flatMap(({ name, receipt }) => (receipt === null ? [] : [{ name, ...receipt }]));
  return (
    <article class="box notice-card" id={noticeAnchor(notice)} tabindex={-1} data-stop>
      <header class="line">
        <h2>{title}</h2>
        <span class="spring"></span>
        {waiting.length === 0 ? <Badge tone="green">已签收</Badge> : <Badge tone="amber">待签收</Badge>}
      </header>
      <p class="about aside">
        <span>{dayOf(at)}</span>
        <a href={changeUrl(notice)}>
          {'regulation' in about ? '查看法规文件' : '查看对照'}
          <span class="unseen">：{title}</span>
        </a>
      </p>
      {paragraphs.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      <SigningButtons desk={desk} notice={notice} waiting={waiting} own={own} />
      {waiting.length === 0 ? null : (
        <p class="aside">
          未签收 {waiting.length} 个：{waiting.map(({ name }) => name).join('、')}
        </p>
      )}
      {signed.length === 0 ? null : <Signed signed={signed} />}
    </article>
  );
}

function SigningButtons({ desk, notice, waiting, own }: CardProps & { waiting: readonly Signer[] }): Html {
  const open = waiting.filter(({ organization }) => own.includes(organization));
  return (
    <>
      {open.map(({ organization, name }) => (
        <OneButton
          desk={desk}
          action={signingUrl(notice)}
          fields={{ organization }}
          kind="primary"
          small
          label={`签收（${name}）：${notice.title}`}
        >
          {open.length === 1 ? '签收' : `签收（${name}）`}
        </OneButton>
      ))}
    </>
  );
}

function Signed({ signed }: { signed: readonly { name: string; by: string; at: string }[] }): Html {
  return (
    <details class="more">
      <summary>已签收 {signed.length} 个</summary>
      <ul>
        {signed.map(({ name, by, at }) => (
          <li>
            {name}　
            <span class="aside">
              {by} {dayOf(at)} 签收
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
