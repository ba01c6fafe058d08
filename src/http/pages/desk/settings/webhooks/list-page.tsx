import type { Webhook } from '../../../../../webhook/webhook.js';
import type { Html } from '../../../html.js';
import { Badge, Caption, Empty } from '../../../parts.js';
import type { Fault } from '../../faults.js';
import { DeskForm } from '../../form.js';
import type { DeskFrame } from '../../page.js';
import { SettingsPage } from '../page.js';
import { WebhookFields } from './fields.js';
import type { WebhookInput } from './form.js';
import { webhooksUrl, webhookUrl } from './urls.js';
import { typeWords } from './words.js';

/** Who is told of what happens, and a form to add one. */
export type WebhooksPage = { desk: DeskFrame; webhooks: Webhook[]; input: WebhookInput; faults: Fault[] };

export function webhooksPage({ desk, webhooks, input, faults }: WebhooksPage): Html {
  return (
    <SettingsPage
      desk={desk}
      title="通知地址"
      meta="发布、施行和法规变动时，马上告诉别的系统"
      faults={faults}
    >
      <div class="with-side">
        <div class="main-part">
          {webhooks.length === 0 ? <Empty>还没有通知地址。</Empty> : <Rows webhooks={webhooks} />}
        </div>
        <DeskForm desk={desk} action={webhooksUrl} class="box side-sheet" label="新建通知地址" guarded>
          <section>
            <h2>新建通知地址</h2>
            <WebhookFields input={input} faults={faults} />
            <button class="btn btn-primary">新建</button>
            <p>建好以后显示一次密钥，由您交给对方。</p>
          </section>
        </DeskForm>
      </div>
    </SettingsPage>
  );
}

function Rows({ webhooks }: Pick<WebhooksPage, 'webhooks'>): Html {
  return (
    <div class="box rows">
      <table>
        <Caption>通知地址</Caption>
        <thead>
          <tr>
            <th scope="col">地址</th>
            <th scope="col">通知什么</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {webhooks.map(({ id, url, types, paused }) => (
            <tr>
              <th scope="row">
                <a href={webhookUrl(id)}>{url}</a>
              </th>
              <td data-label="通知什么">{types.map((type) => typeWords[type]).join('、')}</td>
              <td data-label="状态">
                <Badge tone={paused ? 'grey' : 'green'}>{paused ? '已暂停' : '通知中'}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
