import type { Organization } from '../../../../../account/organization.js';
import { nameOn } from '../../../../../account/organization.js';
import { mayAnywhere } from '../../../../../account/right.js';
import { mayDo } from '../../../../../actions/perform.js';
import { dayInShanghai } from '../../../../../catalog/day.js';
import { Refusal } from '../../../../../refusal.js';
import { listOrganizations } from '../../../../../store/organizations.js';
import type { Db } from '../../../../../store/engine.js';
import type { Clash, ClashField } from '../../clash.js';
import { clashOf, isChanged, originOf, textsSeen } from '../../clash.js';
import { faultsOf } from '../../faults.js';
import type { Desk } from '../../route.js';
import type { EndInput, OrganizationInput, RenameInput } from './form.js';
import { emptyEnd, emptyOrganization, emptyRename, inputOf, organizationSides } from './form.js';
import type { OrganizationPage } from './form-page.js';
import type { OrganizationsPage } from './list-page.js';
import { inTree, organizationChoices } from './tree.js';

export async function loadOrganizations(desk: Desk): Promise<OrganizationsPage> {
  const organizations = await listOrganizations(desk.service.db);
  const today = dayInShanghai(desk.act.at);
  const nameOf = namesOn(organizations, today);
  return {
    desk: desk.frame,
    mayChange: mayAnywhere(desk.grants, 'organization.change'),
    rows: inTree(organizations).map((placed) => {
      const name = nameOf(placed.organization.id);
      const former = placed.organization.names.filter(
        (one) => one.validTo !== null && one.validTo < today && one.name !== name,
      );
      return {
        ...placed,
        name,
        formerly: [...new Set(former.map((one) => one.name))],
        became: sayBecame(placed.organization, nameOf),
      };
    }),
  };
}

/** What was sent to one of the forms of the page, and why it was not done; `place`: the first field of that form. */
type Sent = {
  input?: OrganizationInput;
  rename?: RenameInput;
  end?: EndInput;
  refusal: Refusal | null;
  place: string;
};

/** `id` null: a new one. */
export async function loadOrganization(
  desk: Desk,
  id: string | null,
  sent: Sent | null = null,
): Promise<OrganizationPage> {
  const { db } = desk.service;
  const organizations = await listOrganizations(db);
  const today = dayInShanghai(desk.act.at);
  const known = id === null ? null : findIn(organizations, id);
  const nameOf = namesOn(organizations, today);
  const now = known === null ? emptyOrganization : inputOf(known);
  const entry = { input: sent?.input ?? sent?.rename ?? sent?.end ?? null, refusal: sent?.refusal ?? null };
  const origin = originOf(entry, now);
  return {
    desk: desk.frame,
    known: known && {
      id: known.id,
      name: nameOf(known.id),
      names: known.names,
      became: sayBecame(known, nameOf),
    },
    mayChange:
      known === null || (await mayDo(db, desk.act.actor, 'organization.change', { owners: [known.id] })),
    others: organizationChoices(
      organizations.filter((one) => one.id !== known?.id),
      today,
    ),
    input: { ...(sent?.input ?? now), ...origin },
    rename: { ...(sent?.rename ?? emptyRename), ...origin },
    end: { ...(sent?.end ?? emptyEnd), ...origin },
    clash:
      known !== null && sent !== null && isChanged(sent.refusal)
        ? await organizationClash(db, known.id, sidesOf(sent, now, nameOf))
        : null,
    faults: faultsOf(sent?.refusal ?? null, sent?.place ?? 'name'),
  };
}

/** Who renames it or lets it end leaves the rest as they saw it. */
function sidesOf(sent: Sent, now: OrganizationInput, nameOf: (id: string) => string): ClashField[] {
  const seen = textsSeen(sent.input ?? sent.rename ?? sent.end ?? now, now);
  const yours = sent.input ?? { ...seen, name: sent.rename?.newName ?? seen.name };
  return organizationSides(seen, now, yours, nameOf);
}

function organizationClash(db: Db, id: string, fields: readonly ClashField[]): Promise<Clash> {
  const about = { what: '这个单位', thing: `organization:${id}`, action: 'organization.change' } as const;
  return clashOf(db, about, fields);
}

export function findIn(organizations: readonly Organization[], id: string): Organization {
  const found = organizations.find((organization) => organization.id === id);
  if (!found) throw new Refusal('organization.unknown', { organization: id });
  return found;
}

function namesOn(organizations: readonly Organization[], day: string): (id: string) => string {
  const names = new Map(organizations.map((one) => [one.id, nameOn(one, day)]));
  return (id) => names.get(id) ?? id;
}

function sayBecame({ successors }: Organization, nameOf: (id: string) => string): string | null {
  if (successors === null) return null;
  const by = successors.organizations.map(nameOf).join('、');
  return successors.mode === 'merged-into' ? `已并入${by}` : `已分设为${by}`;
}
