import type { Sentences } from './sentences.js';

/** Refusals of who asks, and of whom accounts, organizations and webhooks are of. */
export type AccountRefusals = {
  'token.missing': Record<string, never>;
  'token.wrong': Record<string, never>;
  'login.failed': Record<string, never>;
  'login.throttled': { retryAfterSeconds: number };
  'login.refused': { why: string };
  'login.unavailable': { why: string };
  'settings.changed': { name: string };
  'account.missing': Record<string, never>;
  'account.unusable': { account: string };
  'account.misspelt': { found: string; account: string };
  'account.unknown': { account: string };
  'account.exists': { account: string };
  'account.name-invalid': { found: string };
  'account.last-administrator': { account: string };
  'account.subject-taken': { subject: string };
  'organization.unknown': { organization: string };
  'organization.invalid': { organization: string; why: string };
  'password.weak': { why: string };
  'password.wrong': Record<string, never>;
  'password.busy': { retryAfterSeconds: number };
  'password.must-change': Record<string, never>;
  'right.missing': { action: string; says: string };
  'role.unknown': { role: string; known: string[] };
  'scope.unknown': { scope: string; known: string[] };
  'token.unknown': { token: number };
  'token.needs-login': Record<string, never>;
  'webhook.unknown': { webhook: number };
  'webhook.delivery-unknown': { webhook: number; delivery: number };
  'webhook.target-refused': { why: string };
};

export const accountRefusals: Sentences<AccountRefusals> = {
  'token.missing': {
    status: 401,
    say: () => '这里要先登录；程序请在请求头中写明 Authorization: Bearer 令牌。',
  },
  'token.wrong': { status: 401, say: () => '令牌不对、已过期或已停用，请另建一个。' },
  'login.failed': { status: 401, say: () => '账号或口令不对。' },
  'login.throttled': {
    status: 429,
    say: (d) => `试错的次数太多，请 ${Math.ceil(d.retryAfterSeconds / 60)} 分钟后再试。`,
  },
  'login.refused': { status: 403, say: (d) => `没有登录：${d.why}。` },
  'login.unavailable': {
    status: 503,
    say: (d) => `现在不能用统一身份登录：${d.why}。请稍后再试，或用口令登录。`,
  },
  'settings.changed': {
    status: 409,
    say: (d) => `${d.name}在您打开以后有人改过，没有保存。请看过改动再改。`,
  },
  'account.missing': {
    status: 401,
    say: () =>
      '不知道是谁在操作。网页上请先登录，命令行请用 --as 写明账号（或设环境变量 DISCLOSURE_CATALOG_AS）。',
  },
  'account.unusable': {
    status: 401,
    say: (d) => `账号“${d.account}”不存在或已停用，请向管理员核对。`,
  },
  'account.misspelt': {
    status: 401,
    say: (d) => `账号“${d.found}”写得和登记的不一样，请照写：${d.account}。`,
  },
  'account.unknown': { status: 404, say: (d) => `没有账号“${d.account}”。` },
  'account.exists': {
    status: 409,
    say: (d) => `账号“${d.account}”已经有了（不分大小写和全半角）。停用的账号也不能重名，请换一个名称。`,
  },
  'account.name-invalid': {
    status: 400,
    say: (d) => `“${d.found}”不能作账号名：用 2 到 40 个字母、汉字或数字，中间可有 . _ -。`,
  },
  'account.last-administrator': {
    status: 409,
    say: (d) => `“${d.account}”是最后一个管理员，不能停用或去掉这个角色。请先另设一个。`,
  },
  'account.subject-taken': {
    status: 409,
    say: (d) => `统一身份“${d.subject}”已用于另一个账号。`,
  },
  'organization.unknown': { status: 404, say: (d) => `没有单位“${d.organization}”。` },
  'organization.invalid': { status: 422, say: (d) => `单位“${d.organization}”：${d.why}。` },
  'password.weak': { status: 400, say: (d) => `这个口令不能用：${d.why}。` },
  'password.wrong': { status: 403, say: () => '原口令不对。' },
  'password.busy': {
    status: 503,
    say: (d) => `同时登录的人太多，请 ${d.retryAfterSeconds} 秒后再试。`,
  },
  'password.must-change': {
    status: 403,
    say: () => '还在用首次口令，请先修改口令（网页右上角“我的账号”）。',
  },
  'right.missing': {
    status: 403,
    say: (d) => `没有“${d.says}”的权限。需要时请向管理员申请。`,
  },
  'role.unknown': { status: 400, say: (d) => `没有角色“${d.role}”。可用：${d.known.join('、')}。` },
  'scope.unknown': { status: 400, say: (d) => `没有范围“${d.scope}”。可用：${d.known.join('、')}。` },
  'token.unknown': { status: 404, say: (d) => `没有第 ${d.token} 号令牌。` },
  'token.needs-login': {
    status: 403,
    say: () => '不能用令牌新建令牌。请登录网页，或在服务器上用命令行新建。',
  },
  'webhook.unknown': { status: 404, say: (d) => `没有第 ${d.webhook} 号通知地址。` },
  'webhook.delivery-unknown': {
    status: 404,
    say: (d) => `第 ${d.webhook} 号通知地址没有第 ${d.delivery} 条投递。`,
  },
  'webhook.target-refused': { status: 400, say: (d) => `不能通知这个地址：${d.why}。` },
};
