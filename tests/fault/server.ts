import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CleanUps } from './lives.js';

/* The server as it is built, in a process of its own. */

export type RunningServer = {
  url: string;
  child: ChildProcess;
  /** What it said, on both outputs. */
  said: string[];
  ended: Promise<unknown>;
};

export type ServerOptions = {
  environment?: Record<string, string>;
};

/** Resolves when it takes requests. */
export async function startServer(
  cleanUps: CleanUps,
  databaseUrl: string,
  { environment = {} }: ServerOptions = {},
): Promise<RunningServer> {
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/main.js'], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const server = { url: `http://127.0.0.1:${port}`, child, said, ended: once(child, 'exit') };
  cleanUps.push(() => kill(server));
  while (!said.join('').includes(server.url)) {
    if (hasEnded(child)) throw new Error(said.join('') || 'the server ended without a word');
    await sleep(10);
  }
  return server;
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** As a power cut would, with the processes it started: they would notice by themselves, a moment later. */
export async function kill({ child, ended }: RunningServer): Promise<void> {
  const children = hasEnded(child) ? [] : childrenOf(child);
  if (!hasEnded(child)) child.kill('SIGKILL');
  await ended;
  for (const pid of children) killIfThere(pid);
}

export function childrenOf({ pid }: ChildProcess): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

/** Halts the process that reads files, which comes up soon after its server; a file that is sent then takes long. */
export async function haltReaders({ child }: RunningServer): Promise<number[]> {
  while (childrenOf(child).length === 0) await sleep(20);
  const readers = childrenOf(child);
  for (const reader of readers) process.kill(reader, 'SIGSTOP');
  return readers;
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it went with its parent
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  server.close();
  return port;
}
