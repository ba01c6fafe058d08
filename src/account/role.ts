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

/** A role held for an organization and all below it. */
export type Grant = { role: Role; organization: string };

export function isRole(name: string): name is Role {
  return Object.hasOwn(roles, name);
}
