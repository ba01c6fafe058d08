import { eventWords } from '../../../../../regulation/event-words.js';
import type { Html } from '../../../html.js';
import type { Fault } from '../../faults.js';
import { SelectField, TextArea, TextField, TickFields } from '../../fields.js';
import type { EventInput } from './form.js';

type Part = { input: EventInput; faults: readonly Fault[] };

const happenings = [
  { value: 'enacted', text: `立：${eventWords.enacted}` },
  { value: 'commenced', text: `立：${eventWords.commenced}（补记施行日）` },
  { value: 'amended', text: `改：${eventWords.amended}` },
  { value: 'renamed', text: `改：${eventWords.renamed}` },
  { value: 'repealed', text: `废：${eventWords.repealed}` },
  { value: 'superseded', text: `废：${eventWords.superseded}` },
  { value: 'expired', text: `废：${eventWords.expired}` },
];

/** What happened, when, and by what document. */
export function WhatHappened({ input, faults }: Part): Html {
  return (
    <fieldset class="box part">
      <legend>发生了什么</legend>
      <TickFields
        name="kind"
        label="立、改、废"
        type="radio"
        choices={happenings}
        chosen={[input.kind]}
        faults={faults}
      />
      <div class="columns">
        <TextField
          name="on"
          label="发生之日"
          type="date"
          hint="公布、修改、废止之日；不详的留空"
          value={input.on}
          faults={faults}
        />
        <TextField
          name="by"
          label="最迟在哪一天以前"
          type="date"
          hint="只在发生之日不详时填"
          value={input.by}
          faults={faults}
        />
        <TextField
          name="number"
          label="文号"
          hint="作出这次变动的文件，如 民政部令第66号"
          value={input.number}
          faults={faults}
          maxlength={200}
        />
      </div>
      <TextField
        name="articles"
        label="只涉及哪些条"
        hint="如 第十条、第十二条；涉及全文的留空"
        value={input.articles}
        faults={faults}
        maxlength={2000}
      />
    </fieldset>
  );
}

/** What takes its place; of a renamed act its new title. */
export function WhatFollows({ input, faults }: Part): Html {
  return (
    <fieldset class="box part">
      <legend>取代它的文件</legend>
      <TextArea
        name="successors"
        label="名称"
        hint="废止、被取代时填，每行一件；更名时填新名称。没有的留空。"
        value={input.successors}
        faults={faults}
        rows={3}
      />
      <TickFields
        name="mode"
        label="有几件时"
        type="radio"
        choices={[
          { value: 'all-of', text: '合起来取代它' },
          { value: 'one-of', text: '由其中一件取代，逐个事项选定' },
        ]}
        chosen={[input.mode || 'all-of']}
        faults={faults}
      />
    </fieldset>
  );
}

/** Since when a text is in force, and until when its items must be seen to. */
export function WhenInForce({ input, faults }: Part): Html {
  return (
    <fieldset class="box part">
      <legend>施行和办理</legend>
      <div class="columns">
        <SelectField
          name="commencement"
          label="公布、修改的文本何时施行"
          value={input.commencement}
          blank="文件没有说"
          choices={[
            { value: 'on', text: '自某日起施行' },
            { value: 'unknown', text: '施行日未定，任务等待' },
          ]}
          faults={faults}
        />
        <TextField name="commencesOn" label="施行日" type="date" value={input.commencesOn} faults={faults} />
        <TextField
          name="workingDays"
          label="办理期限（工作日）"
          type="number"
          value={input.workingDays}
          faults={faults}
        />
      </div>
      <TextArea
        name="note"
        label="来源或说明"
        hint="原文的话，或在哪里查到的"
        value={input.note}
        faults={faults}
        rows={2}
      />
    </fieldset>
  );
}
