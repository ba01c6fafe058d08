/* Honest readers before, during and after an attack by all at once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { asSource } from '../contender.js';
import { editors } from './editions.js';
import type { Ground } from './ground.js';
import { mixOf, yardstick } from './reading.js';
import { percentile, sayFigure, sayHead } from './report.js';

/** Asks for things in turn, a hundred times a second, however long the answers before take. */
class HonestReader {
  readonly waits: { begun: number; ms: number; ok: boolean }[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(urls: readonly string[]) {
    let next = 0;
    this.timer = setInterval(() => {
      const url = urls[next++ % urls.length] ?? '';
      const begun = performance.now();
      const end = (ok: boolean) => this.waits.push({ begun, ms: performance.now() - begun, ok });
      fetch(url)
        .then(async (response) => {
          await response.arrayBuffer();
          end(response.ok);
        })
        .catch(() => end(false));
    }, 10);
  }

  between(from: number, to: number) {
    return this.waits.filter(({ begun }) => begun >= from && begun < to);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

type Period = { asked: number; failed: number; p50: number; p99: number };
type Siege = {
  before: Period;
  during: Period;
  bareDuring: Period;
  after: Period;
  /** From the end of the attack until nobody waited longer than wanted any more. */
  recoverySeconds: number;
  answers: Record<string, number>;
};

/** Nobody should wait longer. */
const tolerableMs = 300;

async function besiege(
  { urls, bareUrls }: { urls: string[]; bareUrls: string[] },
  { origin, token, edition }: { origin: string; token: string; edition: string },
  seconds: number,
): Promise<Siege> {
  const [ours, bare] = [new HonestReader(urls), new HonestReader(bareUrls)];
  const calm = performance.now();
  await sleep(5_000);
  const attackers = spawn(process.execPath, [...asSource, 'bench/attackers.ts', origin, token, edition], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: attackers.stdout })[Symbol.asyncIterator]();
  await lines.next(); // begun
  const begun = performance.now();
  await sleep(1_000 * seconds);
  const ended = performance.now();
  attackers.kill('SIGTERM');
  const answers = JSON.parse(String((await lines.next()).value)) as Record<string, number>;
  if (attackers.exitCode === null) await once(attackers, 'exit');
  await sleep(10_000);
  ours.stop();
  bare.stop();
  await sleep(1_000);
  const late = ours.waits.filter(({ begun: at, ms, ok }) => at + ms > ended && (ms > tolerableMs || !ok));
  return {
    before: periodOf(ours.between(calm, begun - 1_500)),
    during: periodOf(ours.between(begun, ended)),
    bareDuring: periodOf(bare.between(begun, ended)),
    after: periodOf(ours.between(ended + 5_000, Infinity)),
    recoverySeconds: Math.max(0, ...late.map(({ begun: at, ms }) => at + ms - ended)) / 1_000,
    answers,
  };
}

function periodOf(waits: readonly { ms: number; ok: boolean }[]): Period {
  const times = waits.map(({ ms }) => ms);
  return {
    asked: waits.length,
    failed: waits.filter(({ ok }) => !ok).length,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  };
}

/** G-AV-1. */
export async function measureSiege({ origin, server, editions, seconds }: Ground): Promise<void> {
  const asked = mixOf(editions).slice(0, 20);
  const bare = await yardstick('bench/bare-server.ts', origin, asked);
  const urls = asked.map(({ path }) => `${origin}${path}`);
  const bareUrls = bare.asked.map(({ path }) => `${bare.origin}${path}`);
  const at = { origin, token: editors[1]?.token ?? '', edition: editions[1]?.id ?? '' };
  const found = await besiege({ urls, bareUrls }, at, seconds);
  bare.stop();
  sayHead(
    `2,000 slow senders, 50 who guess passwords, 8 who send bombs, without a pause for ${seconds} s (G-AV-1)`,
  );
  sayFigure('honest reads, p99 ms', found.during.p99, { most: tolerableMs });
  sayFigure('honest reads, median ms', found.during.p50);
  sayFigure('honest reads before the attack, p99 ms', found.before.p99);
  sayFigure('of a bare server beside ours that nobody attacks, p99 ms', found.bareDuring.p99);
  sayFigure('ours ÷ bare, p99', found.during.p99 / found.bareDuring.p99);
  sayFigure('honest reads failed', found.during.failed + found.after.failed, { most: 0 });
  sayFigure('recovered after, s', found.recoverySeconds, { most: 5 });
  sayFigure('five seconds after the attack, p99 ms', found.after.p99);
  sayFigure('ends of the server', server.exitCode === null ? 0 : 1, { most: 0 });
  for (const [answer, times] of Object.entries(found.answers)) sayFigure(`attackers: ${answer}`, times);
}
