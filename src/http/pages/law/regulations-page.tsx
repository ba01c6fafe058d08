import { dayInWords } from '../../../catalog/day.js';
import type { Regulation } from '../../../regulation/regulation.js';
import { regulationKinds } from '../../../regulation/regulation.js';
import type { RegulationStatus } from '../../../regulation/status.js';
import { regulationStatuses } from '../../../regulation/status.js';
import type { Frame } from '../frame.js';
import { PublicPage } from '../frame.js';
import type { Html } from '../html.js';
import { Breadcrumb, Caption, Empty } from '../parts.js';
import type { RegulationsQuery } from '../urls.js';
import { regulationsUrl, regulationUrl } from '../urls.js';
import { StatusBadge } from './status.js';

/** The acts on record, a page of those sought. */
export type RegulationsPage = {
  frame: Frame;
  query: RegulationsQuery;
  /** The day whose law and catalogs count. */
  day: string;
  /** Which of all that were found stands first here, from 1. */
  first: number;
  total: number;
  /** The cursor of the next page. */
  next: string | null;
  regulations: RegulationRow[];
};

export type RegulationRow = Omit<Regulation, 'events'> & {
  status: RegulationStatus | null;
  commencedOn: string | null;
  /** How many items in force cite it. */
  citing: number;
};

export function regulationsPage(page: RegulationsPage): Html {
  const { frame, query, day, total } = page;
  return (
    <PublicPage title="法规文件" frame={frame} sheets={['law']} edition={null} on={query.on}>
      <main id="main" class="middle">
        <Breadcrumb
          crumbs={[
            { text: '标准目录', href: '/' },
            { text: '法规文件', href: null },
          ]}
        />
        <div class="title-block">
          <div>
            <h1>法规文件</h1>
            <div class="meta">
              <span>目录所依据的法律、法规、规章和规范性文件，按{dayInWords(day)}的情况列出</span>
            </div>
          </div>
        </div>
        <Filter query={query} day={day} />
        {total === 0 ? (
          <Empty>
            没有符合条件的法规文件。可换用全称、简称或文号。
            <a href={regulationsUrl({ on: query.on, chrome: query.chrome })}>清除筛选</a>
          </Empty>
        ) : (
          <Found page={page} />
        )}
      </main>
    </PublicPage>
  );
}

function Filter({ query, day }: { query: RegulationsQuery; day: string }): Html {
  const { q, kind, status, cited, on, chrome } = query;
  const filtered = q !== null || kind !== null || status !== null || cited;
  return (
    <form class="filter" method="get" action="/regulations" aria-label="筛选" autocomplete="off">
      {chrome === 'none' ? <input type="hidden" name="chrome" value="none" /> : null}
      <input
        name="q"
        type="search"
        class="form-control form-control-sm"
        value={q ?? ''}
        placeholder="名称、简称、文号或制定机关"
        aria-label="名称、简称、文号或制定机关"
      />
      <Choice name="kind" label="类别" all="全部类别" options={regulationKinds} value={kind} />
      <Choice name="status" label="状态" all="全部状态" options={regulationStatuses} value={status} />
      <select class="form-select form-select-sm" name="cited" aria-label="引用" data-submit="change">
        <option value="">全部文件</option>
        <option value="1" selected={cited}>
          目录引用的
        </option>
      </select>
      <label class="date">
        截至
        <input
          name="on"
          type="date"
          class="form-control form-control-sm"
          value={day}
          data-default={on === null ? day : undefined}
        />
      </label>
      <button class="btn btn-line">应用</button>
      {filtered ? <a href={regulationsUrl({ on, chrome })}>清除筛选</a> : null}
    </form>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  all: string;
  options: readonly string[];
  value: string | null;
};

function Choice({ name, label, all, options, value }: ChoiceProps): Html {
  return (
    <select class="form-select form-select-sm" name={name} aria-label={label} data-submit="change">
      <option value="">{all}</option>
      {options.map((option) => (
        <option value={option} selected={option === value}>
          {option}
        </option>
      ))}
    </select>
  );
}

function Found({ page }: { page: RegulationsPage }): Html {
  const { query, regulations, first, total, next } = page;
  const last = first + regulations.length - 1;
  return (
    <>
      <div class="box list-frame">
        <table class="list">
          <Caption>法规文件：名称、类别、状态、施行日期和引用它的事项数</Caption>
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">类别</th>
              <th scope="col">状态</th>
              <th scope="col">施行日期</th>
              <th scope="col" class="count">
                引用事项
              </th>
            </tr>
          </thead>
          <tbody>
            {regulations.map((row) => (
              <Row row={row} query={query} />
            ))}
          </tbody>
        </table>
      </div>
      <nav class="page-turn" aria-label="翻页">
        <span>
          第 {first} 至 {last} 部，共 {total} 部
        </span>
        {first > 1 ? <a href={regulationsUrl({ ...query, cursor: null })}>回到第一页</a> : null}
        {next === null ? null : (
          <a rel="next" href={regulationsUrl({ ...query, cursor: next })}>
            下一页 →
          </a>
        )}
      </nav>
    </>
  );
}

function Row({ row, query }: { row: RegulationRow; query: RegulationsQuery }): Html {
  const { id, title, documentNumber, issuer, kind, status, commencedOn, citing } = row;
  return (
    <tr>
      <th scope="row">
        <a href={regulationUrl(id, { on: query.on, chrome: query.chrome })}>{title}</a>
        <small>{[documentNumber, issuer].filter((part) => part !== null).join('　')}</small>
      </th>
      <td data-label="类别">{kind}</td>
      <td data-label="状态">
        <StatusBadge status={status} />
      </td>
      <td data-label="施行日期" class="day">
        {commencedOn ?? <span class="aside">未登记</span>}
      </td>
      <td data-label="引用事项" class="count">
        {citing}
      </td>
    </tr>
  );
}
