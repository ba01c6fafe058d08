import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestServer } from './service.js';
import { aSmallTown } from './small-town.js';

const guide = readFileSync(new URL('../../docs/portal-in-20-lines.md', import.meta.url), 'utf8');
const program = /```js\n(.*?)```/s.exec(guide)?.[1] ?? '';

let town: TestServer;
let folder: string;
beforeAll(async () => {
  town = await aSmallTown();
  folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-portal-'));
  writeFileSync(join(folder, 'portal.mjs'), program);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await town.close();
});

const run = promisify(execFile);
const portal = (...more: string[]) =>
  run(process.execPath, [join(folder, 'portal.mjs'), town.url, ...more], { env: {} });

const page = [
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>龙亭区基层政务公开标准目录（区级版）</title>',
  '<h1>龙亭区基层政务公开标准目录（区级版）</h1><p>第 1 版，自 2020-11-02 起施行</p><table>' +
    '<tr><td>20-001</td><td>养老服务</td><td>养老服务通用政策：国家和地方层面养老服务相关法律、法规、政策文件</td>' +
    '<td>制定或获取文件之日起10个工作日内</td><td>区民政局</td></tr>',
  '<tr><td>20-002</td><td>养老服务</td><td>养老服务通用政策：养老服务扶持政策措施清单</td>' +
    '<td>制定或获取扶持政策措施之日起10个工作日内</td><td>区民政局</td></tr></table>',
  '',
];

describe('the program of the guide', () => {
  it('is no longer than it says', () => {
    const lines = program.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('//'));
    expect(lines.length).toBeLessThanOrEqual(20);
  });

  it('given a server, then it writes a page of the catalog in force', async () => {
    expect((await portal()).stdout).toBe(page.join('\n'));
  });

  it('given an edition that is not there, then it says so with its code', async () => {
    const failure = await portal('nowhere').catch((error: unknown) => error);
    expect((failure as { stderr: string }).stderr).toContain('Error: edition.unknown: 没有目录版“nowhere”');
  });
});
