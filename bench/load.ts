/*
 * What the server as it is built bears, each figure beside its yardstick in the same run, over loopback:
 * `npm run bench:load -- [reading] [office] [writing] [siege] [years]`, about four minutes in all. LOAD_SECONDS (20): how
 * long each lasts; YEARS_DIVISOR (40): of ten years of rows, versions and log entries, that part.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillEditions } from './load/editions.js';
import type { Ground } from './load/ground.js';
import { measureOffice } from './load/office.js';
import { measureReading } from './load/reading.js';
import { measureSiege } from './load/siege.js';
import { measureWriting } from './load/writing.js';
import { measureYears } from './load/years.js';
import { startServer } from './server.js';

const seconds = Number(process.env['LOAD_SECONDS'] ?? 20);
const divisor = Number(process.env['YEARS_DIVISOR'] ?? 40);

type Measure = (ground: Ground) => Promise<void>;
const parts: Record<string, Measure> = {
  reading: measureReading,
  office: measureOffice,
  writing: measureWriting,
  siege: measureSiege,
};

/** One after another on one server, which is verified afterwards. */
async function measureAll(folder: string, port: number, measures: readonly Measure[]): Promise<void> {
  const url = `sqlite:${join(folder, 'catalog.db')}`;
  const editions = await fillEditions(url, { editions: 40, items: 1_000, versions: 5, share: 0.02 });
  // those who guess passwords come from many addresses, as the proxy before the server would tell
  const server = await startServer(url, port, 'warn', { TRUST_PROXY: '1' });
  try {
    for (const measure of measures)
      await measure({ origin: `http://127.0.0.1:${port}`, server, editions, folder, seconds });
  } finally {
    server.kill();
    await once(server, 'exit');
  }
  execFileSync(process.execPath, ['dist/cli.js', 'verify'], { env: { ...process.env, DATABASE_URL: url } });
  process.stdout.write('\nverify found nothing afterwards.\n');
}

const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-bench-'));
const port = 20_000 + (process.pid % 10_000);
const chosen = process.argv.slice(2);
const isChosen = (part: string) => chosen.length === 0 || chosen.includes(part);
try {
  process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? ''}\n`);
  const measures = Object.entries(parts).flatMap(([part, measure]) => (isChosen(part) ? [measure] : []));
  if (measures.length > 0) await measureAll(folder, port, measures);
  if (isChosen('years')) await measureYears(folder, port, divisor);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
