import type { Role } from './role.js';

/**
 * How far a role reaches:
 * - `below`: what belongs to its organization or one below it;
 * - `uses`: what an organization at or below its own uses, whoever owns it: an edition, or the register of regulations;
 * - `made`: what was made for its organization or one below it.
 */
export type Reach = 'below' | 'uses' | 'made';

/** `everyone`: any account, for what is its own. */
type Permission = { says: string; roles: Partial<Record<Role, Reach>>; everyone?: true };

/** Whoever works on an edition sees what the law demands of it. */
const lawReaders = {
  editor: 'below',
  'legality-reviewer': 'below',
  'secrecy-reviewer': 'below',
  publisher: 'below',
  township: 'uses',
} as const;

/**
 * What a person can do and which role may, as far as it reaches: the one table from which checks, tests, documentation
 * and pages are made. What is not here nobody may.
 */
export const permissions = {
  'edition.add': { says: '装入起始目录', roles: {} },
  'import.file': { says: '导入文件', roles: { editor: 'below', township: 'uses' } },
  'import.read': { says: '查看导入的文件和报告', roles: { editor: 'below', township: 'made' } },
  'draft.read': {
    says: '查看草案',
    roles: {
      editor: 'below',
      'legality-reviewer': 'below',
      'secrecy-reviewer': 'below',
      publisher: 'below',
      township: 'made',
    },
  },
  'draft.add': { says: '新建草案', roles: { editor: 'below', township: 'uses' } },
  'draft.edit': { says: '修改草案', roles: { editor: 'below', township: 'made' } },
  'draft.submit': { says: '提交草案审核', roles: { editor: 'below', township: 'made' } },
  'draft.recall': { says: '撤回送审的草案', roles: { editor: 'below', township: 'made' } },
  'draft.rebase': { says: '把草案并到最新版', roles: { editor: 'below', township: 'made' } },
  'draft.abandon': { says: '废弃草案', roles: { editor: 'below', township: 'made' } },
  'review.legality': { says: '合法性审核', roles: { 'legality-reviewer': 'below' } },
  'review.secrecy': { says: '保密审查', roles: { 'secrecy-reviewer': 'below' } },
  'review.mark-legality': {
    says: '在合法性审核中逐项作标记',
    roles: { 'legality-reviewer': 'below' },
  },
  'review.mark-secrecy': { says: '在保密审查中逐项作标记', roles: { 'secrecy-reviewer': 'below' } },
  'version.publish': { says: '发布版本', roles: { publisher: 'below' } },
  'version.adopt': { says: '登记建立操作记录以前的版本', roles: {} },
  'regulation.record': { says: '登记法规文件', roles: { editor: 'uses' } },
  'regulation.import': { says: '导入法规文件', roles: { editor: 'uses' } },
  'event.record': { says: '登记立改废', roles: { editor: 'uses' } },
  'event.retract': { says: '撤销立改废的登记', roles: { editor: 'uses' } },
  'event.take-effect': { says: '记录立改废生效', roles: {} },
  'citation.choose': { says: '指定依据所指的法规文件', roles: { editor: 'uses' } },
  'calendar.change': { says: '登记工作日历', roles: { editor: 'uses' } },
  'task.read': { says: '查看修订任务和影响', roles: lawReaders },
  'task.close': { says: '办结无需修改的修订任务', roles: { editor: 'below' } },
  'task.draft': { says: '按立改废起草', roles: { editor: 'below' } },
  'notice.read': {
    says: '查看变动提醒和签收情况',
    roles: { editor: 'below', 'legality-reviewer': 'below', publisher: 'below', township: 'uses' },
  },
  'notice.sign': { says: '签收变动提醒', roles: { township: 'uses' } },
  'health.read': { says: '查看依据体检', roles: lawReaders },
  'report.read': { says: '查看工作情况', roles: lawReaders },
  'export.take': { says: '导出目录', roles: {}, everyone: true },
  'export.read': { says: '查看谁导出过目录', roles: { editor: 'below', administrator: 'below' } },
  'file.recognise': { says: '辨认文件', roles: {}, everyone: true },
  'organization.read': { says: '查看单位', roles: {}, everyone: true },
  'organization.change': { says: '登记、更名、合并单位', roles: { administrator: 'below' } },
  'account.read': { says: '查看账号', roles: { administrator: 'below' } },
  'account.add': { says: '新建账号', roles: { administrator: 'below' } },
  'account.change': { says: '修改账号的角色和资料', roles: { administrator: 'below' } },
  'account.disable': { says: '停用或恢复账号', roles: { administrator: 'below' } },
  'password.reset': { says: '重置他人口令', roles: { administrator: 'below' } },
  'password.change': { says: '修改自己的口令', roles: {}, everyone: true },
  'session.begin': { says: '登录', roles: {}, everyone: true },
  'session.end': { says: '退出登录', roles: {}, everyone: true },
  'session.use': { says: '使用登录会话', roles: {} },
  'token.use': { says: '使用令牌', roles: {} },
  'token.add': { says: '新建自己的令牌', roles: {}, everyone: true },
  'token.read': { says: '查看令牌', roles: { administrator: 'below' }, everyone: true },
  'token.revoke': { says: '停用令牌', roles: { administrator: 'below' }, everyone: true },
  'webhook.read': { says: '查看通知地址', roles: { administrator: 'below' } },
  'webhook.add': { says: '新建通知地址', roles: { administrator: 'below' } },
  'webhook.change': { says: '修改通知地址', roles: { administrator: 'below' } },
  'webhook.remove': { says: '删除通知地址', roles: { administrator: 'below' } },
  'webhook.rotate': { says: '更换通知地址的密钥', roles: { administrator: 'below' } },
  'webhook.resend': { says: '重新投递通知', roles: { administrator: 'below' } },
  'announcement.make': { says: '公告施行和状态变化', roles: {} },
  'log.read': { says: '查看操作记录', roles: { administrator: 'below' } },
  'log.export': { says: '导出操作记录', roles: { administrator: 'below' } },
  'log.checkpoint': { says: '制作记录封存点', roles: { administrator: 'below' } },
} as const satisfies Record<string, Permission>;

export type Action = keyof typeof permissions;

/** The rights of an action, with its type widened to what every action may have. */
export function permissionOf(action: Action): Permission {
  return permissions[action];
}

export function sayAction(action: Action): string {
  return permissions[action].says;
}
