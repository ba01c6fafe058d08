import { readFileSync } from 'node:fs';

/** What reading one file may hold in memory, in MiB; an honest one of 150,000 rows takes 400. */
export const mostMemory = 512;

/** What a process holds in memory now, in MiB; 0 where the system does not tell (it does on Linux) or it has ended. */
export function memoryOf(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kibibytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
