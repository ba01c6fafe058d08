/*
 * A yardstick: sends what another server sent, head and body, by its address, and knows nothing else.
 * Arguments: that server, and what to ask it for.
 */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is asked for, and with which headers. */
export type Asked = { path: string; headers: Record<string, string> };

type Sent = { status: number; head: string[]; bytes: Buffer };

const [origin = '', asked = '[]'] = process.argv.slice(2);

/** What node itself adds to an answer. */
const ofNode = ['date', 'connection', 'keep-alive'];

async function learn({ path, headers }: Asked): Promise<Sent> {
  const [response] = (await once(get(`${origin}${path}`, { headers }), 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer); // a response gives buffers
  const head = response.rawHeaders.flatMap((name, index) =>
    index % 2 === 0 && !ofNode.includes(name.toLowerCase())
      ? [name, response.rawHeaders[index + 1] ?? '']
      : [],
  );
  return { status: response.statusCode ?? 0, head, bytes: Buffer.concat(parts) };
}

/** By place in the list: `/0`, `/1`. */
const answers = new Map<string, Sent>();
for (const [index, each] of (JSON.parse(asked) as Asked[]).entries())
  answers.set(`/${index}`, await learn(each));

const server = createServer((request, response) => {
  const { status, head, bytes } = answers.get(request.url ?? '') ?? { status: 404, head: [], bytes: '' };
  response.writeHead(status, head);
  response.end(bytes);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`); // it listens on a port
});
