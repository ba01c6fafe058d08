import type { RegulationKind } from '../../../../../regulation/regulation.js';
import type { Html } from '../../../html.js';
import { Empty, Notice } from '../../../parts.js';
import type { Fault } from '../../faults.js';
import { DeskForm } from '../../form.js';
import type { DeskFrame } from '../../page.js';
import { DeskPage } from '../../page.js';
import type { Chain } from '../chain.js';
import { LawChain } from '../chain.js';
import type { ImpactFilter } from './filter.js';
import { filterRows, ImpactFilterBar } from './filter.js';
import type { ImpactRow } from './row.js';
import { ImpactTable } from './table.js';
import { ImpactWork } from './work.js';
import { Retraction } from './retraction.js';

/** 立改废 on record and all it touches. */
export type ImpactPage = {
  desk: DeskFrame;
  event: number;
  kind: RegulationKind;
  chain: Chain;
  recorded: { by: string; on: string };
  /** When the work is due, in words. */
  due: string;
  retracted: { by: string; on: string; reason: string } | null;
  likely: ImpactRow[];
  unlikely: ImpactRow[];
  filter: ImpactFilter;
  /** What who asks may do here. */
  may: { draft: boolean; close: boolean; record: boolean; retract: boolean };
  /** What was sent and not done. */
  sent: { items: string[]; choices: string[]; reason: string; closing: boolean };
  faults: Fault[];
};

export function impactPage(page: ImpactPage): Html {
  const { desk, likely, filter, retracted, faults } = page;
  return (
    <DeskPage
      desk={desk}
      title={impactTitle(page.kind, likely.length)}
      crumbs={[{ text: '立改废台账', href: '/desk/events' }]}
      meta="区级、乡镇、街道各版一并列出，逐项改完或办结，本次变动才算办完"
      faults={faults}
      sheets={['desk-law']}
    >
      {retracted === null ? null : (
        <Notice tone="amber" icon="history">
          {`${retracted.by} 于 ${retracted.on} 撤销了这次登记：${retracted.reason}`}
        </Notice>
      )}
      <Head page={page} />
      {likely.length === 0 ? (
        <Empty>没有事项引用这部文件。可直接办结。</Empty>
      ) : (
        <>
          <ImpactFilterBar rows={likely} filter={filter} path={`/desk/events/${page.event}`} />
          <ImpactWork page={page} rows={filterRows(likely, filter)} />
        </>
      )}
      <Unlikely page={page} />
      {page.may.retract && retracted === null ? (
        <Retraction desk={desk} event={page.event} faults={faults.filter(({ field }) => field === 'why')} />
      ) : null}
    </DeskPage>
  );
}

/** 一部规章变动，影响 6 个事项. */
export function impactTitle(kind: RegulationKind, items: number): string {
  const act = acts[kind] ?? `一部${kind}`;
  return items === 0 ? `${act}变动，不影响现有事项` : `${act}变动，影响 ${items} 个事项`;
}

const acts: Partial<Record<RegulationKind, string>> = {
  部门规章: '一部规章',
  地方政府规章: '一部规章',
  规范性文件: '一件规范性文件',
  司法解释: '一件司法解释',
};

function Head({ page: { chain, recorded, due } }: { page: ImpactPage }): Html {
  return (
    <section class="box law-head" aria-label="变动的文件">
      <LawChain chain={chain} />
      <dl class="facts">
        <dt>登记</dt>
        <dd>{`${recorded.by} ${recorded.on}`}</dd>
        <dt>办结时限</dt>
        <dd>{due}</dd>
      </dl>
    </section>
  );
}

/** Items that cite other articles: seldom touched, and a person says so where they are. */
function Unlikely({ page }: { page: ImpactPage }): Html | null {
  const { desk, event, unlikely, may, retracted } = page;
  if (unlikely.length === 0) return null;
  const canHandOver = may.record && retracted === null;
  const table = (
    <ImpactTable rows={unlikely} caption="未必受影响的事项" ticks={canHandOver ? 'hand-over' : null} />
  );
  return (
    <section>
      <h2 class="group-head">
        未必受影响 <small>{`${unlikely.length} 项，引用的是没有变动的条款或更新的文本`}</small>
      </h2>
      {canHandOver ? (
        <DeskForm desk={desk} action={`/desk/events/${event}/tasks`} label="交办未必受影响的事项">
          {table}
          <div class="form-actions">
            <button class="btn btn-line">列入任务</button>
          </div>
        </DeskForm>
      ) : (
        table
      )}
    </section>
  );
}
