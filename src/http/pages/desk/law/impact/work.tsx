import type { Html } from '../../../html.js';
import { TextArea } from '../../fields.js';
import { DeskForm } from '../../form.js';
import type { ImpactPage } from './page.js';
import type { ImpactRow } from './row.js';
import { ImpactTable } from './table.js';

type Offers = { draft: boolean; close: boolean; confirm: boolean };

/** The items that an event touches, with what can be done to those that are ticked. */
export function ImpactWork({ page, rows }: { page: ImpactPage; rows: ImpactRow[] }): Html {
  const { desk, event, sent } = page;
  const offers = offersOf(page, rows);
  const table = (
    <ImpactTable
      rows={rows}
      caption="受影响的事项"
      ticks={offers.draft || offers.close ? 'tasks' : null}
      ticked={sent.items}
      chosen={sent.choices}
    />
  );
  if (!offers.draft && !offers.close && !offers.confirm) return table;
  return (
    <DeskForm desk={desk} action={`/desk/events/${event}/drafts`} id="work" label="处理受影响的事项">
      {table}
      <p class="page-foot">依据改动由系统按取代关系草拟，只写入草案，不会直接改动目录。</p>
      <div class="form-actions">
        {offers.draft ? <button class="btn btn-primary">起草所选</button> : null}
        {offers.draft ? <span class="aside">没有勾选时，起草全部待修订的事项</span> : null}
        {offers.confirm ? (
          <button class="btn btn-line" formaction={`/desk/events/${event}/tasks`}>
            补建缺少的任务
          </button>
        ) : null}
      </div>
      {offers.close ? <Closing page={page} /> : null}
    </DeskForm>
  );
}

function offersOf({ may, retracted }: ImpactPage, rows: readonly ImpactRow[]): Offers {
  const live = retracted === null;
  return {
    draft: live && may.draft && rows.some(({ draftable }) => draftable),
    close: live && may.close && rows.some(({ task }) => task !== null && isPending(task)),
    confirm: live && may.record && rows.some(({ task }) => task === null),
  };
}

function isPending({ state }: NonNullable<ImpactRow['task']>): boolean {
  return state !== 'done' && state !== 'closed';
}

function Closing({ page: { event, sent, faults } }: { page: ImpactPage }): Html {
  const own = faults.filter(({ field }) => field === 'reason');
  return (
    <details class="more" open={sent.closing}>
      <summary>所选事项经评估无需修改</summary>
      <TextArea
        name="reason"
        label="无需修改的理由"
        hint="写明评估了什么、为什么不用改；理由记入任务，任何时候都能查到。"
        value={sent.reason}
        rows={2}
        faults={own}
      />
      <button class="btn btn-line" formaction={`/desk/events/${event}/closing`}>
        办结所选
      </button>
    </details>
  );
}
