import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';

const fileOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const dockerfile = fileOf('deploy/Dockerfile');

/** What the image is built from, as `.dockerignore` lets it through. */
const letThrough = [...fileOf('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, path]) => path ?? '');

/** What the build makes of it. */
const made = ['node_modules', 'dist', 'sbom.json'];

describe('the image', () => {
  it('given a checkout, then nothing of it goes in but what is named, and all that is named is there', () => {
    expect(fileOf('.dockerignore').split('\n')).toContain('*');
    expect(letThrough.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([]);
    expect(letThrough.filter((path) => /^(?:\.git|data|node_modules|tests)/.test(path))).toEqual([]);
  });

  it('given the build, then all that is copied out of it was let in or made there', () => {
    const copied = [...dockerfile.matchAll(/\/app\/(\S+)/g)].map(([, path]) => path ?? '');
    expect(copied.length).toBeGreaterThan(4);
    expect(copied.filter((path) => ![...letThrough, ...made].includes(path))).toEqual([]);
  });

  it.each([
    ['one that can work', 200, 0],
    ['one whose database does not answer', 503, 1],
  ])('given %s, then its health says so', async (_given, status, code) => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/readyz' ? status : 404).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // it listens on a port
    expect(await exitOfHealthCheck(port)).toBe(code);
    server.close();
    await once(server, 'close');
    expect(await exitOfHealthCheck(port)).toBe(1);
  });
});

/** Runs the command as the Dockerfile has it. */
async function exitOfHealthCheck(port: number): Promise<unknown> {
  const command = JSON.parse(/^HEALTHCHECK.* CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]') as string[];
  const child = spawn(command[0] ?? '', command.slice(1), {
    env: { PATH: process.env['PATH'], PORT: String(port) },
    stdio: 'ignore',
  });
  return (await once(child, 'exit'))[0];
}

it('given the unit of systemd, then what it starts is what a build makes', () => {
  const started = /^ExecStart=\/usr\/bin\/node (\S+)$/m.exec(
    fileOf('deploy/disclosure-catalog.service'),
  )?.[1];
  expect(started).toBe('dist/main.js');
  expect(existsSync(new URL('../src/main.ts', import.meta.url))).toBe(true);
  expect(dockerfile).toContain(JSON.stringify(['node', started]).replace(',', ', '));
});
