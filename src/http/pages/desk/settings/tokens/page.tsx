import type { Scope } from '../../../../../account/scope.js';
import { scopes } from '../../../../../account/scope.js';
import type { Token } from '../../../../../account/token.js';
import type { Html } from '../../../html.js';
import type { Tone } from '../../../parts.js';
import { Badge, Caption, Empty } from '../../../parts.js';
import type { Fault } from '../../faults.js';
import { TextField, TickFields } from '../../fields.js';
import { DeskForm, OneButton } from '../../form.js';
import type { DeskFrame } from '../../page.js';
import { SettingsPage } from '../page.js';
import { revocationUrl, tokensUrl } from './urls.js';

/** The tokens of an account; one's own can be added to. */
export type TokensPage = {
  desk: DeskFrame;
  /** Whose they are; null: of who looks. */
  account: string | null;
  rows: TokenRow[];
  input: { name: string; days: string; scopes: string[] };
  faults: Fault[];
};

export type TokenRow = Pick<Token, 'id' | 'name' | 'scopes'> & {
  addedOn: string;
  until: string;
  state: TokenState;
};

export type TokenState = 'usable' | 'expired' | 'revoked';

const states: Record<TokenState, { text: string; tone: Tone }> = {
  usable: { text: '有效', tone: 'green' },
  expired: { text: '已到期', tone: 'grey' },
  revoked: { text: '已停用', tone: 'grey' },
};

const scopeWords: Record<Scope, string> = {
  import: '导入文件',
  drafts: '起草、送审',
  review: '审核',
  publish: '发布',
  export: '导出',
  notices: '变动提醒',
  law: '法规文件、立改废',
  administration: '账号、单位、操作记录、通知地址',
};

export function tokensPage({ desk, account, rows, input, faults }: TokensPage): Html {
  return (
    <SettingsPage
      desk={desk}
      title={account === null ? '我的令牌' : `${account}的令牌`}
      meta="程序用令牌代替登录，做账号能做的事。改口令、重置口令、停用账号时全部作废"
      faults={faults}
    >
      <div class="with-side">
        <div class="main-part">
          {rows.length === 0 ? <Empty>还没有令牌。</Empty> : <Rows desk={desk} rows={rows} />}
        </div>
        {account === null ? <NewToken desk={desk} input={input} faults={faults} /> : null}
      </div>
    </SettingsPage>
  );
}

function Rows({ desk, rows }: Pick<TokensPage, 'desk' | 'rows'>): Html {
  return (
    <div class="box rows">
      <table>
        <Caption>令牌，新的在前</Caption>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">能做什么</th>
            <th scope="col">有效期</th>
            <th scope="col">状态</th>
            <th scope="col">
              <span class="unseen">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, scopes: limits, addedOn, until, state }) => (
            <tr>
              <th scope="row">
                {name} <span class="aside">{id} 号</span>
              </th>
              <td data-label="能做什么">
                {limits === null ? '账号能做的一切' : limits.map(sayScope).join('；')}
              </td>
              <td data-label="有效期">
                {addedOn} 至 {until}
              </td>
              <td data-label="状态">
                <Badge tone={states[state].tone}>{states[state].text}</Badge>
              </td>
              <td>
                {state === 'usable' ? (
                  <OneButton desk={desk} action={revocationUrl(id)} small label={`停用令牌：${name}`}>
                    停用
                  </OneButton>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sayScope(scope: string): string {
  return Object.hasOwn(scopeWords, scope) ? scopeWords[scope as Scope] : scope; // one of its keys
}

function NewToken({ desk, input, faults }: Pick<TokensPage, 'desk' | 'input' | 'faults'>): Html {
  return (
    <DeskForm desk={desk} action={tokensUrl(null)} class="box side-sheet" label="新建令牌" guarded>
      <section>
        <h2>新建令牌</h2>
        <TextField
          name="name"
          label="名称"
          hint="写明给哪个程序用，如 门户网站"
          value={input.name}
          faults={faults}
          maxlength={60}
          required
        />
        <TextField name="days" label="有效天数" type="number" value={input.days} faults={faults} required />
        <TickFields
          name="scopes"
          label="只准做"
          hint="一个都不选，就能做您的账号能做的一切"
          choices={Object.keys(scopes).map((scope) => ({ value: scope, text: sayScope(scope) }))}
          chosen={input.scopes}
          faults={faults}
        />
        <button class="btn btn-primary">新建令牌</button>
      </section>
    </DeskForm>
  );
}
