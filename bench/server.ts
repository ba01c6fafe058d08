/* The server as it is built, in a process of its own. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Resolves when it listens. */
export async function startServer(url: string, port: number): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['dist/cli.js', 'serve'], {
    env: { ...process.env, DATABASE_URL: url, PORT: String(port), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface({ input: server.stderr })) if (line.includes(String(port))) break;
  server.stderr.resume();
  return server;
}
