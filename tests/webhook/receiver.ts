import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = { path: string; headers: IncomingHttpHeaders; body: string };

/** What a path of the receiver does. */
const behaviours: Record<string, (response: ServerResponse) => void> = {
  '/ok': (response) => void response.writeHead(204).end(),
  '/fail': (response) => void response.writeHead(500).end('no'),
  '/redirect': (response) => void response.writeHead(302, { Location: '/ok' }).end(),
  '/hang': () => undefined,
  '/endless': (response) => {
    response.writeHead(200);
    const pour = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536))) continue;
    };
    response.on('drain', pour);
    pour();
  },
};

/** A real receiver on loopback: what it got, and how many connected to it at all. */
export class Receiver {
  readonly received: Received[] = [];
  connections = 0;
  /** The paths whose answers were read to the end, or given up. */
  readonly closed: string[] = [];
  /** Whoever asks for `/turns` is answered these, one after the other. */
  turns: number[] = [];
  private constructor(private readonly server: Server) {}

  static async start(): Promise<Receiver> {
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (part: string) => (body += part));
      request.on('end', () => {
        const path = request.url ?? '';
        receiver.received.push({ path, headers: request.headers, body });
        response.on('close', () => receiver.closed.push(path));
        if (path === '/turns') response.writeHead(receiver.turns.shift() ?? 204).end();
        else behaviours[path]?.(response);
      });
    });
    const receiver = new Receiver(server);
    server.on('connection', () => (receiver.connections += 1));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`; // it listens on a port
  }

  url(path: string): string {
    return `http://${this.host}${path}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
