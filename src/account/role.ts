/** What an account may be trusted with, each for one organization and what is below it. */
export const roles = {
  editor: '编辑',
  'legality-reviewer': '合法性审核员',
  'secrecy-reviewer': '保密审查员',
  publisher: '发布人',
  township: '乡镇（街道）人员',
  administrator: '管理员',
} as const;

export type Role = keyof typeof roles;

export const roleNames = Object.keys(roles) as Role[]; // the table's own keys

/** What each is for, to whoever gives it. */
export const roleDuties: Record<Role, string> = {
  editor: '导入表格，起草、修改和提交草案，登记法规文件和立改废，办理修订任务',
  'legality-reviewer': '对别人起草的草案逐项作合法性审核，通过或退回',
  'secrecy-reviewer': '对别人起草的草案逐项作保密审查，通过或退回',
  publisher: '把两项审核都已通过的草案发布为新的版本',
  township: '给本乡镇、街道用：签收变动提醒，导入自己的表格，起草和修改自己的草案',
  administrator: '管理账号、单位、令牌和通知地址，查看操作记录；不起草、不审核、不发布',
};

/** A role held for an organization and all below it. */
export type Grant = { role: Role; organization: string };

export function isRole(name: string): name is Role {
  return Object.hasOwn(roles, name);
}
