import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectAndSend, post } from '../../src/webhook/post.js';
import { Receiver } from './receiver.js';

let receiver: Receiver;
beforeAll(async () => {
  receiver = await Receiver.start();
});
afterAll(() => receiver.stop());

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl)
  console.warn('T-OUT-02: a certificate nobody vouches for is skipped, as openssl is not there');

/** A certificate for 127.0.0.1 that nobody vouches for, and its key. */
function selfSigned(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc', '-days', '2'];
  const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const { status, stderr } = spawnSync('openssl', ['req', ...kind, ...names, '-keyout', key, '-out', cert]);
  if (status !== 0) throw new Error(stderr.toString());
  const made = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return made;
}

const message = (url: string) => ({ url, headers: { 'webhook-id': 'msg_1' }, body: '{"a":"低保"}' });
const allowed = () => [receiver.host];

describe('a message that is sent', () => {
  it('given an address that may not be called by its form, then its host is not even looked up', async () => {
    let asked = 0;
    const resolve = () => {
      asked += 1;
      return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    };
    const outcome = await post(message('http://portal.example.gov.cn/'), { allowed: [], resolve });
    expect([outcome, asked]).toEqual([{ status: null, fault: 'address' }, 0]);
  });

  it('arrives whole, with its headers', async () => {
    expect(await post(message(receiver.url('/ok')), { allowed: allowed() })).toEqual({
      status: 204,
      fault: null,
    });
    expect(receiver.received.at(-1)).toMatchObject({
      path: '/ok',
      headers: { 'webhook-id': 'msg_1', 'content-length': '14', connection: 'close' },
      body: '{"a":"低保"}',
    });
  });

  it('given an error or a place to go on to, then it was not taken, and nothing is followed', async () => {
    expect(await post(message(receiver.url('/fail')), { allowed: allowed() })).toEqual({
      status: 500,
      fault: 'status',
    });
    const before = receiver.received.length;
    expect(await post(message(receiver.url('/redirect')), { allowed: allowed() })).toEqual({
      status: 302,
      fault: 'redirect',
    });
    expect(receiver.received.slice(before).map(({ path }) => path)).toEqual(['/redirect']);
  });

  it('given no answer in time, then it is over (T-OUT-02)', async () => {
    const outcome = await post(message(receiver.url('/hang')), { allowed: allowed(), patienceMs: 200 });
    expect(outcome).toEqual({ status: null, fault: 'timeout' });
  });

  it('given an answer without end, then it counts by its first line, and the rest is cut off (T-OUT-02)', async () => {
    const patienceMs = 600_000; // time does not cut it off here
    const outcome = await post(message(receiver.url('/endless')), { allowed: allowed(), patienceMs });
    expect(outcome).toEqual({ status: 200, fault: null });
    while (!receiver.closed.includes('/endless')) await sleep(10);
  });

  it('given nobody there, then that is said', async () => {
    const gone = await Receiver.start();
    const [host, url] = [gone.host, gone.url('/ok')];
    await gone.stop();
    expect(await post(message(url), { allowed: [host] })).toEqual({ status: null, fault: 'connection' });
  });

  (hasOpenssl ? it : it.skip)(
    'given a certificate nobody vouches for, then it is not sent (T-OUT-02)',
    async () => {
      let asked = 0;
      const server = createServer(selfSigned(), (_, response) => {
        asked += 1;
        response.end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const host = `127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
      expect(await post(message(`https://${host}/`), { allowed: [host] })).toEqual({
        status: null,
        fault: 'certificate',
      });
      expect(asked).toBe(0);
      await new Promise((resolve) => server.close(resolve));
    },
  );
});

describe('a target inside (T-OUT-01)', () => {
  const port = () => receiver.host.split(':')[1]!;

  it('is not connected to, however it is written or whatever its name leads to', async () => {
    const before = receiver.connections;
    const hosts = [
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '0177.0.0.1',
      '127.0.0.1.',
      '[::1]',
      '[::ffff:127.0.0.1]',
      'localhost',
    ];
    for (const host of hosts)
      expect(await connectAndSend(message(`http://${host}:${port()}/ok`), { allowed: [] })).toEqual({
        status: null,
        fault: 'address',
      });
    expect(receiver.connections).toBe(before);
  });

  it.each([
    ['one address inside', ['127.0.0.1']],
    ['a public one and one inside', ['8.8.8.8', '127.0.0.1']],
    ['one inside written as IPv6', ['::ffff:127.0.0.1']],
  ])('given a public name with %s, then nobody is connected to', async (_, addresses) => {
    const before = receiver.connections;
    const resolve = () =>
      Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
    const url = `http://portal.example.gov.cn:${port()}/ok`;
    expect(await connectAndSend(message(url), { allowed: [], resolve })).toEqual({
      status: null,
      fault: 'address',
    });
    expect(receiver.connections).toBe(before);
  });

  it('given a name that changes its answer between two questions, then the address that was looked at is the one connected to', async () => {
    const before = receiver.connections;
    const answers = ['127.0.0.1', '8.8.8.8'];
    let asked = 0;
    const resolve = () => Promise.resolve([{ address: answers[asked++] ?? '127.0.0.1', family: 4 }]);
    const url = `http://rebinding.example.gov.cn:${port()}/ok`;
    expect(await connectAndSend(message(url), { allowed: [], resolve })).toEqual({
      status: null,
      fault: 'address',
    });
    expect([asked, receiver.connections]).toEqual([1, before]);
  });

  it('is connected to when it is allowed by name', async () => {
    const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    const url = `http://portal.intranet:${port()}/ok`;
    expect(await post(message(url), { allowed: [`portal.intranet:${port()}`], resolve })).toEqual({
      status: 204,
      fault: null,
    });
  });
});
