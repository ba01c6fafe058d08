import { regulationKinds } from '../../../../../regulation/regulation.js';
import type { RegulationStatus } from '../../../../../regulation/status.js';
import type { Html } from '../../../html.js';
import { regulationUrl } from '../../../urls.js';
import type { Fault } from '../../faults.js';
import { SelectField, TextArea, TextField, TickFields } from '../../fields.js';
import { DeskForm } from '../../form.js';
import type { DeskFrame } from '../../page.js';
import { DeskPage } from '../../page.js';
import type { RegulationInput } from './form.js';

/** A regulation to be registered, or one on record to be put right. */
export type RegulationFormPage = {
  desk: DeskFrame;
  /** null: it is new. */
  known: { id: string; title: string; status: RegulationStatus | null } | null;
  input: RegulationInput;
  mayRecord: boolean;
  faults: Fault[];
};

export function regulationFormPage({ desk, known, input, mayRecord, faults }: RegulationFormPage): Html {
  const record =
    known === null || !mayRecord ? undefined : `/desk/events/new?regulation=${encodeURIComponent(known.id)}`;
  return (
    <DeskPage
      desk={desk}
      title={known === null ? '登记法规文件' : `《${known.title}》`}
      crumbs={[{ text: '法规文件', href: '/desk/regulations' }]}
      meta={known === null ? '登记以后，引用它的依据就能认出它' : (known.status ?? '效力不详')}
      actions={
        record === undefined ? undefined : (
          <a class="btn btn-primary" href={record}>
            登记立改废
          </a>
        )
      }
      faults={faults}
      sheets={['desk-law']}
    >
      {known === null ? null : (
        <p>
          <a href={regulationUrl(known.id)}>查看立改废经过和引用它的事项</a>
        </p>
      )}
      <DeskForm
        desk={desk}
        action={
          known === null ? '/desk/regulations/new' : `/desk/regulations/${encodeURIComponent(known.id)}`
        }
        label="法规文件"
        guarded
      >
        <fieldset class="box part" disabled={!mayRecord}>
          <legend>登记的内容</legend>
          <Facts input={input} faults={faults} />
          {known === null ? <Beginning input={input} faults={faults} /> : null}
        </fieldset>
        {mayRecord ? (
          <div class="form-foot">
            <button class="btn btn-primary">{known === null ? '登记法规文件' : '保存修改'}</button>
            <a href="/desk/regulations">不保存，返回</a>
          </div>
        ) : null}
      </DeskForm>
    </DeskPage>
  );
}

type Part = { input: RegulationInput; faults: Fault[] };

function Facts({ input, faults }: Part): Html {
  return (
    <>
      <TextField
        name="title"
        label="全称"
        hint="不带书名号"
        value={input.title}
        faults={faults}
        maxlength={300}
        required
      />
      <div class="columns">
        <SelectField
          name="kind"
          label="种类"
          value={input.kind}
          blank="请选定"
          choices={regulationKinds.map((kind) => ({ value: kind, text: kind }))}
          faults={faults}
          required
        />
        <TextField
          name="number"
          label="文号"
          hint="现行文本的，如 国务院令第711号"
          value={input.number}
          faults={faults}
          maxlength={200}
        />
        <TextField name="issuer" label="制定机关" value={input.issuer} faults={faults} maxlength={200} />
        <TextField
          name="region"
          label="地区"
          hint="地方文件填，如 河南省"
          value={input.region}
          faults={faults}
          maxlength={100}
        />
      </div>
      <TextArea
        name="aliases"
        label="简称和曾用名"
        hint="每行一个；依据里这样写的也认作它"
        value={input.aliases}
        rows={3}
        faults={faults}
      />
      <TickFields
        name="demands"
        label="公开要求"
        choices={[{ value: 'yes', text: '它要求主动公开信息，目录应当引用' }]}
        chosen={[input.demands]}
      />
    </>
  );
}

function Beginning({ input, faults }: Part): Html {
  return (
    <div class="columns">
      <TextField
        name="enactedOn"
        label="公布日"
        type="date"
        hint="不详的留空"
        value={input.enactedOn}
        faults={faults}
      />
      <TextField
        name="commencesOn"
        label="施行日"
        type="date"
        hint="不详、未定的留空"
        value={input.commencesOn}
        faults={faults}
      />
    </div>
  );
}
