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
    path: `${settings}/accounts/${encodeURIComponent('测试员')}`,
    as,
    act: async (page) => {
      await page.getByRole('button', { name: '重置口令' }).click();
      await page.waitForSelector('#secret');
    },
  },
  { name: 'settings: a secret that is no longer told', path: `${settings}/once/0`, as },
  { name: 'settings: one’s tokens', path: `${settings}/tokens`, as: '法制办' },
  {
    name: 'settings: a new token',
    path: `${settings}/tokens`,
    as: '法制办',
    act: async (page) => {
      await page.fill('#name', '门户网站');
      await page.getByRole('button', { name: '新建令牌' }).click();
      await page.waitForSelector('#secret');
    },
  },
  { name: 'settings: organizations', path: `${settings}/organizations`, as },
  { name: 'settings: a new organization', path: `${settings}/organizations/new`, as },
  { name: 'settings: an organization', path: `${settings}/organizations/beijiao`, as },
  {
    name: 'settings: an organization, only to look at',
    path: `${settings}/organizations/beijiao`,
    as: '起草人',
  },
  {
    name: 'settings: a list of organizations with a fault',
    path: `${settings}/organizations/import`,
    as,
    act: async (page) => {
      const buffer = Buffer.from('标识,名称,类型,上级\nxincun,,村,beijiao');
      await page.setInputFiles('#file', { name: '单位.csv', mimeType: 'text/csv', buffer });
      await page.getByRole('button', { name: '先看会改什么' }).click();
      await page.locator('.meta', { hasText: '单位.csv' }).waitFor();
    },
  },
  { name: 'settings: the working calendar', path: `${settings}/calendars`, as: '法制办' },
  { name: 'settings: a year not arranged yet', path: `${settings}/calendars?year=2027`, as: '法审员' },
  {
    name: 'settings: a year with a line that can’t be',
    path: `${settings}/calendars?year=2027`,
    as: '法制办',
    act: async (page) => {
      await page.fill('#holidays', '国庆节 10月1日');
      await page.fill('#title', '通知');
      await page.fill('#issuedOn', '2026-11-10');
      await page.getByRole('button', { name: '登记2027年的安排' }).click();
      await page.waitForSelector('[role=alert]');
    },
  },
  { name: 'settings: webhooks, none yet', path: `${settings}/webhooks`, as },
  {
    name: 'settings: a webhook that leads inside',
    path: `${settings}/webhooks`,
    as,
    act: async (page) => {
      await page.fill('#url', 'https://10.0.0.1/hook');
      await page.getByRole('button', { name: '新建' }).click();
      await page.waitForSelector('[role=alert]');
    },
  },
  {
    name: 'settings: a webhook',
    path: `${settings}/webhooks`,
    as,
    act: async (page) => {
      await page.fill('#url', 'https://portal.example.gov.cn/hook');
      await page.getByRole('button', { name: '新建' }).click();
      await page.waitForSelector('#secret');
      await page.getByRole('link', { name: '返回通知地址' }).click();
      await page.getByRole('link', { name: 'https://portal.example.gov.cn/hook' }).first().click();
      await page.getByRole('heading', { name: '投递记录' }).waitFor();
    },
  },
  { name: 'settings: how channels and time limits are written', path: `${settings}/wordings`, as: '起草人' },
];
