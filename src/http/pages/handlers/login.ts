import type { Request, Response } from 'express';
import { signIn, signInBySubject } from '../../../actions/sign-in.js';
import type { Attempt } from '../../../actions/try-password.js';
import { Refusal } from '../../../refusal.js';
import { cookieName, cookieOptions, cookiesOf } from '../../cookies.js';
import { refuseForeign } from '../../csrf.js';
import type { Gate } from '../../gate.js';
import type { Passage } from '../../identity-provider.js';
import { originOf } from '../../identify.js';
import { inQuery } from '../../parameter.js';
import { networkOf } from '../../rate-limit.js';
import type { Service } from '../../route.js';
import { openSession } from '../../session.js';
import { isSigned, sign } from '../../signature.js';
import { receiveFields, receiveForm } from '../form-body.js';
import type { KeptForm } from '../kept-form.js';
import { readKeptForm } from '../kept-form.js';
import { localAddress, localPath } from '../local-path.js';
import type { LoginPage } from '../login-page.js';
import { frameOf } from './frame-of.js';

export const loginParameters = [inQuery('back', localAddress, 'Where to go afterwards')] as const;

export async function loadLoginPage(
  service: Service,
  gate: Gate,
  request: Request,
  form: Pick<LoginPage, 'back' | 'account' | 'problem' | 'kept'>,
): Promise<LoginPage> {
  return {
    frame: await frameOf(service, request, 'full'),
    hasProvider: gate.provider !== null,
    ...form,
  };
}

/** Takes in the form of the login page. */
export async function receiveLogin(service: Service, request: Request, response: Response) {
  refuseForeign(request, service.baseUrl);
  return receiveForm(request, response, ['account', 'password', 'back']);
}

/** The same with what was being filled in when the session ended. */
export async function receiveResumption(
  service: Service,
  request: Request,
  response: Response,
): Promise<{ account: string; password: string; kept: KeptForm }> {
  refuseForeign(request, service.baseUrl);
  const form = await receiveFields(request, response, { account: 'one', password: 'one', kept: 'one' });
  const kept = readKeptForm(form.kept);
  if (kept === null) throw new Refusal('request.malformed', { why: '没有保留下来的内容' });
  return { ...form, kept };
}

/** Signs in, and tells where to go. */
export async function signInWithForm(
  { db, now }: Service,
  gate: Gate,
  request: Request,
  response: Response,
  { account: name, password, back }: { account: string; password: string; back: string },
): Promise<string> {
  const attempt = attemptOf(gate, request, name, password);
  const account = await signIn(db, attempt, now(), () => openSession(request));
  gate.browsers.remember(response, account.name, now());
  return account.mustChangePassword ? '/account' : localPath(back);
}

export function attemptOf(gate: Gate, request: Request, name: string, password: string): Attempt {
  const rememberedAt = gate.browsers.rememberedAt(request, name);
  return { name, password, rememberedAt, network: networkOf(request), ...originOf(request) };
}

const passageMs = 10 * 60_000;
const purpose = 'oidc-passage';

/** Sends the browser to the identity provider, with what it must bring back in a cookie only we can make. */
export async function goToProvider(
  { baseUrl, now }: Service,
  gate: Gate,
  request: Request,
  response: Response,
  back: string | undefined,
): Promise<void> {
  if (!gate.provider) throw new Refusal('request.route-unknown', { path: request.path });
  const { address, passage } = await gate.provider.begin();
  const until = now().getTime() + passageMs;
  const text = Buffer.from(JSON.stringify({ ...passage, back: localPath(back), until })).toString(
    'base64url',
  );
  response.cookie(cookieName('oidc', baseUrl), `${text}.${sign(gate.secret, purpose, text)}`, {
    ...cookieOptions(baseUrl),
    maxAge: passageMs,
  });
  response.redirect(303, address);
}

/** Signs in who comes back from the identity provider, and tells where to go. */
export async function comeFromProvider(
  { db, baseUrl, now }: Service,
  gate: Gate,
  request: Request,
  response: Response,
): Promise<string> {
  if (!gate.provider) throw new Refusal('request.route-unknown', { path: request.path });
  const name = cookieName('oidc', baseUrl);
  const passage = readPassage(gate.secret, cookiesOf(request).get(name), now());
  response.clearCookie(name, cookieOptions(baseUrl)); // good for once
  if (!passage)
    throw new Refusal('login.refused', { why: '统一身份登录没有从这里开始，或已过期，请从登录页再试一次' });
  const query = request.originalUrl.split('?')[1] ?? '';
  const subject = await gate.provider.finish(query, passage);
  await signInBySubject(db, subject, originOf(request), now(), () => openSession(request));
  return passage.back;
}

function readPassage(
  secret: string,
  cookie: string | undefined,
  at: Date,
): (Passage & { back: string }) | null {
  const [text = '', signature = ''] = (cookie ?? '').split('.');
  if (!isSigned(secret, purpose, text, signature)) return null;
  const passage = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Passage & {
    back: string;
    until: number;
  }; // goToProvider signed it
  return at.getTime() < passage.until ? passage : null;
}
