import type { PageCase } from '../pages.js';
import { imported, waiting } from './district.js';

const waits = (id: number) => `/desk/imports/waiting/${id}`;
const district = '/editions/longting-district';

/** Pages of a district with its own catalogs: those whose look depends on how much there is on them. */
export const workPages: (PageCase & { as: string })[] = [
  { name: '工作台 with tasks and imports', path: '/desk', as: '起草人' },
  { name: '工作台 of a town', path: '/desk', as: '北郊乡' },
  { name: '工作台 of who administers', path: '/desk', as: '管理员' },
  { name: 'several things a town signs for', path: '/desk/notices', as: '北郊乡' },
  { name: 'a file to send', path: '/desk/imports', as: '起草人' },
  { name: 'the columns of a file', path: waits(waiting.columns), as: '起草人' },
  { name: 'a file to check', path: waits(waiting.check), as: '起草人' },
  { name: 'what of a file is wrong', path: `${waits(waiting.check)}?show=wrong`, as: '起草人' },
  {
    name: 'a file to check in large type and high contrast',
    path: waits(waiting.check),
    as: '起草人',
    cookies: { size: 'large', contrast: 'high' },
  },
  { name: 'a file that is no table', path: waits(waiting.notATable), as: '起草人' },
  { name: 'a file that became a draft', path: `/desk/imports/${imported}`, as: '起草人' },
  { name: 'an export', path: '/desk/export', as: '法制办' },
  { name: 'an export to edit', path: '/desk/export?edition=longting-township&format=workbook', as: '法制办' },
  { name: 'an export of a town', path: '/desk/export', as: '北郊乡' },
  { name: 'the register of acts', path: '/desk/regulations', as: '法制办' },
  { name: 'no act found', path: '/desk/regulations?q=没有这部', as: '法制办' },
  { name: 'a new act', path: '/desk/regulations/new', as: '法制办' },
  { name: 'an act on record', path: '/desk/regulations/yljgslxkbf', as: '法制办' },
  { name: 'what happened to acts', path: '/desk/events', as: '法制办' },
  { name: 'an event to record', path: '/desk/events/new?regulation=yljgslxkbf', as: '法制办' },
  {
    name: 'what an event touches',
    path: '/desk/events',
    as: '法制办',
    act: async (page) => {
      await page.locator('main').getByRole('link', { name: '养老机构设立许可办法' }).first().click();
      await page.getByRole('heading', { level: 1, name: '影响 2 个事项' }).waitFor();
    },
  },
  { name: 'the tasks', path: '/desk/tasks', as: '法制办' },
  { name: 'no task that waits', path: '/desk/tasks?show=blocked', as: '法制办' },
  { name: 'a health check', path: '/desk/check', as: '法制办' },
  { name: 'the reports', path: '/desk/reports', as: '法制办' },
  { name: 'the log', path: '/desk/log', as: '管理员' },
  {
    name: 'the catalog to come, with somebody signed in',
    path: `${district}?domain=20&version=2`,
    as: '法制办',
  },
  { name: 'a large domain', path: `${district}?domain=23`, as: '法制办' },
  { name: 'a version compared', path: `${district}/compare?from=1&to=2`, as: '法制办' },
];
