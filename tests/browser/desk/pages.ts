import type { DeskPageCase } from './page-case.js';
import { drafts } from './office.js';
import { registerPages } from './register-pages.js';
import { settingsPages } from './settings-pages.js';
import { statePages } from './state-pages.js';
import { whichPages } from './which-pages.js';

/** Every staff page, in every state it can be in; `npm run screenshots` shows them too. */
export const deskPages: DeskPageCase[] = [
  { name: '工作台 of who drafts', path: '/desk', as: '起草人' },
  { name: '工作台 of who reviews', path: '/desk', as: '法审员' },
  { name: '工作台 of who publishes', path: '/desk', as: '发布员' },
  { name: 'the drafts', path: '/desk/drafts?state=all', as: '起草人' },
  { name: 'a new draft', path: '/desk/drafts/new', as: '起草人' },
  {
    name: 'a new draft without a name',
    path: '/desk/drafts/new',
    as: '起草人',
    act: (page) => page.getByRole('button', { name: '新建草案' }).click(),
  },
  { name: 'a draft being edited', path: `/desk/drafts/${drafts.editing}`, as: '起草人' },
  {
    name: 'a draft in large type and high contrast',
    path: `/desk/drafts/${drafts.editing}`,
    as: '起草人',
    cookies: { size: 'large', contrast: 'high' },
  },
  {
    name: 'what a draft makes of the catalog',
    path: `/desk/drafts/${drafts.editing}?view=items`,
    as: '起草人',
  },
  { name: 'the problems of a draft', path: `/desk/drafts/${drafts.editing}?view=problems`, as: '起草人' },
  { name: 'a draft in review', path: `/desk/drafts/${drafts.inReview}`, as: '起草人' },
  { name: 'a draft that was returned', path: `/desk/drafts/${drafts.returned}`, as: '起草人' },
  { name: 'a draft that is behind', path: `/desk/drafts/${drafts.behind}`, as: '起草人' },
  { name: 'an item of a draft', path: `/desk/drafts/${drafts.editing}/items/19-001`, as: '起草人' },
  {
    name: 'an item of a draft in large type and high contrast',
    path: `/desk/drafts/${drafts.editing}/items/19-001`,
    as: '起草人',
    cookies: { size: 'large', contrast: 'high' },
  },
  {
    name: 'an item of a draft without a reason, and acts that were found',
    path: `/desk/drafts/${drafts.editing}/items/19-002`,
    as: '起草人',
    act: async (page) => {
      await page.fill('#find', '社会');
      await page.getByRole('button', { name: '查找法规' }).click();
      await page.getByRole('button', { name: '加入依据' }).first().waitFor();
      await page.getByRole('button', { name: '保存事项' }).click();
      await page.waitForSelector('[role=alert]');
    },
  },
  { name: 'a new item of a draft', path: `/desk/drafts/${drafts.editing}/items/new?domain=20`, as: '起草人' },
  { name: 'a draft with conflicts', path: `/desk/drafts/${drafts.behind}/conflicts`, as: '起草人' },
  { name: 'what waits for a review', path: '/desk/review', as: '法审员' },
  { name: 'a draft to review', path: `/desk/review/${drafts.inReview}`, as: '法审员' },
  {
    name: 'a draft returned without a comment',
    path: `/desk/review/${drafts.inReview}`,
    as: '密审员',
    act: async (page) => {
      await page.getByRole('button', { name: '退回草案' }).click();
      await page.waitForSelector('[role=alert]');
    },
  },
  { name: 'a draft that is not one’s to review', path: `/desk/review/${drafts.approved}`, as: '法审员' },
  {
    name: 'a draft to publish',
    path: `/desk/release/${drafts.approved}`,
    as: '发布员',
    act: async (page) => {
      await page.getByRole('button', { name: '核对发布内容' }).click();
      await page.locator('.sentence').waitFor();
    },
  },
  { name: 'a draft that can’t be published yet', path: `/desk/release/${drafts.inReview}`, as: '发布员' },
  ...whichPages,
  ...settingsPages,
  ...registerPages,
  ...statePages,
];
