import { roleDuties, roleNames, roles } from '../../../../../account/role.js';
import type { Html } from '../../../html.js';
import type { Clash } from '../../clash.js';
import { Origin } from '../../clash-table.js';
import type { Fault } from '../../faults.js';
import { faultAt } from '../../faults.js';
import type { Choice } from '../../fields.js';
import { TextField } from '../../fields.js';
import { DeskForm, OneButton } from '../../form.js';
import type { DeskFrame } from '../../page.js';
import { SettingsPage } from '../page.js';
import type { AccountInput } from './form.js';
import type { AccountState } from './list-page.js';
import { AccountBadge } from './list-page.js';
import { accountsUrl, accountUrl } from './urls.js';

/** An account to be made, or one that is there. */
export type AccountFormPage = {
  desk: DeskFrame;
  /** null: it is new. */
  known: {
    name: string;
    displayName: string;
    state: AccountState;
    createdOn: string;
    tokens: string;
  } | null;
  input: AccountInput;
  /** Where somebody else saved meanwhile. */
  clash: Clash | null;
  /** Organizations somebody may give roles for. */
  organizations: Choice[];
  faults: Fault[];
};

export function accountFormPage(page: AccountFormPage): Html {
  const { desk, known, input, clash, organizations, faults } = page;
  return (
    <SettingsPage
      desk={desk}
      title={known === null ? '新建账号' : known.displayName}
      above={[{ text: '账号', href: accountsUrl }]}
      meta={
        known === null ? (
          '建好以后显示一次首次口令，由您转告本人'
        ) : (
          <>
            <span>{known.name}</span>
            <span>{known.createdOn} 新建</span>
            <AccountBadge state={known.state} />
          </>
        )
      }
      faults={faults}
      clash={clash}
    >
      <div class="with-side">
        <DeskForm
          desk={desk}
          action={known === null ? `${accountsUrl}/new` : accountUrl(known.name)}
          class="box form-sheet"
          label="账号"
          guarded
        >
          <div class="two">
            {known === null ? (
              <TextField
                name="name"
                label="账号"
                hint="登录时填写：2 到 40 个字母、汉字、数字，中间可用 . _ -；以后不能改"
                value={input.name}
                faults={faults}
                maxlength={40}
                required
              />
            ) : (
              <input type="hidden" name="name" value={input.name} />
            )}
            {known === null ? null : <Origin origin={input} />}
            <TextField
              name="displayName"
              label="姓名"
              hint="页面上这样称呼，1 到 60 个字"
              value={input.displayName}
              faults={faults}
              maxlength={60}
              required
            />
          </div>
          <GrantRows input={input} organizations={organizations} faults={faults} />
          <TextField
            name="oidcSubject"
            label="统一身份的标识"
            hint="用单位统一身份登录的填，由统一身份的管理员提供；填了就不用口令"
            value={input.oidcSubject}
            faults={faults}
            maxlength={255}
          />
          <p class="form-foot">
            <button class="btn btn-primary">{known === null ? '新建账号' : '保存修改'}</button>
            <a href={accountsUrl}>不保存，返回</a>
          </p>
        </DeskForm>
        <Beside desk={desk} known={known} />
      </div>
    </SettingsPage>
  );
}

/** So many lines are free for further roles. */
const free = 2;

function GrantRows({
  input,
  organizations,
  faults,
}: Pick<AccountFormPage, 'input' | 'organizations' | 'faults'>): Html {
  const fault = faultAt(faults, 'grants');
  const held = Math.max(input.role.length, input.organization.length);
  const blank = Math.max(free - input.role.filter((role) => role === '').length, 0);
  return (
    <fieldset class={fault ? 'field wrong' : 'field'} id="grants" tabindex={-1}>
      <legend>角色</legend>
      <small class="aside">每个角色管一个单位和它下面的单位；选“不要”就去掉这一行</small>
      {fault === undefined ? null : <small class="fault">{fault.message}</small>}
      {Array.from({ length: held + blank }, (_, index) => (
        <div class="grant">
          <select name="role" class="form-select" aria-label={`第 ${index + 1} 行的角色`}>
            <option value="">{index < held ? '不要' : '再加一个角色'}</option>
            {Object.entries(roles).map(([role, says]) => (
              <option value={role} selected={role === input.role[index]}>
                {says}
              </option>
            ))}
          </select>
          <select name="organization" class="form-select" aria-label={`第 ${index + 1} 行的单位`}>
            <option value="">单位</option>
            {organizations.map(({ value, text }) => (
              <option value={value} selected={value === input.organization[index]}>
                {text}
              </option>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  );
}

function Beside({ desk, known }: Pick<AccountFormPage, 'desk' | 'known'>): Html {
  return (
    <aside class="box side-sheet" aria-label={known === null ? '各角色做什么' : '口令、停用和角色'}>
      {known === null ? null : <Access desk={desk} known={known} />}
      <section>
        <h2>各角色做什么</h2>
        <dl class="duties">
          {roleNames.map((role) => (
            <>
              <dt>{roles[role]}</dt>
              <dd>{roleDuties[role]}</dd>
            </>
          ))}
        </dl>
      </section>
    </aside>
  );
}

/** Password, use and tokens of one that is there. */
function Access({
  desk,
  known: { name, state, tokens },
}: {
  desk: DeskFrame;
  known: NonNullable<AccountFormPage['known']>;
}): Html {
  return (
    <>
      {state === 'disabled' ? (
        <section>
          <h2>恢复使用</h2>
          <p>恢复后，原来的角色和口令照旧；作废的令牌不恢复。</p>
          <OneButton desk={desk} action={accountUrl(name, 'enabling')}>
            恢复账号
          </OneButton>
        </section>
      ) : (
        <>
          <section>
            <h2>重置口令</h2>
            <p>另给一个首次口令，只显示一次。现有的登录全部退出，令牌全部作废。</p>
            <OneButton desk={desk} action={accountUrl(name, 'password')}>
              重置口令
            </OneButton>
          </section>
          <section>
            <h2>停用账号</h2>
            <p>马上不能再用：登录全部退出，令牌全部作废。做过的事仍记在这个账号名下。</p>
            <OneButton desk={desk} action={accountUrl(name, 'disabling')}>
              停用账号
            </OneButton>
          </section>
        </>
      )}
      <section>
        <h2>令牌</h2>
        <p>
          <a href={tokens}>查看它的令牌</a>
        </p>
      </section>
    </>
  );
}
