import type { LogEntry, Outcome } from '../../../../log/entry.js';
import { spellOut } from '../../../../log/words.js';
import type { Html } from '../../html.js';
import type { Tone } from '../../parts.js';
import { Badge, Caption, Empty, Notice } from '../../parts.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';

/** The log of operations, newest first. */
export type LogPage = {
  desk: DeskFrame;
  filter: { account: string; action: string; edition: string; from: string; to: string };
  /** What can be looked for, with what it is called. */
  actions: { action: string; says: string }[];
  editions: { id: string; name: string }[];
  entries: (LogEntry & { time: string; says: string })[];
  /** The address of older entries; null: these are all. */
  older: string | null;
  /** What recomputing everything found; null: nobody asked for it. */
  verified: { fits: boolean; says: string } | null;
};

export function logPage({ desk, filter, actions, editions, entries, older, verified }: LogPage): Html {
  const range = new URLSearchParams(
    Object.entries({ from: filter.from, to: filter.to }).filter(([, value]) => value !== ''),
  );
  return (
    <DeskPage
      desk={desk}
      title="操作记录"
      meta="谁在什么时候做了什么；只能增加，不能改动，每一条都与前一条相扣"
      actions={
        <>
          <a class="btn btn-line" href="/desk/log?verify=1">
            核对指纹
          </a>
          <a class="btn btn-line" href={`/api/v1/log/export.jsonl?${range.toString()}`}>
            导出记录
          </a>
        </>
      }
      sheets={['desk-law']}
    >
      {verified === null ? null : (
        <Notice tone={verified.fits ? 'green' : 'red'} icon={verified.fits ? 'tick' : 'warning'}>
          {verified.says}
        </Notice>
      )}
      <Filter filter={filter} actions={actions} editions={editions} />
      {entries.length === 0 ? (
        <Empty>
          没有符合条件的记录。<a href="/desk/log">清除筛选</a>
        </Empty>
      ) : (
        <Entries entries={entries} />
      )}
      {older === null ? null : (
        <nav class="neighbours" aria-label="翻页">
          <a rel="next" href={older}>
            更早的记录
          </a>
        </nav>
      )}
    </DeskPage>
  );
}

function Filter({ filter, actions, editions }: Pick<LogPage, 'filter' | 'actions' | 'editions'>): Html {
  return (
    <form class="day-form" action="/desk/log">
      <label for="account">账号</label>
      <input id="account" name="account" value={filter.account} class="form-control form-control-sm" />
      <select name="action" class="form-select form-select-sm" aria-label="操作">
        <option value="">操作不限</option>
        {actions.map(({ action, says }) => (
          <option value={action} selected={action === filter.action}>
            {says}
          </option>
        ))}
      </select>
      <select name="edition" class="form-select form-select-sm" aria-label="版本">
        <option value="">版本不限</option>
        {editions.map(({ id, name }) => (
          <option value={id} selected={id === filter.edition}>
            {name}
          </option>
        ))}
      </select>
      <label for="from">自</label>
      <input id="from" name="from" type="date" value={filter.from} class="form-control form-control-sm" />
      <label for="to">至</label>
      <input id="to" name="to" type="date" value={filter.to} class="form-control form-control-sm" />
      <button class="btn btn-line">查找</button>
    </form>
  );
}

const outcomes: Record<Outcome, { text: string; tone: Tone }> = {
  done: { text: '已完成', tone: 'green' },
  refused: { text: '无权，未做', tone: 'amber' },
  failed: { text: '未成功', tone: 'red' },
};

function Entries({ entries }: Pick<LogPage, 'entries'>): Html {
  return (
    <div class="box grid-box">
      <table class="grid stacked log">
        <Caption>操作记录，新的在前</Caption>
        <thead>
          <tr>
            <th scope="col" class="at">
              时间
            </th>
            <th scope="col" class="who">
              账号
            </th>
            <th scope="col">操作</th>
            <th scope="col" class="thing">
              对象
            </th>
            <th scope="col" class="state">
              结果
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr>
              <th scope="row" class="at">
                <span class="day">{entry.time}</span>
                <span class="below">{`第 ${entry.sequence} 条`}</span>
              </th>
              <td class="who">
                {spellOut(entry.account)}
                {entry.address === null ? null : <span class="below">{entry.address}</span>}
              </td>
              <td>
                {entry.says}
                <details class="detail">
                  <summary>详情</summary>
                  <code>{spellOut(JSON.stringify(entry.details))}</code>
                </details>
              </td>
              <td class="thing">
                {entry.thing === null ? '' : spellOut(`${entry.thing.kind}:${entry.thing.id}`)}
              </td>
              <td class="state">
                <Badge tone={outcomes[entry.outcome].tone}>{outcomes[entry.outcome].text}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
