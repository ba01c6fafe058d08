import type { Edition } from '../../../../catalog/catalog.js';
import type { Html } from '../../html.js';
import type { Tone } from '../../parts.js';
import { Badge, Caption, Empty, Segments } from '../../parts.js';
import { itemUrl } from '../../urls.js';
import { editionName } from '../../words.js';
import { impactUrl } from '../law/impact/url.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';

/** 修订任务: packages of one law in one domain for one body, the most urgent first. */
export type TasksPage = {
  desk: DeskFrame;
  show: TaskShow;
  edition: string | null;
  editions: Edition[];
  packages: TaskPackageView[];
  total: number;
};

export type TaskShow = 'pending' | 'overdue' | 'blocked' | 'ended';

export type TaskPackageView = {
  law: string;
  domain: string;
  body: string | null;
  tasks: TaskRow[];
};

export type TaskRow = {
  id: number;
  event: number;
  edition: Edition;
  code: string;
  title: string;
  /** 2026-12-25（还有 28 天）; null: it has none. */
  due: string | null;
  state: { text: string; tone: Tone };
  /** Why it ended without a change. */
  reason: string | null;
};

const shows: Record<TaskShow, string> = {
  pending: '未办结',
  overdue: '已逾期',
  blocked: '等施行日',
  ended: '已办结',
};

const empty: Record<TaskShow, string> = {
  pending: '没有未办结的修订任务。',
  overdue: '没有逾期的修订任务。',
  blocked: '没有在等施行日的修订任务。',
  ended: '还没有办结的修订任务。',
};

export function tasksPage({ desk, show, edition, editions, packages, total }: TasksPage): Html {
  const address = (changed: { show?: TaskShow; edition?: string | null }) => {
    const { show: shown, edition: chosen } = { show, edition, ...changed };
    const said = new URLSearchParams({
      ...(shown === 'pending' ? {} : { show: shown }),
      ...(chosen === null ? {} : { edition: chosen }),
    });
    return said.size === 0 ? '/desk/tasks' : `/desk/tasks?${said.toString()}`;
  };
  return (
    <DeskPage
      desk={desk}
      title="修订任务"
      meta={`${shows[show]} ${total} 项，按法规文件、领域和主体归并，期限近的在前`}
      sheets={['desk-law']}
    >
      <div class="filter-line">
        <Segments
          label="状态"
          segments={(Object.keys(shows) as TaskShow[]).map((one) => ({
            text: shows[one],
            href: address({ show: one }),
            current: one === show,
          }))}
        />
        <Segments
          label="版本"
          segments={[
            { text: '各版', href: address({ edition: null }), current: edition === null },
            ...editions.map((one) => ({
              text: editionName(one),
              href: address({ edition: one.id }),
              current: one.id === edition,
            })),
          ]}
        />
      </div>
      {packages.length === 0 ? (
        <Empty>
          {empty[show]} 法律法规有变动时，在<a href="/desk/events">立改废台账</a>登记，任务由此产生。
        </Empty>
      ) : (
        packages.map((one) => <Package package={one} />)
      )}
    </DeskPage>
  );
}

function Package({ package: { law, domain, body, tasks } }: { package: TaskPackageView }): Html {
  const name = `《${law}》 ${domain}`;
  return (
    <section class="box grid-box">
      <h2 class="package-head">
        {name}
        <small>{`${body ?? '没有写明主体'} · ${tasks.length} 项`}</small>
      </h2>
      <table class="grid stacked tasks">
        <Caption>{`${name}的修订任务`}</Caption>
        <thead>
          <tr>
            <th scope="col" class="edition">
              版本
            </th>
            <th scope="col">事项</th>
            <th scope="col" class="due">
              期限
            </th>
            <th scope="col" class="state">
              状态
            </th>
            <th scope="col" class="way">
              <span class="unseen">办理</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <Row task={task} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ task: { event, edition, code, title, due, state, reason } }: { task: TaskRow }): Html {
  return (
    <tr>
      <td class="edition">
        <Badge tone="blue">{editionName(edition)}</Badge>
      </td>
      <th scope="row">
        <a href={itemUrl(edition.id, code)}>{title}</a>
        <span class="code aside">{code}</span>
      </th>
      <td class="due day">{due}</td>
      <td class="state">
        <Badge tone={state.tone}>{state.text}</Badge>
        {reason === null ? null : <span class="below">{reason}</span>}
      </td>
      <td class="way">
        <a href={impactUrl(event, { edition: edition.id, code })}>
          办理<span class="unseen">：{title}</span>
        </a>
      </td>
    </tr>
  );
}
