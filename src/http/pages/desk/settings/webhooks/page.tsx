import type { NewsType } from '../../../../../announcement/announcement.js';
import type { Delivery, Webhook } from '../../../../../webhook/webhook.js';
import { deliveryStates } from '../../../../../webhook/words.js';
import type { Html } from '../../../html.js';
import { Badge, Caption, Empty } from '../../../parts.js';
import type { Fault } from '../../faults.js';
import { TickFields } from '../../fields.js';
import { DeskForm, OneButton } from '../../form.js';
import type { DeskFrame } from '../../page.js';
import { SettingsPage } from '../page.js';
import { WebhookFields } from './fields.js';
import type { WebhookInput } from './form.js';
import { resendingUrl, webhooksUrl, webhookUrl } from './urls.js';
import { stateTones, typeWords } from './words.js';

/** One webhook, what was sent to it, and what came of it. */
export type WebhookPage = {
  desk: DeskFrame;
  webhook: Webhook;
  formerUntil: string | null;
  input: WebhookInput;
  faults: Fault[];
  /** Newest first. */
  deliveries: DeliveryRow[];
};

/** Times as clocks here show them. */
export type DeliveryRow = {
  id: number;
  type: NewsType;
  state: Delivery['state'];
  tries: number;
  lastAt: string | null;
  why: string | null;
  dueAt: string | null;
};

export function webhookPage(page: WebhookPage): Html {
  const { desk, webhook, input, faults, deliveries } = page;
  return (
    <SettingsPage
      desk={desk}
      title={`第 ${webhook.id} 号通知地址`}
      above={[{ text: '通知地址', href: webhooksUrl }]}
      faults={faults}
    >
      <div class="with-side">
        <DeskForm desk={desk} action={webhookUrl(webhook.id)} class="box form-sheet" label="通知地址" guarded>
          <WebhookFields input={input} faults={faults} />
          <TickFields
            name="paused"
            label="暂停"
            choices={[{ value: '1', text: '暂停通知，暂停时发生的不补发' }]}
            chosen={[input.paused]}
          />
          <p class="form-foot">
            <button class="btn btn-primary">保存修改</button>
            <a href={webhooksUrl}>不保存，返回</a>
          </p>
        </DeskForm>
        <Beside page={page} />
      </div>
      <h2 class="part-title">投递记录</h2>
      {deliveries.length === 0 ? (
        <Empty>还没有投递过。下次发布或法规变动时就会通知。</Empty>
      ) : (
        <Deliveries page={page} />
      )}
    </SettingsPage>
  );
}

function Beside({ page: { desk, webhook, formerUntil } }: { page: WebhookPage }): Html {
  return (
    <aside class="box side-sheet" aria-label="密钥和删除">
      <section>
        <h2>更换密钥</h2>
        <p>另给一个密钥，只显示一次；原来的密钥再用一天，两个都签名，对方有时间换上。</p>
        {formerUntil === null ? null : <p class="aside">上一个密钥用到 {formerUntil}</p>}
        <OneButton desk={desk} action={webhookUrl(webhook.id, 'secret')}>
          更换密钥
        </OneButton>
      </section>
      <section>
        <h2>删除</h2>
        <p>不再通知，密钥和投递记录一起删除，不能恢复。</p>
        <OneButton desk={desk} action={webhookUrl(webhook.id, 'removal')}>
          删除通知地址
        </OneButton>
      </section>
    </aside>
  );
}

function Deliveries({ page: { desk, webhook, deliveries } }: { page: WebhookPage }): Html {
  return (
    <div class="box rows">
      <table>
        <Caption>投递记录，新的在前</Caption>
        <thead>
          <tr>
            <th scope="col">内容</th>
            <th scope="col">结果</th>
            <th scope="col">最近一次</th>
            <th scope="col">下次</th>
            <th scope="col">
              <span class="unseen">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map(({ id, type, state, tries, lastAt, why, dueAt }) => (
            <tr>
              <th scope="row">
                第 {id} 条：{typeWords[type]}
              </th>
              <td data-label="结果">
                <Badge tone={stateTones[state]}>{deliveryStates[state]}</Badge>
                {why === null ? null : <div class="aside">{why}</div>}
              </td>
              <td data-label="最近一次">{lastAt === null ? '还没有试过' : `${lastAt}，共 ${tries} 次`}</td>
              <td data-label="下次">{dueAt ?? '—'}</td>
              <td>
                {state === 'waiting' ? null : (
                  <OneButton
                    desk={desk}
                    action={resendingUrl(webhook.id, id)}
                    small
                    label={`重新投递第 ${id} 条`}
                  >
                    重新投递
                  </OneButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
