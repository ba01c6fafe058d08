import { eventWords } from '../../../../../regulation/event-words.js';
import type { RegulationEvent } from '../../../../../regulation/regulation.js';
import type { Html } from '../../../html.js';
import { Badge, Caption, Empty, Segments } from '../../../parts.js';
import type { DeskFrame } from '../../page.js';
import { DeskPage } from '../../page.js';
import { impactUrl } from '../impact/url.js';
import { Pager } from '../pager.js';
import { StampMark } from '../../../law/stamp.js';

/** 立改废台账: what was registered, the latest first. */
export type EventsPage = {
  desk: DeskFrame;
  show: 'working' | 'all';
  entries: EventEntry[];
  /** `from` 1: the first page. */
  page: { from: number; size: number; total: number };
  mayRecord: boolean;
};

export type EventEntry = {
  id: number;
  title: string;
  event: RegulationEvent;
  recordedOn: string;
  recordedBy: string;
  /** null: it made no task. */
  tasks: { pending: number; all: number; dueOn: string | null } | null;
};

export function eventsPage({ desk, show, entries, page, mayRecord }: EventsPage): Html {
  return (
    <DeskPage
      desk={desk}
      title="立改废台账"
      meta={`${page.total} 项，最近登记的在前`}
      actions={
        mayRecord ? (
          <a class="btn btn-primary" href="/desk/events/new">
            登记立改废
          </a>
        ) : undefined
      }
      sheets={['desk-law']}
    >
      <div class="filter-line">
        <Segments
          label="范围"
          segments={[
            { text: '有修订任务的', href: '/desk/events', current: show === 'working' },
            { text: '全部', href: '/desk/events?show=all', current: show === 'all' },
          ]}
        />
      </div>
      {entries.length === 0 ? (
        <Empty>
          还没有立改废需要修订目录。
          {mayRecord ? (
            <>
              法律法规有变动时，<a href="/desk/events/new">登记立改废</a>。
            </>
          ) : null}
        </Empty>
      ) : (
        <EventTable entries={entries} />
      )}
      <Pager page={page} path="/desk/events" query={show === 'all' ? { show } : {}} />
    </DeskPage>
  );
}

function EventTable({ entries }: { entries: EventEntry[] }): Html {
  return (
    <div class="box grid-box">
      <table class="grid stacked events">
        <Caption>登记的立改废</Caption>
        <thead>
          <tr>
            <th scope="col">文件</th>
            <th scope="col" class="what">
              变动
            </th>
            <th scope="col" class="who">
              登记
            </th>
            <th scope="col" class="state">
              修订任务
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, title, event, recordedOn, recordedBy, tasks }) => (
            <tr>
              <th scope="row" class="act">
                <StampMark kind={event.kind} small />
                <a href={impactUrl(id)}>《{title}》</a>
              </th>
              <td class="what">
                <span class="day">{event.on ?? '日期不详'}</span> {eventWords[event.kind]}
                {event.documentNumber === null ? null : <span class="below">{event.documentNumber}</span>}
              </td>
              <td class="who">
                <span class="day">{recordedOn}</span>
                <span class="below">{recordedBy}</span>
              </td>
              <td class="state">
                <TaskState tasks={tasks} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TaskState({ tasks }: Pick<EventEntry, 'tasks'>): Html {
  if (tasks === null) return <span class="aside">没有任务</span>;
  if (tasks.pending === 0) return <Badge tone="green">{`${tasks.all} 项全部办结`}</Badge>;
  return (
    <>
      <Badge tone="amber">{`待办 ${tasks.pending} / ${tasks.all}`}</Badge>
      {tasks.dueOn === null ? null : <span class="below">{`${tasks.dueOn} 到期`}</span>}
    </>
  );
}
