import type { Regulation, RegulationKind } from '../../../../../regulation/regulation.js';
import type { Html } from '../../../html.js';
import { Empty, Notice } from '../../../parts.js';
import type { Fault } from '../../faults.js';
import { TextField, TickFields } from '../../fields.js';
import { DeskForm } from '../../form.js';
import type { DeskFrame } from '../../page.js';
import { DeskPage } from '../../page.js';
import type { Chain } from '../chain.js';
import { LawChain } from '../chain.js';
import { impactTitle } from '../impact/page.js';
import type { ImpactRow } from '../impact/row.js';
import { isUnlikely } from '../impact/row.js';
import { ImpactTable } from '../impact/table.js';
import { WhatFollows, WhatHappened, WhenInForce } from './fields.js';
import type { EventInput } from './form.js';

/** The form on which 立改废 are registered. `preview`: what the event would touch; nothing is written by looking. */
export type RecordPage = {
  desk: DeskFrame;
  input: EventInput;
  /** Acts that the words may mean, where they mean several. */
  candidates: Regulation[];
  preview: EventPreview | null;
  /** What was seen before is not what would be registered now. */
  changedSince: boolean;
  faults: Fault[];
};

export type EventPreview = {
  kind: RegulationKind;
  chain: Chain;
  rows: ImpactRow[];
  due: string;
  /** Tasks that would be made, and that are there already. */
  tasks: { added: number; present: number };
  /** It is on record under this number. */
  known: number | null;
  /** Titles of successors that are not on record. */
  unregistered: string[];
  /** What stands for all this, so that nothing else is registered than what was seen. */
  digest: string;
};

export function recordPage(page: RecordPage): Html {
  const { desk, input, faults, preview } = page;
  return (
    <DeskPage
      desk={desk}
      title="登记立改废"
      crumbs={[{ text: '立改废台账', href: '/desk/events' }]}
      meta="先看影响，再登记；看影响不会写入任何内容"
      faults={faults}
      sheets={['desk-law']}
    >
      <DeskForm desk={desk} action="/desk/events/new" label="登记立改废" guarded>
        {preview === null ? null : <Preview preview={preview} changedSince={page.changedSince} />}
        <WhichAct page={page} />
        <WhatHappened input={input} faults={faults} />
        <WhatFollows input={input} faults={faults} />
        <WhenInForce input={input} faults={faults} />
        <div class="form-foot">
          <button class={preview === null ? 'btn btn-primary' : 'btn btn-line'} name="step" value="preview">
            {preview === null ? '查看影响' : '重新查看影响'}
          </button>
          <a href="/desk/events">不登记，返回台账</a>
        </div>
      </DeskForm>
    </DeskPage>
  );
}

function WhichAct({ page: { input, candidates, faults } }: { page: RecordPage }): Html {
  return (
    <fieldset class="box part">
      <legend>哪部文件</legend>
      <TextField
        name="act"
        label="名称或文号"
        hint="已登记的法规文件；写几个字也能找到"
        value={input.act}
        faults={faults}
        maxlength={200}
        required
      />
      <p class="aside">
        还没有登记的，先<a href="/desk/regulations/new">登记法规文件</a>。
      </p>
      {candidates.length === 0 ? (
        <input type="hidden" name="regulation" value={input.regulation} />
      ) : (
        <TickFields
          name="regulation"
          label="指哪一件"
          type="radio"
          choices={candidates.map(({ id, title, documentNumber }) => ({
            value: id,
            text: `《${title}》${documentNumber ?? ''}`,
          }))}
          chosen={[input.regulation]}
        />
      )}
    </fieldset>
  );
}

function Preview({ preview, changedSince }: { preview: EventPreview; changedSince: boolean }): Html {
  const { kind, chain, rows, due, tasks, known, unregistered, digest } = preview;
  const likely = rows.filter((row) => !isUnlikely(row));
  const unlikely = rows.filter(isUnlikely);
  return (
    <section class="preview" aria-labelledby="preview">
      {changedSince ? (
        <Notice tone="amber" icon="warning">
          您看过影响以后改了内容，还没有登记。请再看一遍下面的影响。
        </Notice>
      ) : null}
      <h2 class="group-head" id="preview">
        {impactTitle(kind, likely.length)}
      </h2>
      <div class="box law-head">
        <LawChain chain={chain} />
        <dl class="facts">
          <dt>办结时限</dt>
          <dd>{due}</dd>
          <dt>任务</dt>
          <dd>{`将新建 ${tasks.added} 项${tasks.present === 0 ? '' : `，原有 ${tasks.present} 项`}`}</dd>
        </dl>
      </div>
      {known === null ? null : (
        <Notice tone="blue" icon="history">
          这项立改废已经登记过：<a href={`/desk/events/${known}`}>{`第 ${known} 号`}</a>
          。再登记一次只补建缺少的任务。
        </Notice>
      )}
      {unregistered.length === 0 ? null : (
        <Notice tone="amber" icon="warning">
          {unregistered.map((title) => `《${title}》`).join('、')}
          还没有登记，请核对名称；不先<a href="/desk/regulations/new">登记</a>，改引它的依据查不出效力。
        </Notice>
      )}
      {likely.length === 0 ? (
        <Empty>没有事项引用这部文件。登记后可直接办结。</Empty>
      ) : (
        <ImpactTable rows={likely} caption="将受影响的事项" ticks={null} />
      )}
      {unlikely.length === 0 ? null : (
        <p class="aside">{`另有 ${unlikely.length} 项引用的是没有变动的条款或更新的文本，登记后单独列出。`}</p>
      )}
      <input type="hidden" name="seen" value={digest} />
      <div class="form-actions">
        <button class="btn btn-primary" name="step" value="record">
          确认登记
        </button>
      </div>
    </section>
  );
}
