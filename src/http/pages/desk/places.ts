import { mayAnywhere } from '../../../account/right.js';
import type { Grant } from '../../../account/role.js';
import type { Access } from './route.js';

/** Where the staff pages begin, in the order of the work. */
export const places: readonly { text: string; href: string; access: Access }[] = [
  { text: '工作台', href: '/desk', access: 'account' },
  { text: '变动提醒', href: '/desk/notices', access: 'notice.read' },
  { text: '草案', href: '/desk/drafts', access: 'draft.read' },
  { text: '审核', href: '/desk/review', access: ['review.legality', 'review.secrecy'] },
  { text: '法规文件', href: '/desk/regulations', access: 'task.read' },
  { text: '立改废', href: '/desk/events', access: 'task.read' },
  { text: '修订任务', href: '/desk/tasks', access: 'task.read' },
  { text: '依据体检', href: '/desk/check', access: 'health.read' },
  { text: '工作情况', href: '/desk/reports', access: 'report.read' },
  { text: '操作记录', href: '/desk/log', access: 'log.read' },
  { text: '导入', href: '/desk/imports', access: 'import.file' },
  { text: '导出', href: '/desk/export', access: 'export.take' },
  { text: '辨认', href: '/desk/which', access: 'file.recognise' },
  { text: '设置', href: '/desk/settings', access: 'account' },
];

export type DeskLink = { text: string; href: string; current: boolean };

/** The places somebody may know of; the one they are at, or below, is current. */
export function placesFor(grants: readonly Grant[], path: string): DeskLink[] {
  return places
    .filter(({ access }) => mayKnow(grants, access))
    .map(({ text, href }) => ({
      text,
      href,
      current: path === href || (href !== '/desk' && path.startsWith(`${href}/`)),
    }));
}

export function mayKnow(grants: readonly Grant[], access: Access): boolean {
  return access === 'account' || [access].flat().some((action) => mayAnywhere(grants, action));
}
