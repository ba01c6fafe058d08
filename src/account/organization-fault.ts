import type { Organization, OrganizationKind, OrganizationName } from './organization.js';
import { organizationKinds } from './organization.js';

/** What a register of organizations may not say, in Chinese; null: nothing. `others` by id, as they will be. */
export function faultOf(
  organization: Organization,
  others: ReadonlyMap<string, Organization>,
): string | null {
  return (
    faultOfItself(organization) ??
    faultOfParent(organization, others) ??
    faultOfKind(organization, others) ??
    faultOfSuccessors(organization, others)
  );
}

/**
 * An id goes on meaning the same body: of the names it had, one at least stays, be it as an alias, where a slip of the
 * pen is put right.
 */
export function isReused(before: Organization, after: Organization): boolean {
  const kept = new Set([...after.names.map(({ name }) => name), ...after.aliases]);
  return !before.names.some(({ name }) => kept.has(name));
}

export function isOrganizationId(text: string): boolean {
  return text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

function faultOfItself({ id, kind, names, aliases, successors }: Organization): string | null {
  if (!isOrganizationId(id)) return '标识只能用小写字母、数字和中间的“-”，最多 80 个';
  if (!Object.hasOwn(organizationKinds, kind)) return `没有“${kind}”这种类型`;
  if (names.length === 0) return '没有名称';
  if ([...names.map(({ name }) => name), ...aliases].some((name) => !isName(name)))
    return '名称和别名须是 1 到 100 个字，前后不留空格';
  if (new Set(aliases).size < aliases.length) return '别名重复';
  if (successors?.mode === 'merged-into' && successors.organizations.length !== 1) return '只能并入一个单位';
  if (successors?.mode === 'split-into' && successors.organizations.length < 2) return '分设须有两个以上单位';
  return faultOfPeriods(names);
}

function isName(name: string): boolean {
  return name !== '' && name === name.trim() && name.length <= 100 && !/\p{Cc}/u.test(name);
}

/** Names follow each other: only the first may have begun at any time, only the last may go on. */
function faultOfPeriods(names: readonly OrganizationName[]): string | null {
  for (const [index, { name, validFrom, validTo }] of names.entries()) {
    if (validFrom !== null && validTo !== null && validTo < validFrom)
      return `名称“${name}”的停用日 ${validTo} 早于启用日 ${validFrom}`;
    const before = names[index - 1];
    if (before && (before.validTo === null || validFrom === null || validFrom <= before.validTo))
      return `名称“${before.name}”与“${name}”的起止日重叠`;
  }
  return null;
}

function faultOfParent(
  { id, parent }: Organization,
  others: ReadonlyMap<string, Organization>,
): string | null {
  const passed = new Set([id]);
  for (let above = parent; above !== null; above = others.get(above)?.parent ?? null) {
    if (passed.has(above)) return '上级绕成了圈';
    if (!others.has(above)) return `没有上级单位“${above}”`;
    passed.add(above);
  }
  return null;
}

/** Right below which kinds each one is; null: below nothing. What is `other` is anywhere. */
const placesOf: Record<OrganizationKind, readonly (OrganizationKind | null)[] | 'anywhere'> = {
  district: [null, 'other'],
  department: ['district'],
  township: ['district'],
  subdistrict: ['district'],
  village: ['township', 'subdistrict'],
  community: ['township', 'subdistrict'],
  other: 'anywhere',
};

/** What an edition is for goes by kinds: nobody gets a district's by calling something in a town so. */
function faultOfKind(organization: Organization, others: ReadonlyMap<string, Organization>): string | null {
  const below = [...others.values()].filter(({ parent }) => parent === organization.id);
  for (const one of [organization, ...below]) {
    const places = placesOf[one.kind];
    const above = one.parent === null ? null : kindOf(one.parent, others);
    const fits = places === 'anywhere' || places.includes(above);
    if (!fits || (one.kind === 'district' && isWithinDistrict(one, others)))
      return `${organizationKinds[one.kind]}“${one.id}”不能${above === null ? '没有上级' : `在这样的上级（${organizationKinds[above]}）之下`}`;
  }
  return null;
}

function kindOf(id: string, others: ReadonlyMap<string, Organization>): OrganizationKind | null {
  return others.get(id)?.kind ?? null;
}

/** Also with others between: what is above a district is above all kinds there are. */
function isWithinDistrict({ parent }: Organization, others: ReadonlyMap<string, Organization>): boolean {
  for (let above = parent; above !== null; above = others.get(above)?.parent ?? null)
    if (kindOf(above, others) !== 'other') return true;
  return false;
}

function faultOfSuccessors(
  { id, successors }: Organization,
  others: ReadonlyMap<string, Organization>,
): string | null {
  const unknown = successors?.organizations.find((successor) => successor !== id && !others.has(successor));
  if (unknown !== undefined) return `没有继承单位“${unknown}”`;
  const passed = new Set<string>();
  const ahead = [...(successors?.organizations ?? [])];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (next === id) return '合并或分设绕成了圈';
    if (!passed.has(next)) ahead.push(...(others.get(next)?.successors?.organizations ?? []));
    passed.add(next);
  }
  return null;
}
