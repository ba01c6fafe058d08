import { randomUUID } from 'node:crypto';
import type { ImportOutcome } from '../actions/import-file.js';
import { isRefusal, Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { storeFault } from '../store/fault.js';
import {
  addImportJob,
  endImportJob,
  findImportJob,
  forgetImportJobs,
  keepImportJobAlive,
} from '../store/import-jobs.js';

/** What became of an import. */
type End = { state: 'done'; outcome: ImportOutcome } | { state: 'failed'; error: unknown };

/** An import under way, or what became of it. */
export type ImportJob = { id: string; account: string } & ({ state: 'running' } | End);

export type ImportLimits = {
  /** Files being received, waiting or being read at once; beyond these, callers are asked to come back. */
  atOnce: number;
  /** How long an answer waits for its import before it says where to ask. */
  patienceMs: number;
  /** How long finished and interrupted ones can be asked for. */
  keptMs: number;
};

const usual: ImportLimits = { atOnce: 8, patienceMs: 1_000, keptMs: 15 * 60_000 };

/** Whoever has not said for so long that they have an import is gone; said three times meanwhile. */
const leaseMs = 30_000;

/** Imports of this process: how many may be under way. What became of those that take long any process can tell. */
export class ImportJobs {
  private readonly limits: ImportLimits;
  private receiving = 0;
  private working = 0;
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(
    private readonly db: Db,
    private readonly now: () => Date,
    limits: Partial<ImportLimits> = {},
  ) {
    this.limits = { ...usual, ...limits };
  }

  /** Takes a file in, if there is a place for it. */
  async receive<T>(upload: () => Promise<T>): Promise<T> {
    this.refuseIfFull();
    this.receiving++;
    try {
      return await upload();
    } finally {
      this.receiving--;
    }
  }

  /** Does what needs the reader, if there is a place for it. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.refuseIfFull();
    this.working++;
    try {
      return await work();
    } finally {
      this.working--;
    }
  }

  /** Starts an import; if it is done soon, gives what became of it. */
  async start(account: string, work: () => Promise<ImportOutcome>): Promise<ImportJob> {
    this.refuseIfFull();
    const id = randomUUID();
    const ending = this.run(work).then(
      (outcome): End => ({ state: 'done', outcome }),
      (error: unknown): End => ({ state: 'failed', error }),
    );
    const end = await within(this.limits.patienceMs, ending);
    if (end !== null) return { id, account, ...end };
    await this.forgetGone();
    await addImportJob(this.db, { id, account, aliveUntil: this.after(leaseMs) });
    this.underWay.set(id, this.keep(id, account, ending));
    return { id, account, state: 'running' };
  }

  /** @throws Refusal `import.job-unknown`, for one of another account too; `import.interrupted`. */
  async find(id: string, account: string): Promise<ImportJob> {
    const kept = await findImportJob(this.db, id);
    const isOver = kept !== null && kept.aliveUntil <= this.now();
    if (isOver) await this.forgetGone();
    if (kept?.account !== account || (isOver && kept.state !== 'running'))
      throw new Refusal('import.job-unknown', { job: id });
    if (kept.result !== null) return { id, account, ...toEnd(kept.state, kept.result) };
    if (isOver && !this.underWay.has(id)) throw new Refusal('import.interrupted', { job: id });
    return { id, account, state: 'running' };
  }

  /** Waits for what is under way, so long as there is patience. */
  async settle(patienceMs = 10_000): Promise<void> {
    await within(patienceMs, Promise.all(this.underWay.values()));
  }

  private refuseIfFull(): void {
    if (this.receiving + this.working >= this.limits.atOnce)
      throw new Refusal('import.queue-full', { retryAfterSeconds: 10 });
  }

  /** Says that this process has it as long as it runs, and then what became of it. */
  private async keep(id: string, account: string, ending: Promise<End>): Promise<void> {
    const beat = setInterval(() => {
      // where the database is gone for longer than a lease, nobody can ask either
      keepImportJobAlive(this.db, id, this.after(leaseMs)).catch(() => undefined);
    }, leaseMs / 3);
    try {
      const end = await ending;
      const aliveUntil = this.after(this.limits.keptMs);
      await endImportJob(this.db, { id, account, state: end.state, aliveUntil, result: toResult(end) });
    } catch {
      // it could not be noted: whoever asks is told that it was interrupted
    } finally {
      clearInterval(beat);
      this.underWay.delete(id);
    }
  }

  /** One that is late may still end: those are forgotten that have been gone as long as finished ones are kept. */
  private forgetGone(): Promise<void> {
    return forgetImportJobs(this.db, this.after(-this.limits.keptMs));
  }

  private after(ms: number): Date {
    return new Date(this.now().getTime() + ms);
  }
}

/** What comes of it, or null when patience ends first. */
async function within<T>(patienceMs: number, work: Promise<T>): Promise<T | null> {
  let clock: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    clock = setTimeout(resolve, patienceMs, null);
  });
  const first = await Promise.race([work, patience]);
  clearTimeout(clock);
  return first;
}

/** A failure as another process can tell it: a refusal by its code, our bug by where it came from. */
type Failure = { refusal: Pick<Refusal, 'code' | 'details'> } | { stack: string };

function toResult(end: End): string {
  if (end.state === 'done') return JSON.stringify(end.outcome);
  const refusal = isRefusal(end.error) ? end.error : storeFault(end.error);
  const stack = end.error instanceof Error ? (end.error.stack ?? end.error.message) : String(end.error);
  const failure: Failure = refusal
    ? { refusal: { code: refusal.code, details: refusal.details } }
    : { stack };
  return JSON.stringify(failure);
}

function toEnd(state: string, result: string): End {
  if (state === 'done') return { state, outcome: JSON.parse(result) as ImportOutcome }; // toResult wrote it
  const failure = JSON.parse(result) as Failure; // toResult wrote it
  if ('refusal' in failure)
    return { state: 'failed', error: new Refusal(failure.refusal.code, failure.refusal.details) };
  return { state: 'failed', error: Object.assign(new Error('an import failed'), { stack: failure.stack }) };
}
