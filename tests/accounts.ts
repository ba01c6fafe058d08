import type { Organization, OrganizationKind } from '../src/account/organization.js';
import type { Grant, Role } from '../src/account/role.js';
import { roles } from '../src/account/role.js';
import { hashSecret } from '../src/account/token.js';
import { addAccount, findAccount } from '../src/store/accounts.js';
import type { Db } from '../src/store/engine.js';
import { saveOrganization } from '../src/store/organizations.js';
import { addToken } from '../src/store/tokens.js';

export function anOrganization(
  id: string,
  name: string,
  kind: OrganizationKind = 'department',
  parent: string | null = 'longting',
): Organization {
  return {
    id,
    kind,
    parent,
    names: [{ name, validFrom: null, validTo: null }],
    aliases: [],
    successors: null,
  };
}

/** 龙亭区 with two towns, a subdistrict and a department. */
export const organizations = [
  anOrganization('longting', '龙亭区人民政府', 'district', null),
  anOrganization('beijiao', '北郊乡人民政府', 'township'),
  anOrganization('liuyuankou', '柳园口乡人民政府', 'township'),
  anOrganization('beishuli', '北书店街道办事处', 'subdistrict'),
  anOrganization('longting-civil-affairs', '龙亭区民政局'),
];

/** An account with its grants, e.g. `{ editor: 'longting' }`. */
export async function anAccount(
  db: Db,
  name: string,
  held: Partial<Record<Role, string>>,
  passwordHash: string | null = null,
): Promise<void> {
  const grants = Object.entries(held).map(([role, organization]): Grant => ({
    role: role as Role,
    organization,
  })); // keys are roles
  await addAccount(
    db,
    {
      name,
      displayName: name,
      grants,
      mustChangePassword: false,
      oidcSubject: null,
      createdAt: '2026-01-01T00:00:00.000Z',
    },
    passwordHash,
  );
}

/** A token with this secret, good until 2027. */
export async function aToken(
  db: Db,
  name: string,
  secret: string,
  scopes: string[] | null = null,
): Promise<void> {
  const account = await findAccount(db, name);
  if (!account) throw new Error(`no account ${name}`);
  const token = {
    name: '测试',
    scopes,
    createdAt: '2026-01-01T00:00:00.000Z',
    expiresAt: '2027-01-01T00:00:00.000Z',
  };
  await addToken(db, account.key, token, hashSecret(secret));
}

/** 龙亭区, 测试员 who may do everything there, who drafts, and the two who review. */
export async function withPeople(db: Db): Promise<void> {
  for (const organization of organizations) await saveOrganization(db, organization);
  await anAccount(db, '测试员', Object.fromEntries(Object.keys(roles).map((role) => [role, 'longting'])));
  await anAccount(db, '起草人', { editor: 'longting' });
  await anAccount(db, '法审员', { 'legality-reviewer': 'longting' });
  await anAccount(db, '密审员', { 'secrecy-reviewer': 'longting' });
}
