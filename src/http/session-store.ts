import { createHash } from 'node:crypto';
import { callbackify } from 'node:util';
import type { SessionData } from 'express-session';
import { Store } from 'express-session';
import type { Account } from '../account/account.js';
import { isAlive, isToBeNoted } from '../account/session.js';
import { endSession, findSession, touchSession } from '../store/sessions.js';
import type { Service } from './route.js';

/** Who is signed in, as their account is at this request. */
export type SignedIn = Pick<Account, 'name' | 'displayName' | 'mustChangePassword'>;

declare module 'express-session' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be added to
  interface SessionData {
    account: SignedIn;
    seenAt: string;
  }
}

type Done<T = unknown> = (error: unknown, result?: T) => void;

/** Sessions as express-session wants them. They are made by signing in, in its transaction, and never here. */
export class SessionStore extends Store {
  constructor(private readonly service: Pick<Service, 'db' | 'now'>) {
    super();
  }

  override get(sid: string, done: Done<SessionData | null>): void {
    callbackify(() => this.find(hashSessionId(sid)))(done);
  }

  /** Nothing of a session changes while it lasts; one that was ended meanwhile must not come back. */
  override set(_sid: string, _session: SessionData, done?: Done): void {
    done?.(null);
  }

  override touch(sid: string, { seenAt }: SessionData, done?: () => void): void {
    const { db, now } = this.service;
    if (!isToBeNoted({ seenAt }, now())) {
      done?.();
      return;
    }
    callbackify(() => touchSession(db, hashSessionId(sid), now()))(done ?? ignore);
  }

  override destroy(sid: string, done?: Done): void {
    callbackify(() => endSession(this.service.db, hashSessionId(sid)))(done ?? ignore);
  }

  private async find(id: Buffer): Promise<SessionData | null> {
    const { db, now } = this.service;
    const kept = await findSession(db, id);
    if (!kept) return null;
    const { account, csrf, seenAt } = kept;
    if (account.disabledAt !== null || !isAlive(kept, now())) {
      await endSession(db, id);
      return null;
    }
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- express-session makes its own of it
    return { account, csrfToken: csrf, seenAt, cookie: { originalMaxAge: null } };
  }
}

/** What the database has of a session's id: who reads it can't become anybody. */
export function hashSessionId(sid: string): Buffer {
  return createHash('sha256').update(sid, 'utf8').digest();
}

function ignore(): void {
  // express-session always says what comes next; its types don't
}
