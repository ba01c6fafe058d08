import { listFailing } from '../../../../actions/read-webhooks.js';
import type { Desk } from '../route.js';
import { webhookUrl } from '../settings/webhooks/urls.js';
import type { WorkEntry, WorkList } from './page.js';

/** Whom messages did not reach in three days, for those who can send them again. */
export async function undelivered({ service: { db }, act }: Desk): Promise<WorkList> {
  const entries = (await listFailing(db, act)).map(({ webhook: { id, url }, failed }): WorkEntry => ({
    title: `${new URL(url).host} 有 ${failed} 条通知没有收下`,
    href: webhookUrl(id),
    about: ['试了三天；对方恢复后可以重新投递'],
    badge: { tone: 'red', text: '未送达' },
    comment: null,
  }));
  return { title: '未送达的通知', entries, total: entries.length };
}
