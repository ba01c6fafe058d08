import type { Request, Response } from 'express';
import { cookieName, cookieOptions, cookiesOf } from '../../cookies.js';
import { isSigned, sign } from '../../signature.js';

const purpose = 'said';
const lifeMs = 60_000;
/** Of a cookie's 4 KB. */
const longest = 400;

type Saying = { line: string; account: string };

/** Keeps what was done for the page somebody is sent to; only they are told, and once. */
export function keepSaid(
  response: Response,
  secret: string,
  baseUrl: string,
  { line, account }: Saying,
): void {
  const text = Buffer.from(JSON.stringify({ line: line.slice(0, longest), account })).toString('base64url');
  response.cookie(cookieName(purpose, baseUrl), `${text}.${sign(secret, purpose, text)}`, {
    ...cookieOptions(baseUrl),
    maxAge: lifeMs,
  });
}

/** What was said to this account, if anything; it is not said again. */
export function takeSaid(
  request: Request,
  response: Response,
  secret: string,
  baseUrl: string,
  account: string,
): string | null {
  const name = cookieName(purpose, baseUrl);
  const cookie = cookiesOf(request).get(name);
  if (cookie === undefined) return null;
  response.clearCookie(name, cookieOptions(baseUrl));
  const [text = '', signature = ''] = cookie.split('.');
  if (!isSigned(secret, purpose, text, signature)) return null;
  const said = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Saying; // keepSaid signed it
  return said.account === account ? said.line : null;
}
