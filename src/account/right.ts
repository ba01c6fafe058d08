import type { Action, Reach } from './permission.js';
import { permissionOf } from './permission.js';
import type { Grant } from './role.js';

/** Whose a thing is, as far as rights go. What is not known gives no right. */
export type Target = {
  /** Each of these must be at or below a grant's: the owner of an edition, the organizations of an account. */
  owners: readonly string[];
  /** The organizations that use the edition. */
  users?: readonly string[];
  /** The organization it was made for. */
  madeFor?: string | null;
  /** The account it belongs to. */
  account?: string;
};

/** The organizations above each one, nearest first; what has no entry does not exist. */
export type Ancestors = ReadonlyMap<string, readonly string[]>;

/** Who asks: an account with what it was granted. */
export type Grantee = { account: string; grants: readonly Grant[] };

/** `grant`: what allows it; null for what is allowed to every account for its own. */
export type Decision = { allowed: true; grant: Grant | null } | { allowed: false };

/** Whether an account may do something to a thing. No grants, no owner, an unknown organization: no. */
export function decideRight(
  { account, grants }: Grantee,
  action: Action,
  target: Target,
  ancestors: Ancestors,
): Decision {
  const { roles, everyone } = permissionOf(action);
  const reaching = (one: Target): Grant | undefined =>
    grants.find(({ role, organization }) => {
      const reach = roles[role];
      return reach !== undefined && reaches(organization, reach, one, ancestors);
    });
  const whole = reaching(target);
  if (whole) return { allowed: true, grant: whole };
  // what belongs to several may be reached by several grants, one for each
  const parts = target.owners.map((owner) => reaching({ owners: [owner] }));
  const [first] = parts;
  if (first && parts.every((grant) => grant !== undefined)) return { allowed: true, grant: first };
  return everyone && target.account === account ? { allowed: true, grant: null } : { allowed: false };
}

/** Whether something could be allowed to an account somewhere: whoever may do a thing nowhere need not know of it. */
export function mayAnywhere(grants: readonly Grant[], action: Action): boolean {
  const { roles, everyone } = permissionOf(action);
  return everyone === true || grants.some(({ role }) => roles[role] !== undefined);
}

function reaches(organization: string, reach: Reach, target: Target, ancestors: Ancestors): boolean {
  const covers = (other: string) =>
    ancestors.has(other) && (other === organization || (ancestors.get(other) ?? []).includes(organization));
  switch (reach) {
    case 'below':
      return target.owners.length > 0 && target.owners.every(covers);
    case 'uses':
      return (target.users ?? []).some(covers);
    case 'made':
      return typeof target.madeFor === 'string' && covers(target.madeFor);
  }
}
