import type { Access } from '../route.js';

/** What can be set, in the order people look for it; each is a page of its own. */
export const settingsPlaces: readonly { text: string; about: string; href: string; access: Access }[] = [
  {
    text: '我的账号和口令',
    about: '姓名、角色，修改口令，退出其他地方的登录',
    href: '/account',
    access: 'account',
  },
  {
    text: '我的令牌',
    about: '给程序用的令牌：新建、停用',
    href: '/desk/settings/tokens',
    access: 'token.add',
  },
  {
    text: '账号',
    about: '谁能登录、有哪些角色；新建、停用，重置口令',
    href: '/desk/settings/accounts',
    access: 'account.read',
  },
  {
    text: '单位',
    about: '隶属关系、名称沿革和别名；更名、合并、分设',
    href: '/desk/settings/organizations',
    access: 'organization.read',
  },
  {
    text: '工作日历',
    about: '放假和调休，按工作日计的期限由它算出',
    href: '/desk/settings/calendars',
    access: 'account',
  },
  {
    text: '通知地址',
    about: '发布和法规变动时告诉哪些系统；密钥、投递记录',
    href: '/desk/settings/webhooks',
    access: 'webhook.read',
  },
  {
    text: '渠道和时限用语',
    about: '目录里怎样写公开渠道和公开时限，各有多少事项；只供查阅',
    href: '/desk/settings/wordings',
    access: 'account',
  },
];
