import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { initialize } from '../../src/actions/initialize.js';
import { openDatabase } from '../../src/store/database.js';
import { generateCatalog, generateEdition } from '../generator.js';

/** What came of many exports asked for at once, and the most memory the server ever held, in MiB. */
export type Crowd = {
  statuses: Record<number, number>;
  files: number;
  idle: number;
  peak: number;
  seconds: number;
};

/** Asks the built server for these files of a catalog of so many rows, all at once; each address as often as it is there. */
export async function exportAtOnce(rows: number, files: readonly string[]): Promise<Crowd> {
  const folder = mkdtempSync(join(tmpdir(), 'crowd-'));
  const url = `sqlite:${join(folder, 'catalog.db')}`;
  const edition = generateEdition({ district: 1 });
  const { db, close } = await openDatabase(url, { create: true });
  const catalog = generateCatalog({ seed: 7, items: rows });
  await initialize(
    db,
    [{ edition, effectiveOn: '2020-11-02', note: '首次发布', catalog }],
    new Date('2026-11-01T04:00:00Z'),
  );
  await close();
  const port = await freePort();
  const server = spawn(process.execPath, ['dist/cli.js', 'serve'], {
    env: { ...process.env, DATABASE_URL: url, PORT: String(port), LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    for await (const line of createInterface({ input: server.stderr }))
      if (line.includes(String(port))) break;
    server.stderr.resume();
    const idle = peakOf(server.pid ?? 0);
    const begun = performance.now();
    const answers = await Promise.all(
      files.map(async (file) => {
        const response = await fetch(`http://127.0.0.1:${port}/api/v1/editions/${edition.id}/${file}`);
        const hash = createHash('sha256');
        for await (const part of response.body ?? []) hash.update(part as Uint8Array); // a response gives bytes
        return { status: response.status, file: `${file} ${hash.digest('hex')}` };
      }),
    );
    const statuses: Record<number, number> = {};
    for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1;
    return {
      statuses,
      files: new Set(answers.map(({ file }) => file)).size,
      idle,
      peak: peakOf(server.pid ?? 0),
      seconds: (performance.now() - begun) / 1000,
    };
  } finally {
    server.kill();
    await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The most memory a process ever held, in MiB, as Linux tells it. */
function peakOf(pid: number): number {
  return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  server.close();
  return port;
}
