import type { Account } from '../../../../../account/account.js';
import type { Grant } from '../../../../../account/role.js';
import { isRole, roles } from '../../../../../account/role.js';
import type { AccountChange } from '../../../../../actions/change-account.js';
import { changeableTag } from '../../../../../actions/change-account.js';
import { Refusal } from '../../../../../refusal.js';
import type { Input } from '../../../form-body.js';
import type { ClashField } from '../../clash.js';
import { clashField, textsSeen } from '../../clash.js';
import type { Fault } from '../../faults.js';
import { faultsOf, refuseBlank } from '../../faults.js';

/** What the form of an account sends; of the n-th role, the n-th organization. */
export const accountFields = {
  name: 'one',
  displayName: 'one',
  oidcSubject: 'one',
  role: 'several',
  organization: 'several',
  revision: 'one',
  seen: 'one',
} as const;

export type AccountInput = Input<typeof accountFields>;

export const emptyAccount: AccountInput = {
  name: '',
  displayName: '',
  oidcSubject: '',
  role: [],
  organization: [],
  revision: '',
  seen: '',
};

/** What the form begins with. */
export function inputOf(account: Account): AccountInput {
  return { ...textsOf(account), revision: changeableTag(account), seen: JSON.stringify(textsOf(account)) };
}

type AccountTexts = Omit<AccountInput, 'revision' | 'seen'>;

function textsOf({ name, displayName, oidcSubject, grants }: Account): AccountTexts {
  return {
    name,
    displayName,
    oidcSubject: oidcSubject ?? '',
    role: grants.map(({ role }) => role),
    organization: grants.map(({ organization }) => organization),
  };
}

/** @throws Refusal `form.invalid` for what is left out. */
export function readAccountForm(input: AccountInput): Required<AccountChange> {
  refuseBlank({ displayName: input.displayName }, { displayName: '请写姓名。' });
  return {
    displayName: input.displayName.trim(),
    oidcSubject: input.oidcSubject.trim() || null,
    grants: readGrants(input),
  };
}

/** What the form began with, what stands there now and what it says, field by field. */
export function accountSides(
  input: AccountInput,
  now: AccountInput,
  nameOf: (organization: string) => string,
): ClashField[] {
  const sides = { seen: textsSeen(input, now), theirs: now, yours: input };
  const rolesIn = ({ role: held, organization }: AccountTexts) =>
    held.flatMap((role, index) =>
      isRole(role) ? [`${roles[role]}（${nameOf(organization[index] ?? '')}）`] : [],
    );
  return [
    clashField('姓名', sides, ({ displayName }) => [displayName.trim()]),
    clashField('角色', sides, rolesIn),
    clashField('统一身份的标识', sides, ({ oidcSubject }) => [oidcSubject.trim()]),
  ];
}

/** The pairs that were chosen, each once; a role without an organization, or the other way round, is not guessed at. */
function readGrants({ role: held, organization: organizations }: AccountInput): Grant[] {
  const pairs = held.map((role, index) => ({ role, organization: organizations[index] ?? '' }));
  const chosen = pairs.filter(({ role, organization }) => role !== '' || organization !== '');
  const grants = chosen.flatMap(({ role, organization }): Grant[] =>
    isRole(role) && organization !== '' ? [{ role, organization }] : [],
  );
  if (grants.length < chosen.length)
    throw new Refusal('form.invalid', {
      faults: [{ field: 'grants', message: '每个角色都要选定单位，每个单位都要选定角色。' }],
    });
  const isFirst = (grant: Grant, index: number) =>
    grants.findIndex(
      ({ role, organization }) => role === grant.role && organization === grant.organization,
    ) === index;
  return grants.filter(isFirst);
}

/** At which field of the form a refusal is put right. */
export function accountFaults(refusal: Refusal | null): Fault[] {
  const fields: Partial<Record<Refusal['code'], string>> = {
    'account.name-invalid': 'name',
    'account.exists': 'name',
    'account.subject-taken': 'oidcSubject',
    'account.last-administrator': 'grants',
    'role.unknown': 'grants',
    'organization.unknown': 'grants',
    'right.missing': 'grants',
  };
  return faultsOf(refusal, (refusal && fields[refusal.code]) ?? 'displayName');
}
