import { listUnsigned, tellNotices } from '../../../../actions/read-notices.js';
import { dayOf } from '../../../../catalog/day.js';
import { changeUrl, signingUrl } from '../notices/urls.js';
import type { Desk } from '../route.js';
import type { WorkEntry, WorkList } from './page.js';

/** What changed in the catalogs somebody's towns use, and none there has signed for. */
export async function unsigned({ service: { db }, act }: Desk, most: number): Promise<WorkList> {
  const found = await listUnsigned(db, act);
  const notices = await tellNotices(db, found.slice(0, most));
  const entries = notices.flatMap((notice) =>
    notice.signers
      .filter(({ receipt }) => receipt === null)
      .map(({ organization, name }): WorkEntry => ({
        title: notice.title,
        href: changeUrl(notice),
        about: [dayOf(notice.at), name, ...notice.paragraphs],
        badge: { tone: 'amber', text: '待签收' },
        comment: null,
        button: {
          text: '签收',
          label: `签收（${name}）：${notice.title}`,
          action: signingUrl(notice),
          fields: { organization, back: 'desk' },
        },
      })),
  );
  const total = found.flatMap(({ signers }) => signers.filter(({ receipt }) => receipt === null)).length;
  return { title: '变动提醒', entries: entries.slice(0, most), total };
}
