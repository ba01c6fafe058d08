import type { Organization, OrganizationName, SuccessorMode } from './organization.js';

/** What can happen to an organization; days are the first on which it holds. */
export type OrganizationChange =
  | { kind: 'rename'; name: string; on: string }
  | { kind: SuccessorMode; organizations: string[]; on: string }
  | { kind: 'alias'; alias: string };

/** The organization as it is afterwards. What can't be so is found by `faultOf`. */
export function changeOrganization(organization: Organization, change: OrganizationChange): Organization {
  const { names, aliases } = organization;
  switch (change.kind) {
    case 'rename':
      return {
        ...organization,
        names: [
          ...closedBefore(names, change.on),
          { name: change.name, validFrom: change.on, validTo: null },
        ],
      };
    case 'merged-into':
    case 'split-into':
      return {
        ...organization,
        names: closedBefore(names, change.on),
        successors: { mode: change.kind, organizations: [...new Set(change.organizations)] },
      };
    case 'alias':
      return aliases.includes(change.alias)
        ? organization
        : { ...organization, aliases: [...aliases, change.alias] };
  }
}

/** A name that is over by then stays as it is. */
function closedBefore(names: readonly OrganizationName[], on: string): OrganizationName[] {
  const last = names.at(-1);
  if (last === undefined || (last.validTo !== null && last.validTo < on)) return [...names];
  return [...names.slice(0, -1), { ...last, validTo: dayBefore(on) }];
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
