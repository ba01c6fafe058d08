import { randomBytes } from 'node:crypto';
import { readOrMakeSetting } from '../store/settings.js';
import type { Db } from '../store/engine.js';
import type { IdentityProvider, OidcSettings } from './identity-provider.js';
import { identityProvider } from './identity-provider.js';
import type { KnownBrowsers } from './known-browser.js';
import { knownBrowsers } from './known-browser.js';
import type { Limited, RateLimit } from './rate-limit.js';
import { rateLimits } from './rate-limit.js';
import type { Service } from './route.js';
import type { Sessions } from './session.js';
import { sessions } from './session.js';

export type GateSettings = {
  /** Signs cookies. */
  secret: string;
  /** Whose word on where a request came from is believed, as Express wants it; null: nobody's. */
  trustProxy: number | string[] | null;
  oidc: OidcSettings | null;
  /** Requests a minute, where they are not the usual ones. */
  limits?: Partial<Record<Limited, number>>;
};

/** How people get in, and how often they may ask. */
export type Gate = {
  secret: string;
  sessions: Sessions;
  browsers: KnownBrowsers;
  provider: IdentityProvider | null;
  limit: RateLimit;
};

export function openGate(service: Service, { secret, oidc, limits }: GateSettings): Gate {
  const { baseUrl } = service;
  return {
    secret,
    sessions: sessions(service, secret),
    browsers: knownBrowsers(secret, baseUrl),
    provider: oidc && identityProvider(oidc, baseUrl),
    limit: rateLimits(limits),
  };
}

/** The secret that was configured, else one of the database's own, so that all who serve it have the same. */
export async function readSessionSecret(db: Db, configured: string | null): Promise<string> {
  return configured ?? readOrMakeSetting(db, 'session-secret', newSecret);
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
