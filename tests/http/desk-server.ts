import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Response as Reply, Request } from 'express';
import { isRefusal } from '../../src/refusal.js';
import type { GateSettings } from '../../src/http/gate.js';
import { openGate } from '../../src/http/gate.js';
import { accountRouter } from '../../src/http/pages/account-router.js';
import type { DeskRoute } from '../../src/http/pages/desk/route.js';
import { deskRouter } from '../../src/http/pages/desk/router.js';
import type { Service } from '../../src/http/route.js';
import { listen, stop } from '../../src/http/server.js';
import type { TestServer } from './service.js';
import { aServer, testSecret } from './service.js';
import { withPasswords } from './visitor.js';

/** A server with these staff pages and no other, where 法制办 and 民政局 may sign in. */
export async function aDesk(
  routes: readonly DeskRoute[],
  now: () => Date,
  limits: GateSettings['limits'] = {},
): Promise<TestServer> {
  let service: Service | undefined;
  const whole = await aServer((given) => (service = { ...given, now }));
  await withPasswords(whole);
  const gate = openGate(service!, { secret: testSecret, trustProxy: null, oidc: null, limits });
  const app = express();
  app.use(gate.sessions.read);
  app.use(accountRouter(service!, gate));
  app.use(deskRouter(service!, gate, routes));
  // Express knows by its four arguments that this answers errors
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  app.use((error: unknown, _request: Request, response: Reply, _next: unknown) => {
    if (!isRefusal(error)) throw error;
    response.status(error.status).send(error.code);
  });
  const server = await listen(app, '127.0.0.1', 0);
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    ...whole,
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      await stop(server, 100);
      await whole.close();
    },
  };
}
