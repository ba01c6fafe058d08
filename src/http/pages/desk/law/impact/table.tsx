import type { Html } from '../../../html.js';
import { Badge, Caption } from '../../../parts.js';
import { deskItemUrl, itemUrl } from '../../../urls.js';
import { editionName } from '../../../words.js';
import type { ImpactRow } from './row.js';
import { rowAnchor } from './url.js';

type TableProps = {
  rows: readonly ImpactRow[];
  caption: string;
  /** What a tick is good for; null: nothing can be ticked. */
  ticks: 'tasks' | 'hand-over' | null;
  /** The keys that were ticked, and what was chosen. */
  ticked?: readonly string[];
  chosen?: readonly string[];
};

/** Items of all editions that an event touches, each with what is proposed for it. */
export function ImpactTable({ rows, caption, ticks, ticked = [], chosen = [] }: TableProps): Html {
  return (
    <div class="box grid-box">
      <table class="grid stacked impact">
        <Caption>{caption}</Caption>
        <thead>
          <tr>
            {ticks === null ? null : (
              <th scope="col" class="tick">
                <span class="unseen">选择</span>
              </th>
            )}
            <th scope="col" class="edition">
              版本
            </th>
            <th scope="col" class="item">
              事项
            </th>
            <th scope="col">依据改动（草拟）</th>
            <th scope="col" class="hints">
              系统提示
            </th>
            <th scope="col" class="state">
              状态
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row row={row} ticks={ticks} ticked={ticked.includes(row.key)} chosen={chosen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  row: ImpactRow;
  ticks: TableProps['ticks'];
  ticked: boolean;
  chosen: readonly string[];
};

function Row({ row, ticks, ticked, chosen }: RowProps): Html {
  const { edition, code, title, path, hints, state, task } = row;
  return (
    <tr id={rowAnchor(edition.id, code)}>
      {ticks === null ? null : (
        <td class="tick">{isTickable(row, ticks) ? <TickBox row={row} ticked={ticked} /> : null}</td>
      )}
      <td class="edition" data-label="版本">
        <Badge tone="blue">{editionName(edition)}</Badge>
      </td>
      <td class="item" data-label="事项">
        <a href={itemUrl(edition.id, code)}>{title}</a>
        <span class="below">
          {path}
          <span class="code">{code}</span>
        </span>
      </td>
      <td data-label="依据改动（草拟）">
        <Edits row={row} />
        {ticks === 'tasks' && row.draftable && row.choices.length > 0 ? (
          <Choices row={row} chosen={chosen} />
        ) : null}
      </td>
      <td class="hints" data-label="系统提示">
        {hints.map((hint) => (
          <div>{hint}</div>
        ))}
      </td>
      <td class="state" data-label="状态">
        <Badge tone={state.tone}>{state.text}</Badge>
        {task?.state === 'in-draft' ? (
          <a href={deskItemUrl(task.draft, code)}>
            打开修订<span class="unseen">：{title}</span>
          </a>
        ) : null}
        {task?.state === 'closed' ? <span class="below">{task.reason}</span> : null}
      </td>
    </tr>
  );
}

/** Who has no task can be handed over; who has one that has not ended can be drafted or closed. */
function isTickable({ task }: ImpactRow, ticks: 'tasks' | 'hand-over'): boolean {
  if (ticks === 'hand-over') return task === null;
  return task !== null && task.state !== 'done' && task.state !== 'closed';
}

function TickBox({ row: { key, edition, code, title }, ticked }: { row: ImpactRow; ticked: boolean }): Html {
  return (
    <input
      type="checkbox"
      class="form-check-input"
      name="item"
      value={key}
      checked={ticked}
      aria-label={`选择 ${editionName(edition)} ${code} ${title}`}
    />
  );
}

function Edits({ row: { edits, cited } }: { row: ImpactRow }): Html {
  if (edits.length === 0) return <>{cited.join('；')}</>;
  return (
    <ul class="edits">
      {edits.flatMap(({ before, after }) => [
        <li>
          <del>
            <span class="unseen">删去：</span>
            {before}
          </del>
        </li>,
        ...after.map((text) => (
          <li>
            <ins>
              <span class="unseen">换成：</span>
              {text}
            </ins>
          </li>
        )),
      ])}
    </ul>
  );
}

function Choices({ row, chosen }: { row: ImpactRow; chosen: readonly string[] }): Html {
  const { title, choices, mechanical } = row;
  return (
    <select class="form-select form-select-sm" name="choice" aria-label={`${title} 怎么改`}>
      <option value="">{mechanical ? '照上面草拟的改' : '怎么改（选定才起草）'}</option>
      {choices.map(({ value, text }) => (
        <option value={value} selected={chosen.includes(value)}>
          {text}
        </option>
      ))}
    </select>
  );
}
