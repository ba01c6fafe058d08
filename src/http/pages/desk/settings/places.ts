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
    text: '账号',
    about: '谁能登录、有哪些角色；新建、停用，重置口令',
    href: '/desk/settings/accounts',
    access: 'account.read',
  },
];
