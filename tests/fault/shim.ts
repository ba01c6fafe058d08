import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CleanUps } from './lives.js';
import { aFolder } from './lives.js';

/* What stands between a process and the disk; see shim.c. */

export type Shim = {
  /** For a process whose files under the folder are meant. */
  environment: (folder: string) => Record<string, string>;
  /** From now on writing ends with this error (0: with none), after so many calls that are let through. */
  fail: (error: number, after?: number) => void;
  /** How many calls were made since `fail` was told to let more through. */
  countCalls: () => number;
  /** From now on the clock is wrong by so many seconds. */
  setClock: (seconds: number) => void;
  /** What was written and synced so far, in order. */
  readTrace: () => Step[];
};

/** Written, cut to a length, synced, removed; `journal`: as another program would say. */
export type Step = { what: 'w' | 't' | 's' | 'u'; name: string; at: number; bytes: Buffer };

/** null: there is no compiler here, or no Linux. */
export function buildShim(cleanUps: CleanUps): Shim | null {
  const folder = aFolder(cleanUps);
  const [library, control, trace] = [join(folder, 'shim.so'), join(folder, 'control'), join(folder, 'trace')];
  const source = fileURLToPath(new URL('./shim.c', import.meta.url));
  const built = spawnSync('gcc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl', '-lpthread']);
  if (process.platform !== 'linux' || built.status !== 0) return null;
  const numbers = { error: 0, after: 0, seconds: 0 };
  const order = (changed: Partial<typeof numbers>) => {
    Object.assign(numbers, changed);
    writeInPlace(control, Buffer.from(Int32Array.of(numbers.error, numbers.after, numbers.seconds).buffer));
  };
  writeFileSync(control, Buffer.alloc(12));
  return {
    environment: (of) => ({
      LD_PRELOAD: library,
      FAULT_FOLDER: of,
      FAULT_CONTROL: control,
      FAULT_TRACE: trace,
    }),
    fail: (error, after = 0) => {
      order({ error, after });
    },
    countCalls: () => numbers.after - readFileSync(control).readInt32LE(4),
    setClock: (seconds) => {
      order({ seconds });
    },
    readTrace: () => parseTrace(readFileSync(trace)),
  };
}

/** The shim looks into the file where it is. */
function writeInPlace(path: string, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, 0);
  closeSync(file);
}

const headSize = 24;

function parseTrace(trace: Buffer): Step[] {
  const steps: Step[] = [];
  for (let offset = 0; offset + headSize <= trace.length;) {
    const nameEnd = offset + headSize + trace.readInt32LE(offset + 4);
    const what = String.fromCharCode(trace.readInt32LE(offset)) as Step['what']; // note() in shim.c wrote it
    const end = nameEnd + Number(trace.readBigInt64LE(offset + 16));
    if (end > trace.length) break; // it was being noted when the process ended
    const name = trace.toString('utf8', offset + headSize, nameEnd);
    const at = Number(trace.readBigInt64LE(offset + 8));
    steps.push({ what, name, at, bytes: trace.subarray(nameEnd, end) });
    offset = end;
  }
  return steps;
}
