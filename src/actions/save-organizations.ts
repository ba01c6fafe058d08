import type { Act } from '../account/actor.js';
import type { OrganizationChange } from '../account/organization-change.js';
import { changeOrganization } from '../account/organization-change.js';
import { faultOf, isReused } from '../account/organization-fault.js';
import type { Organization } from '../account/organization.js';
import type { Target } from '../account/right.js';
import { Refusal } from '../refusal.js';
import { findAccount, saveGrants } from '../store/accounts.js';
import type { Db } from '../store/engine.js';
import { listOrganizations, listRoots, lockPeople, saveOrganizations } from '../store/organizations.js';
import type { Step } from './perform.js';
import { perform } from './perform.js';
import type { SeenTag } from './seen.js';
import { refuseChanged } from './seen.js';

/** By id. */
export type SavedOrganizations = { added: string[]; changed: string[]; unchanged: string[] };

/** `organizations`: those that were given, as they are kept now. */
export type RegisteredOrganizations = SavedOrganizations & { organizations: Organization[] };

/**
 * Registers organizations as given, or changes known ones to it: all of them or none. Whoever adds one that nobody is
 * above administers it, so that somebody does. `seen`: by id.
 * @throws Refusal `organization.invalid` for what the register may not say, `settings.changed` where one is no longer as
 * `seen`.
 */
export async function registerOrganizations(
  db: Db,
  organizations: readonly Organization[],
  act: Act,
  seen: Readonly<Record<string, SeenTag>> = {},
): Promise<RegisteredOrganizations> {
  return perform(db, act, 'organization.change', async (step) => {
    await lockPeople(step.tx);
    const register = await listOrganizations(step.tx);
    await step.require(await targetOfOrganizations(step.tx, organizations, register));
    for (const { id } of organizations) refuseOther(seen[id] ?? null, register, id);
    const saved = await writeOrganizations(step, organizations, register, act);
    const ids = idsOf(organizations);
    const kept = (await listOrganizations(step.tx)).filter(({ id }) => ids.includes(id));
    return { ...saved, organizations: kept };
  });
}

/** What a new system begins with; where there is any organization, nothing is done. */
export async function registerFirstOrganizations(
  db: Db,
  organizations: readonly Organization[],
  at: Date,
): Promise<string[]> {
  const act: Act = { actor: { kind: 'system' }, at };
  return perform(db, act, 'organization.change', async (step) => {
    await lockPeople(step.tx);
    const register = await listOrganizations(step.tx);
    const first = register.length === 0 ? organizations : [];
    const { added } = await writeOrganizations(step, first, register, act);
    return added;
  });
}

/** Renames, merges or splits a known one, from a day on, or gives it an alias. */
export async function changeKnownOrganization(
  db: Db,
  id: string,
  change: OrganizationChange,
  act: Act,
  seen: SeenTag = null,
): Promise<Organization> {
  return perform(db, act, 'organization.change', async (step) => {
    await lockPeople(step.tx);
    const register = await listOrganizations(step.tx);
    const known = register.find((organization) => organization.id === id);
    if (!known) {
      await step.require(await targetOfOrganizations(step.tx, [], register));
      throw new Refusal('organization.unknown', { organization: id });
    }
    const changed = changeOrganization(known, change);
    await step.require(await targetOfOrganizations(step.tx, [changed], register));
    refuseOther(seen, register, id);
    if (known.successors !== null && change.kind !== 'alias')
      throw new Refusal('organization.invalid', { organization: id, why: '已合并或分设，不再变动' });
    await writeOrganizations(step, [changed], register, act);
    return changed;
  });
}

function refuseOther(seen: SeenTag, register: readonly Organization[], id: string): void {
  const now = register.find((organization) => organization.id === id) ?? null;
  refuseChanged(seen, now, `单位“${now?.names.at(-1)?.name ?? id}”`);
}

/**
 * Whose organizations are that are to be as given: each known one's own; where it is moved, new or of another kind, also
 * the one above, before and after; and those it goes on in. What is above everything is the whole system's.
 */
export async function targetOfOrganizations(
  db: Db,
  organizations: readonly Organization[],
  register: readonly Organization[],
): Promise<Target> {
  const known = new Map(register.map((organization) => [organization.id, organization]));
  const roots = await listRoots(db);
  const owners = organizations.flatMap((organization) => {
    const before = known.get(organization.id);
    const above = [before?.parent, organization.parent].flatMap((id) =>
      id ? [id] : id === null ? roots : [],
    );
    const goesOn = organization.successors?.organizations ?? [];
    const went = before?.successors?.organizations ?? [];
    return [
      ...(before ? [before.id] : []),
      ...(before?.parent === organization.parent && before.kind === organization.kind ? [] : above),
      ...goesOn.filter((id) => !went.includes(id)),
    ];
  });
  const concerned = [...new Set(owners)].filter((id) => known.has(id));
  return { owners: concerned.length > 0 ? concerned : roots };
}

/** What would come of them. */
export function compareOrganizations(
  organizations: readonly Organization[],
  register: readonly Organization[],
): SavedOrganizations {
  const known = new Map(register.map((organization) => [organization.id, organization]));
  const added = organizations.filter(({ id }) => !known.has(id));
  const changed = organizations.filter((one) => known.has(one.id) && !isSame(known.get(one.id), one));
  const unchanged = organizations.filter((one) => !added.includes(one) && !changed.includes(one));
  return { added: idsOf(added), changed: idsOf(changed), unchanged: idsOf(unchanged) };
}

/** In the transaction of an action that has asked for the right. */
export async function writeOrganizations(
  { tx, record, leave }: Step,
  organizations: readonly Organization[],
  register: readonly Organization[],
  act: Act,
): Promise<SavedOrganizations> {
  const known = new Map(register.map((organization) => [organization.id, organization]));
  refuseFaults(organizations, known);
  const saved = compareOrganizations(organizations, register);
  const written = organizations.filter(({ id }) => !saved.unchanged.includes(id));
  await saveOrganizations(tx, written);
  await giveRoots(tx, written, known, act);
  for (const after of written)
    record({
      thing: { kind: 'organization', id: after.id },
      details: { before: known.get(after.id) ?? null, after },
    });
  if (written.length === 0) leave();
  return saved;
}

function refuseFaults(
  organizations: readonly Organization[],
  known: ReadonlyMap<string, Organization>,
): void {
  const after = new Map([...known, ...organizations.map((one) => [one.id, one] as const)]);
  for (const organization of organizations) {
    const before = known.get(organization.id);
    const why =
      faultOf(organization, after) ?? (before && isReused(before, organization) ? reused(before) : null);
    if (why !== null) throw new Refusal('organization.invalid', { organization: organization.id, why });
  }
}

function reused({ names }: Organization): string {
  return `这个标识已是“${names.at(-1)?.name ?? ''}”的，不能给别的单位；更名要留原名，改正错字要把原来的写法列为别名`;
}

async function giveRoots(
  db: Db,
  organizations: readonly Organization[],
  known: ReadonlyMap<string, Organization>,
  { actor }: Act,
): Promise<void> {
  const roots = organizations.filter(({ id, parent }) => parent === null && known.get(id)?.parent !== null);
  const account = actor.kind === 'account' ? await findAccount(db, actor.name) : null;
  if (!account || roots.length === 0) return;
  const grants = roots.map(({ id }) => ({ role: 'administrator', organization: id }) as const);
  await saveGrants(db, account.key, [...account.grants, ...grants]);
}

function isSame(one: Organization | undefined, other: Organization): boolean {
  return one !== undefined && textOf(one) === textOf(other);
}

function textOf({ id, kind, parent, names, aliases, successors }: Organization): string {
  const said = names.map(({ name, validFrom, validTo }) => [name, validFrom, validTo]);
  const goesOn = successors && [successors.mode, [...successors.organizations].sort()];
  return JSON.stringify([id, kind, parent, said, [...aliases].sort(), goesOn]);
}

function idsOf(organizations: readonly Organization[]): string[] {
  return organizations.map(({ id }) => id);
}
