/* What processes take, as Linux tells it. */
import { readFileSync, readdirSync } from 'node:fs';

/** Milliseconds on the clock and of processors. */
export type Cost = { ms: number; cpu: number };

/** What work costs this process and its children. */
export async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const pids = [process.pid, ...childrenOf(process.pid)];
  const before = pids.map(cpuOf);
  const started = performance.now();
  await work();
  const ms = performance.now() - started;
  return { ms, cpu: pids.reduce((sum, pid, index) => sum + cpuOf(pid) - (before[index] ?? 0), 0) };
}

export function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}

/** With that of its children that ended; counted in hundredths of a second. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * 10;
}

/** The most memory a process ever held, in MiB. */
export function peakOf(pid: number): number {
  const line = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1024;
}

/** The memory a process holds now, in MiB. */
export function heldBy(pid: number): number {
  const line = /VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1024;
}
