import type { DeskPageCase } from './page-case.js';

const settings = '/desk/settings';
const as = '管理员';

/** Settings, in every state they can be in. */
export const settingsPages: DeskPageCase[] = [
  { name: 'settings of who administers', path: settings, as },
  { name: 'settings of who drafts', path: settings, as: '起草人' },
  { name: 'settings: accounts', path: `${settings}/accounts`, as },
  { name: 'settings: accounts, none found', path: `${settings}/accounts?q=没有这个人`, as },
  { name: 'settings: an account', path: `${settings}/accounts/${encodeURIComponent('测试员')}`, as },
  {
    name: 'settings: a new account of a name that is taken',
    path: `${settings}/accounts/new`,
    as,
    act: async (page) => {
      await page.fill('#name', '起草人');
      await page.fill('#displayName', '王芳');
      await page.getByRole('button', { name: '新建账号' }).click();
      await page.waitForSelector('[role=alert]');
    },
  },
  {
    name: 'settings: a password that was reset',
    path: `${settings}/accounts/${encodeURIComponent('法审员')}`,
    as,
    act: async (page) => {
      await page.getByRole('button', { name: '重置口令' }).click();
      await page.waitForSelector('#secret');
    },
  },
];
