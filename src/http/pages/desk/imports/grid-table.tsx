import type { Html } from '../../html.js';
import { PlainPieces, Pieces } from '../../change/field.js';
import { Badge, Caption } from '../../parts.js';
import { DeskForm } from '../form.js';
import type { DeskFrame } from '../page.js';
import type { CheckPage } from './check.js';
import type { Fix } from './fixes.js';
import type { GridCell, GridFold, GridRow, Message } from './grid.js';
import { waitingStep, waitingUrl } from './urls.js';

/** `back`: where to go on afterwards. */
type FixTarget = { desk: DeskFrame; id: number; back: string };

const fates = {
  added: { tone: 'green', word: '新增' },
  changed: { tone: 'amber', word: '修改' },
  unchanged: { tone: 'grey', word: '未变' },
  'left-out': { tone: 'red', word: '有误' },
} as const;

const reasons = {
  asked: '按您的选定，不导入',
  error: null,
  'no-domain': '看不出属于哪个领域，没有入库',
  'second-row-of-item': '同一事项已有一行，没有入库',
  'names-of-several': '有几个同名事项，没有入库',
} as const;

/** The rows of one sheet with its own numbers and letters. */
export function GridTable({ page }: { page: CheckPage }): Html {
  const { columns, lines, desk, id, sheets, query } = page;
  return (
    <div class="box grid-frame" tabindex={0} role="region" aria-label="表内各行">
      <table class="grid">
        <Caption>{sheets[query.sheet]?.name ?? '表格'}：各行的结果。行号和列号与上传的表格相同。</Caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">行号</span>
            </th>
            <th scope="col">结果</th>
            {columns.map(({ letters, name, width }) => (
              <th scope="col" class={width ?? undefined}>
                {name}
                <small>{letters} 列</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) =>
            line.kind === 'fold' ? (
              <FoldRow fold={line} page={page} />
            ) : (
              <DataRow row={line} target={{ desk, id, back: waitingUrl(id, query) }} />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

function FoldRow({ fold: { from, to, count }, page }: { fold: GridFold; page: CheckPage }): Html {
  return (
    <tr class="fold">
      <td class="number">{from === to ? from : `${from}–${to}`}</td>
      <td colspan={page.columns.length + 1}>
        <a href={waitingUrl(page.id, { show: 'unchanged', sheet: page.query.sheet })}>
          {count} 行未变，已收起
        </a>
      </td>
    </tr>
  );
}

function DataRow({ row, target }: { row: GridRow; target: FixTarget }): Html {
  const { anchor, row: number, fate, why, cells, messages, fixes } = row;
  const { tone, word } = fates[fate];
  const reason = why === null ? null : reasons[why];
  return (
    <tr id={anchor} class={fate}>
      <th scope="row" class="number">
        {number}
      </th>
      <td class={fixes.length + messages.length > 0 ? 'result' : undefined}>
        <Badge tone={why === 'asked' ? 'grey' : tone}>{why === 'asked' ? '不导入' : word}</Badge>
        {reason === null ? null : <span class="message">{reason}</span>}
        <Messages messages={messages} />
        <Fixes fixes={fixes} target={target} />
      </td>
      {cells.map((cell) => (
        <DataCell cell={cell} target={target} />
      ))}
    </tr>
  );
}

function DataCell({ cell, target }: { cell: GridCell; target: FixTarget }): Html {
  const { anchor, tone, texts, change, messages, fixes } = cell;
  const asks = tone === 'red' || tone === 'amber';
  return (
    <td id={anchor} class={classOf(cell)} tabindex={asks ? -1 : undefined} data-stop={asks ? '1' : undefined}>
      {tone === 'blue' && messages.length === 0 ? <span class="unseen">（已整理）</span> : null}
      {change === null ? (
        texts.length === 0 && asks ? (
          <span class="aside">（空）</span>
        ) : (
          <PlainPieces texts={texts} />
        )
      ) : (
        <Pieces field={change} side="both" />
      )}
      <Messages messages={messages} />
      <Fixes fixes={fixes} target={target} />
    </td>
  );
}

function classOf({ tone, taken, change }: GridCell): string | undefined {
  const asks = tone === 'red' || tone === 'amber';
  const said = change !== null && !asks ? ['edited'] : tone === null ? [] : [`said-${tone}`];
  const all = taken ? [...said, 'taken'] : said;
  return all.length === 0 ? undefined : all.join(' ');
}

const words = { red: '有误：', amber: '请确认：', blue: '已整理：' } as const;

function Messages({ messages }: { messages: Message[] }): Html {
  return (
    <>
      {messages.map(({ tone, text, href }) => (
        <span class={`message ${tone}-text`}>
          <span class="unseen">{words[tone]}</span>
          {text}
          {href === undefined ? null : <a href={href}>查看法规</a>}
        </span>
      ))}
    </>
  );
}

function Fixes({ fixes, target: { desk, id, back } }: { fixes: Fix[]; target: FixTarget }): Html {
  return (
    <>
      {fixes.map(({ text, does, what, line }) => (
        <DeskForm desk={desk} action={waitingStep(id, 'choices')} class="fix" renews="check">
          <input type="hidden" name="does" value={does} />
          <input type="hidden" name="what" value={what} />
          <input type="hidden" name="line" value={line} />
          <input type="hidden" name="back" value={back} />
          <button class="btn btn-line small">{text}</button>
        </DeskForm>
      ))}
    </>
  );
}
