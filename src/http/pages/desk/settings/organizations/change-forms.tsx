import type { Html } from '../../../html.js';
import { Origin } from '../../clash-table.js';
import { faultAt } from '../../faults.js';
import { TextField, TickFields } from '../../fields.js';
import { DeskForm } from '../../form.js';
import type { OrganizationPage } from './form-page.js';
import { organizationUrl } from './urls.js';

type Part = { page: OrganizationPage; id: string };

/** From a day on it is called otherwise. */
export function RenameForm({ page: { desk, rename, faults }, id }: Part): Html {
  return (
    <DeskForm desk={desk} action={organizationUrl(id, 'rename')} label="更名">
      <section>
        <h2>更名</h2>
        <p>旧名称用到前一天，以前的目录照旧。</p>
        <Origin origin={rename} />
        <TextField
          name="newName"
          label="新名称"
          value={rename.newName}
          faults={faults}
          maxlength={100}
          required
        />
        <TextField
          name="renamedOn"
          label="自哪天起"
          type="date"
          value={rename.renamedOn}
          faults={faults}
          required
        />
        <button class="btn btn-line">登记更名</button>
      </section>
    </DeskForm>
  );
}

/** So many may go on in its place. */
const most = 3;

/** It ends, and another or several go on in its place. */
export function EndForm({ page: { desk, end, others, faults }, id }: Part): Html {
  const fault = faultAt(faults, 'successors');
  return (
    <DeskForm desk={desk} action={organizationUrl(id, 'end')} label="合并或分设">
      <section>
        <h2>合并、分设</h2>
        <p>登记以后它就不再变动，也不能撤回。</p>
        <Origin origin={end} />
        <TickFields
          name="mode"
          label="怎样变"
          type="radio"
          choices={[
            { value: 'merged-into', text: '并入另一个单位' },
            { value: 'split-into', text: '分设为几个单位' },
          ]}
          chosen={[end.mode]}
          faults={faults}
        />
        <fieldset class={fault ? 'field wrong' : 'field'} id="successors" tabindex={-1}>
          <legend>由谁接续</legend>
          {fault === undefined ? null : <small class="fault">{fault.message}</small>}
          {Array.from({ length: most }, (_, index) => (
            <select name="successors" class="form-select" aria-label={`第 ${index + 1} 个接续单位`}>
              <option value="">{index === 0 ? '请选定' : '没有'}</option>
              {others.map(({ value, text }) => (
                <option value={value} selected={value === end.successors[index]}>
                  {text}
                </option>
              ))}
            </select>
          ))}
        </fieldset>
        <TextField name="endedOn" label="自哪天起" type="date" value={end.endedOn} faults={faults} required />
        <button class="btn btn-line">登记合并或分设</button>
      </section>
    </DeskForm>
  );
}
