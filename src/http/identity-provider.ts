import type * as openid from 'openid-client';
import { Refusal } from '../refusal.js';

/** A registration at an identity provider (OpenID Connect). */
export type OidcSettings = {
  issuer: string;
  clientId: string;
  /** null: a public client, which PKCE alone protects. */
  clientSecret: string | null;
  /** The claim that an account's `oidcSubject` is compared with. */
  claim: string;
};

/** What the browser takes along to the provider's pages and must bring back. */
export type Passage = { state: string; nonce: string; verifier: string };

export type IdentityProvider = {
  /** Where to send the browser. */
  begin: () => Promise<{ address: string; passage: Passage }>;
  /** Who came back, from the query they came back with. */
  finish: (query: string, passage: Passage) => Promise<string>;
};

type Client = typeof openid;

/** The library is loaded, and the provider asked for its addresses, when somebody first wants to sign in so. */
export function identityProvider(settings: OidcSettings, baseUrl: string): IdentityProvider {
  const callback = `${baseUrl}/login/oidc/callback`;
  let known: { client: Client; config: openid.Configuration } | null = null;
  const provider = async () => (known ??= await discover(settings));
  return {
    begin: async () => {
      const { client, config } = await provider();
      const passage = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: settings.claim === 'sub' ? 'openid' : 'openid profile',
        state: passage.state,
        nonce: passage.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(passage.verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, passage };
    },
    finish: async (query, passage) => {
      const { client, config } = await provider();
      return subjectOf(client, config, new URL(`${callback}?${query}`), passage, settings.claim);
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings) {
  const client = await import('openid-client');
  // only an issuer on this machine may have such an address, as the configuration sees to
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the library marks it so that it stands out
  const insecure = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
  try {
    const config = await client.discovery(
      new URL(issuer),
      clientId,
      clientSecret ?? undefined,
      clientSecret === null ? client.None() : undefined,
      { execute: insecure, timeout: 10, [client.customFetch]: fetchUnpacked },
    );
    return { client, config };
  } catch (error) {
    throw unavailable(error);
  }
}

/** Nothing is asked for packed: what unpacks it may have holes. Nor is anybody else followed to. */
function fetchUnpacked(address: string, options: object): Promise<Response> {
  const { headers, ...others } = options as RequestInit; // what the library gives fetch
  return fetch(address, {
    ...others,
    headers: { ...headersIn(headers), 'accept-encoding': 'identity' },
    redirect: 'manual',
  });
}

function headersIn(headers: RequestInit['headers']): Record<string, string> {
  return Object.fromEntries(new Headers(headers));
}

async function subjectOf(
  client: Client,
  config: openid.Configuration,
  address: URL,
  { state, nonce, verifier }: Passage,
  claim: string,
): Promise<string> {
  try {
    const tokens = await client.authorizationCodeGrant(config, address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    const subject =
      claims?.[claim] ?? (await client.fetchUserInfo(config, tokens.access_token, claims?.sub ?? ''))[claim];
    if (typeof subject === 'string' && subject !== '') return subject;
  } catch (error) {
    throw isOutOfReach(error) ? unavailable(error) : refused(error);
  }
  throw new Refusal('login.refused', { why: `统一身份认证没有给出“${claim}”，请管理员核对 OIDC_CLAIM` });
}

/** The provider can't be reached or is out of order: not what it says of somebody. */
function isOutOfReach(error: unknown): boolean {
  const { name, code } = error as { name?: string; code?: string }; // told by shape: it may come from another realm
  return name === 'TimeoutError' || (name === 'TypeError' && code === undefined) || code === 'OAUTH_TIMEOUT';
}

function unavailable(cause: unknown): Refusal {
  return Object.assign(new Refusal('login.unavailable', { why: '统一身份认证没有回应' }), { cause });
}

function refused(cause: unknown): Refusal {
  const { error } = cause as { error?: unknown }; // what the provider said, as OAuth spells it
  const why = error === 'access_denied' ? '您没有在统一身份认证中同意登录' : '统一身份认证没有通过或已过期';
  return Object.assign(new Refusal('login.refused', { why: `${why}，请从登录页再试一次` }), { cause });
}
