import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import { Refusal } from '../refusal.js';

/**
 * Connections that wait to be taken; the system may allow fewer. Beyond them it lets who comes wait for seconds before
 * they try again: 2,000 who come at once must not keep everybody else out.
 */
const mostWaiting = 4_096;

/** Listens; resolves when connections are taken. */
export function listen(app: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer(
    // two minutes: what the largest file takes on a slow line
    {
      requestTimeout: 120_000,
      headersTimeout: 10_000,
      keepAliveTimeout: 5_000,
      // node looks every half a minute otherwise, and slow senders stay as long
      connectionsCheckingInterval: 2_000,
    },
    app,
  );
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL'
          ? portRefusal(error, host, port)
          : error,
      );
    });
    server.listen({ port, host, backlog: mostWaiting }, () => {
      resolve(server);
    });
  });
}

function portRefusal(error: NodeJS.ErrnoException, host: string, port: number): Refusal {
  const why =
    { EADDRINUSE: '已被另一个程序占用', EACCES: '没有权限使用', EADDRNOTAVAIL: '不是本机地址' }[
      error.code ?? ''
    ] ?? '';
  return new Refusal('server.cannot-listen', { address: `${host}:${port}`, why });
}

/** Takes no new connections, lets those under way finish, then ends the rest. */
export function stop(server: Server, patienceMs = 10_000): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => {
      server.closeAllConnections();
    }, patienceMs);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}
