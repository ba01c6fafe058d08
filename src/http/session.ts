import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { NewSession } from '../store/sessions.js';
import { cookieName, cookieOptions, cookiesOf, isSecure } from './cookies.js';
import { newCsrfToken } from './csrf.js';
import type { Service } from './route.js';
import type { SignedIn } from './session-store.js';
import { hashSessionId, SessionStore } from './session-store.js';

export type { SignedIn } from './session-store.js';

export type Sessions = {
  cookie: string;
  /** Reads the session of who has one. Who has none costs nothing and leaves nothing behind. */
  read: RequestHandler;
  /** For where a session may begin. */
  mayBegin: RequestHandler;
};

export function sessions(service: Service, secret: string): Sessions {
  const { baseUrl } = service;
  const cookie = cookieName('session', baseUrl);
  const withSession = session({
    name: cookie,
    secret,
    store: new SessionStore(service),
    resave: false,
    saveUninitialized: false,
    cookie: cookieOptions(baseUrl) as session.CookieOptions, // the same options, in the library's own type
  });
  const mayBegin: RequestHandler = (request, response, next) => {
    // people come by https where BASE_URL says so, whatever the last hop to us is
    if (isSecure(baseUrl)) Object.defineProperty(request, 'secure', { value: true });
    withSession(request, response, next);
  };
  return {
    cookie,
    mayBegin,
    read: (request, response, next) => {
      if (cookiesOf(request).has(cookie)) mayBegin(request, response, next);
      else next();
    },
  };
}

/** Who sent a request, by its session; null: nobody is signed in. */
export function signedIn(request: Request): SignedIn | null {
  return sessionOf(request)?.account ?? null;
}

/** What forms of who is signed in carry. */
export function csrfTokenOf(request: Request): string {
  return sessionOf(request)?.csrfToken ?? '';
}

/** The SHA-256 of the session's id. */
export function sessionIdOf(request: Request): Buffer {
  return hashSessionId(request.sessionID);
}

/** A new session with a new id for the browser that asks; the one it had ends. */
export async function openSession(request: Request): Promise<NewSession> {
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error('a session could not be made'));
    });
  });
  return { id: sessionIdOf(request), csrf: newCsrfToken(request) };
}

/** Requests without a cookie never met the middleware that their type takes for granted. */
function sessionOf({ session: found }: { session?: Request['session'] }) {
  return found;
}
