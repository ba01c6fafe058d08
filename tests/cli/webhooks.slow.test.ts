import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Receiver } from '../webhook/receiver.js';
import { approve, aWorkplace } from './command-line.js';

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const E = 'longting-district';

/** One row that is new. */
const sheet = [
  '﻿养老服务领域基层政务公开标准目录',
  '序号,一级事项,二级事项,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,全社会,特定群体,主动,依申请,县级,乡级',
  '1,通用政策,养老服务志愿服务,服务内容；报名方式,《中华人民共和国政府信息公开条例》（国务院令第711号）,信息形成或者变更之日起5个工作日内,区民政局,■政府网站□政府公报,√,,√,,√,',
].join('\r\n');

describe('webhooks by the command line and a server that is killed', () => {
  const cleanUps: (() => unknown)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  });

  it('given a publication by a process that is gone, and a server killed while it sends, then the next server sends it, with the same id', async () => {
    const receiver = await Receiver.start();
    cleanUps.push(() => receiver.stop());
    const { cli, begin, folder, remove } = aWorkplace({ WEBHOOK_ALLOW: receiver.host });
    cleanUps.push(remove);
    begin();
    const type = 'catalog.version.published';
    const added = cli('webhook', 'add', receiver.url('/hang'), '--type', type, '--as', 'admin');
    expect(added.out).toMatch(/^whsec_\S+\n$/);
    writeFileSync(join(folder, '养老.csv'), sheet);
    expect(cli('import', '养老.csv', '--edition', E).status).toBe(0);
    approve(cli, '1');
    const published = cli('publish', '1', '--effective-on', '2026-12-01', '--note', '修订', '--as', '张科长');
    expect(published.status).toBe(0);

    const killed = serve(folder, receiver);
    await receives(receiver, 1);
    killed.kill('SIGKILL');
    expect(cli('webhook', 'change', '1', '--url', receiver.url('/ok'), '--as', 'admin').status).toBe(0);
    serve(folder, receiver);
    await receives(receiver, 2);
    const [first, second] = receiver.received;
    expect([first!.path, second!.path]).toEqual(['/hang', '/ok']);
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect(second!.body).toBe(first!.body);
  }, 240_000);

  function serve(folder: string, { host }: Receiver): ChildProcess {
    const server = spawn(process.execPath, [program, 'serve'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'silent', WEBHOOK_ALLOW: host },
      stdio: 'ignore',
    });
    cleanUps.push(() => server.kill('SIGKILL'));
    return server;
  }

  async function receives({ received }: Receiver, count: number): Promise<void> {
    while (received.length < count) await new Promise((resolve) => setTimeout(resolve, 100));
  }
});
