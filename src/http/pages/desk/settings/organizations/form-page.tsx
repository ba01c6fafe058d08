import type { OrganizationName } from '../../../../../account/organization.js';
import type { Html } from '../../../html.js';
import type { Clash } from '../../clash.js';
import { Origin } from '../../clash-table.js';
import type { Fault } from '../../faults.js';
import type { Choice } from '../../fields.js';
import { SelectField, TextArea, TextField } from '../../fields.js';
import { DeskForm } from '../../form.js';
import type { DeskFrame } from '../../page.js';
import { SettingsPage } from '../page.js';
import { EndForm, RenameForm } from './change-forms.js';
import type { EndInput, OrganizationInput, RenameInput } from './form.js';
import { kindChoices } from './form.js';
import { organizationsUrl, organizationUrl } from './urls.js';

/** An organization to be registered, or one that is there with what may become of it. */
export type OrganizationPage = {
  desk: DeskFrame;
  /** null: it is new. */
  known: KnownOrganization | null;
  mayChange: boolean;
  /** What may be above it, or go on in its place. */
  others: Choice[];
  input: OrganizationInput;
  rename: RenameInput;
  end: EndInput;
  /** Where somebody else saved meanwhile. */
  clash: Clash | null;
  faults: Fault[];
};

export type KnownOrganization = {
  id: string;
  name: string;
  names: OrganizationName[];
  /** 并入区民政局; null: it goes on. */
  became: string | null;
};

export function organizationPage(page: OrganizationPage): Html {
  const { desk, known, mayChange, faults } = page;
  return (
    <SettingsPage
      desk={desk}
      title={known === null ? '登记单位' : known.name}
      above={[{ text: '单位', href: organizationsUrl }]}
      meta={
        known === null ? (
          '登记以后，目录里写它的名称就能认出来'
        ) : (
          <>
            <span>{known.id}</span>
            {known.became === null ? null : <span>{known.became}</span>}
          </>
        )
      }
      faults={faults}
      clash={page.clash}
    >
      <div class="with-side">
        <DeskForm
          desk={desk}
          action={known === null ? `${organizationsUrl}/new` : organizationUrl(known.id)}
          class="box form-sheet"
          label="单位"
          guarded
        >
          <fieldset class="plain" disabled={!mayChange}>
            <legend class="unseen">登记的内容</legend>
            <Facts page={page} />
          </fieldset>
          {mayChange ? (
            <p class="form-foot">
              <button class="btn btn-primary">{known === null ? '登记单位' : '保存修改'}</button>
              <a href={organizationsUrl}>不保存，返回</a>
            </p>
          ) : null}
        </DeskForm>
        {known === null ? null : <Beside page={page} known={known} />}
      </div>
    </SettingsPage>
  );
}

function Facts({ page: { known, input, others, faults } }: { page: OrganizationPage }): Html {
  return (
    <>
      <div class={known === null ? 'two' : undefined}>
        <TextField
          name="name"
          label={known === null ? '名称' : '现用名称'}
          hint={known === null ? '全称' : '只在这里改错字，旧写法留作别名；更名用“更名”'}
          value={input.name}
          faults={faults}
          maxlength={100}
          required
        />
        {known === null ? (
          <TextField
            name="id"
            label="标识"
            hint="小写字母、数字和“-”，以后不能改，如 longting-civil-affairs"
            value={input.id}
            faults={faults}
            maxlength={80}
            required
          />
        ) : (
          <input type="hidden" name="id" value={input.id} />
        )}
        {known === null ? null : <Origin origin={input} />}
      </div>
      <div class="two">
        <SelectField
          name="kind"
          label="类型"
          value={input.kind}
          blank="请选定"
          choices={kindChoices}
          faults={faults}
          required
        />
        <SelectField
          name="parent"
          label="上级"
          value={input.parent}
          blank="没有上级"
          choices={others}
          faults={faults}
        />
      </div>
      <TextArea
        name="aliases"
        label="别名"
        hint="每行一个；目录里这样写的也认作它，如 区民政局"
        value={input.aliases}
        faults={faults}
      />
      {known === null ? (
        <TextField
          name="from"
          label="启用日"
          type="date"
          hint="不详的留空"
          value={input.from}
          faults={faults}
        />
      ) : null}
    </>
  );
}

function Beside({ page, known }: { page: OrganizationPage; known: KnownOrganization }): Html {
  return (
    <aside class="box side-sheet" aria-label="名称沿革和变动">
      <section>
        <h2>名称沿革</h2>
        <ol class="names-over-time">
          {known.names.map(({ name, validFrom, validTo }) => (
            <li>
              {name}
              <span class="aside">{sayPeriod(validFrom, validTo)}</span>
            </li>
          ))}
        </ol>
      </section>
      {page.mayChange && known.became === null ? (
        <>
          <RenameForm page={page} id={known.id} />
          <EndForm page={page} id={known.id} />
        </>
      ) : null}
    </aside>
  );
}

function sayPeriod(from: string | null, to: string | null): string {
  if (from === null) return to === null ? '一直用' : `用到 ${to}`;
  return to === null ? `${from} 起` : `${from} 至 ${to}`;
}
