import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** A real identity provider on this machine. Whoever comes is the person named, or changes their mind (null). */
export type TestProvider = { issuer: string; person: string | null; close: () => Promise<void> };

export const client = { clientId: 'catalog', clientSecret: 'a-secret-for-the-test-provider' };

export async function aProvider(redirectTo: string): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  const test: TestProvider = {
    issuer,
    person: 'wang.fang',
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  const provider = aRegistered(issuer, redirectTo);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith('/interaction/')) void provider.callback()(request, response);
    else {
      const result =
        test.person === null
          ? { error: 'access_denied' }
          : { login: { accountId: test.person }, consent: {} };
      void provider.interactionFinished(request, response, result);
    }
  });
  return test;
}

function aRegistered(issuer: string, redirectTo: string): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectTo],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    cookies: { keys: ['a-key-for-tests'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: `E-${id}` }),
    }),
    // nobody is asked what they consent to
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId,
        accountId: oidc.session?.accountId,
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
}
