import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { FileProblem } from '../problem.js';
import { limits, tooLarge } from './limits.js';
import { memoryOf, mostMemory } from './memory.js';
import { unpackReading } from './read-message.js';
import type { FileReading, GridReading } from './read.js';
import type { GridRequest, ReadReply, ReadRequest } from './reader-worker.js';
import { wholeFile } from './unreadable.js';

/** The heap is V8's own limit; `memoryMebibytes` is all that the process holds, where the system tells. */
export type ReaderLimits = { seconds: number; heapMebibytes: number; memoryMebibytes?: number };

/** Half of what V8 would take for new values, which saves memory and costs no time. */
const youngSpace = '--max-semi-space-size=8';

/** How often the memory of a reading process is looked at. */
const lookEveryMs = 50;

/**
 * A warm process of its own for reading: one file at a time, the next when it is done. A file that kills or hangs it
 * costs that one request and is answered with a problem; the process is then replaced.
 */
export class ReaderProcess {
  private child: ChildProcess | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly allowed: ReaderLimits = limits) {}

  read(request: ReadRequest): Promise<FileReading> {
    return this.ask(request, (problem) => ({ items: [], problems: [problem] }));
  }

  readGrids(request: GridRequest): Promise<GridReading> {
    return this.ask(request, (problem) => ({ grids: [], problem }));
  }

  private ask<R extends FileReading | GridReading>(
    request: ReadRequest | GridRequest,
    failed: (problem: FileProblem) => R,
  ): Promise<R> {
    const reading = this.last.then(() => this.readNow(request, failed));
    this.last = reading;
    return reading;
  }

  /** Ends the process; the next file starts a new one. */
  stop(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
  }

  private readNow<R extends FileReading | GridReading>(
    request: ReadRequest | GridRequest,
    failed: (problem: FileProblem) => R,
  ): Promise<R> {
    // Bytes that would be refused anyway are not sent: a copy of them is what the reader's memory is not for.
    if (request.bytes.length > limits.fileBytes) return Promise.resolve(failed(tooLarge()));
    const child = this.warmChild();
    hold(child);
    return new Promise((resolve) => {
      const settle = (reading: R): void => {
        clearTimeout(clock);
        clearInterval(look);
        child.removeAllListeners('message');
        child.removeAllListeners('exit');
        child.removeAllListeners('error');
        child.on('error', () => undefined);
        release(child);
        resolve(reading);
      };
      const fail = (problem: FileProblem): void => {
        this.stop();
        settle(failed(problem));
      };
      const clock = setTimeout(() => {
        fail({ code: 'file.too-slow', at: wholeFile, seconds: this.allowed.seconds });
      }, this.allowed.seconds * 1000);
      const look = setInterval(() => {
        if (memoryOf(child.pid) > this.mostMemory)
          fail({ code: 'file.too-much-memory', at: wholeFile, limit: `${this.mostMemory} MB` });
      }, lookEveryMs);
      child.once('message', (reply: ReadReply) => {
        settle(('packed' in reply ? unpackReading(reply.packed) : reply.reading) as R); // the worker answers each kind of request with its own kind of reading
      });
      child.once('exit', () => {
        fail({ code: 'file.too-complex', at: wholeFile });
      });
      child.once('error', () => {
        fail({ code: 'file.too-complex', at: wholeFile });
      });
      const { bytes, ...question } = request;
      child.send({ ...question, size: bytes.length }, (error) => {
        if (error !== null) fail({ code: 'file.too-complex', at: wholeFile });
      });
      child.stdin?.write(bytes);
    });
  }

  private get mostMemory(): number {
    return this.allowed.memoryMebibytes ?? mostMemory;
  }

  private warmChild(): ChildProcess {
    // What the files before have left in memory is not the next one's to answer for.
    if (memoryOf(this.child?.pid) > this.mostMemory / 2) this.stop();
    if (this.child?.connected !== true || this.child.exitCode !== null) this.child = this.start();
    return this.child;
  }

  private start(): ChildProcess {
    // From the sources (tests) the worker is TypeScript and needs its loader; from a build it is plain.
    const fromSource = import.meta.url.endsWith('.ts');
    const worker = new URL(fromSource ? './reader-worker.ts' : './reader-worker.js', import.meta.url);
    const loader = fromSource ? ['--import', new URL('./source-loader.mjs', import.meta.url).href] : [];
    const child = fork(fileURLToPath(worker), [], {
      execArgv: [`--max-old-space-size=${this.allowed.heapMebibytes}`, youngSpace, ...loader],
      // Nothing of the server's surroundings is its business.
      env: {},
      serialization: 'advanced',
      // What a dying process prints about its memory is said by the problem.
      stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    });
    yieldToOthers(child);
    // A process that ends with a file half read is told by its end.
    child.stdin?.on('error', () => undefined);
    return child;
  }
}

/** How much nicer than this process, of 19: a tenth of a busy processor. Who reads pages meanwhile is not to wait for files. */
const nicer = 10;

function yieldToOthers({ pid }: ChildProcess): void {
  if (pid === undefined) return; // its error tells
  try {
    setPriority(pid, Math.min(19, getPriority() + nicer));
  } catch {
    // it has ended already, or this system has no priorities
  }
}

/** A waiting child keeps nobody alive; a reading one keeps its parent. */
function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}
