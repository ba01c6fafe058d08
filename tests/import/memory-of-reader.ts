import { existsSync, readFileSync } from 'node:fs';
import type { ReaderProcess } from '../../src/import/reader-process.js';

/** Whether the system tells what a process holds. */
export const tellsMemory = existsSync('/proc/self/status');

/** The reader's process, which is nobody's business but a test's. */
export function pidOf(reader: ReaderProcess): number | undefined {
  return (reader as unknown as { child: { pid?: number } | null }).child?.pid; // a private member
}

/** The most memory that the reader's process ever held, in MiB; 0 if it has ended. */
export function peakOf(reader: ReaderProcess): number {
  try {
    const status = readFileSync(`/proc/${pidOf(reader) ?? 0}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
