import type { Request, Response } from 'express';
import type { Act } from '../../../account/actor.js';
import { nameOn } from '../../../account/organization.js';
import { roles } from '../../../account/role.js';
import { changePassword } from '../../../actions/change-password.js';
import { signOut, signOutElsewhere } from '../../../actions/sign-out.js';
import { dayInShanghai } from '../../../catalog/day.js';
import { Refusal } from '../../../refusal.js';
import { findAccount } from '../../../store/accounts.js';
import { listOrganizations } from '../../../store/organizations.js';
import { cookieOptions } from '../../cookies.js';
import { refuseForged } from '../../csrf.js';
import type { Gate } from '../../gate.js';
import { originOf } from '../../identify.js';
import { inQuery, oneOf } from '../../parameter.js';
import type { Service } from '../../route.js';
import type { SignedIn } from '../../session.js';
import { openSession, sessionIdOf, signedIn } from '../../session.js';
import type { AccountPage } from '../account-page.js';
import { forgetOnce } from '../desk/once.js';
import { receiveForm } from '../form-body.js';
import { frameOf } from './frame-of.js';
import { attemptOf } from './login.js';

export const accountParameters = [
  inQuery('done', oneOf('password', 'sessions'), 'What has just been done'),
] as const;

export async function loadAccountPage(
  service: Service,
  request: Request,
  { done, problem }: Pick<AccountPage, 'done' | 'problem'>,
): Promise<AccountPage> {
  const { db, now } = service;
  const { name } = requireSignedIn(request);
  const account = await findAccount(db, name);
  if (!account) throw new Refusal('account.missing', {});
  const organizations = new Map(
    (await listOrganizations(db)).map((organization) => [organization.id, organization]),
  );
  const today = dayInShanghai(now());
  const sayOrganization = (id: string) => {
    const organization = organizations.get(id);
    return organization ? nameOn(organization, today) : id;
  };
  return {
    frame: await frameOf(service, request, 'full'),
    account: {
      name: account.name,
      displayName: account.displayName,
      roles: account.grants.map(({ role, organization }) => ({
        role: roles[role],
        organization: sayOrganization(organization),
      })),
      mustChangePassword: account.mustChangePassword,
      hasPassword: account.passwordHash !== null,
    },
    done,
    problem,
  };
}

/** Takes in a form of who is signed in. */
export async function receiveOwnForm<const N extends string>(
  service: Service,
  gate: Gate,
  request: Request,
  response: Response,
  names: readonly N[],
): Promise<{ act: Act; form: Record<N, string> }> {
  const { name } = requireSignedIn(request);
  const form = await receiveForm(request, response, names);
  refuseForged(request, service.baseUrl);
  const actor = { kind: 'account', name, via: 'page', scopes: null, ...originOf(request) } as const;
  await gate.limit('write', request, response, actor);
  return { act: { actor, at: service.now() }, form };
}

export async function changeOwnPassword(
  { db, now }: Service,
  gate: Gate,
  request: Request,
  response: Response,
  act: Act,
  form: { current: string; next: string; repeated: string },
): Promise<string> {
  if (form.next !== form.repeated) throw new Refusal('password.weak', { why: '两次输入的新口令不一样' });
  const { name } = requireSignedIn(request);
  await changePassword(db, attemptOf(gate, request, name, form.current), form.next, act, () =>
    openSession(request),
  );
  gate.browsers.remember(response, name, now());
  return '/account?done=password';
}

export async function endOtherSessions({ db }: Service, request: Request, act: Act): Promise<string> {
  await signOutElsewhere(db, sessionIdOf(request), act);
  return '/account?done=sessions';
}

export async function endOwnSession(
  { db, baseUrl }: Service,
  gate: Gate,
  request: Request,
  response: Response,
  act: Act,
): Promise<string> {
  await signOut(db, sessionIdOf(request), act);
  response.clearCookie(gate.sessions.cookie, cookieOptions(baseUrl));
  forgetOnce(request, response, baseUrl);
  return '/';
}

function requireSignedIn(request: Request): SignedIn {
  const account = signedIn(request);
  if (!account) throw new Refusal('account.missing', {});
  return account;
}
