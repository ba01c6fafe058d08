/* A yardstick: sends the bytes that another server sent, and knows nothing else. Arguments: that server, and what to ask it for. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is asked for, and with which headers. */
export type Asked = { path: string; headers: Record<string, string> };

type Sent = { status: number; headers: string[]; bytes: Buffer };

const [origin = '', asked = '[]'] = process.argv.slice(2);

async function learn({ path, headers }: Asked): Promise<Sent> {
  const [response] = (await once(get(`${origin}${path}`, { headers }), 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer); // a response gives buffers
  const kept = ['etag', 'content-type', 'content-encoding', 'content-length'];
  const lines = response.rawHeaders.flatMap((name, index) =>
    index % 2 === 0 && kept.includes(name.toLowerCase()) ? [name, response.rawHeaders[index + 1] ?? ''] : [],
  );
  return { status: response.statusCode ?? 0, headers: lines, bytes: Buffer.concat(parts) };
}

/** By place in the list: `/0`, `/1`. */
const answers = new Map<string, Sent>();
for (const [index, each] of (JSON.parse(asked) as Asked[]).entries())
  answers.set(`/${index}`, await learn(each));

const server = createServer((request, response) => {
  const { status, headers, bytes } = answers.get(request.url ?? '') ?? {
    status: 404,
    headers: [],
    bytes: '',
  };
  response.writeHead(status, headers);
  response.end(bytes);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`); // it listens on a port
});
