import { randomUUID } from 'node:crypto';
import type { ImportOutcome } from '../actions/import-file.js';
import { Refusal } from '../refusal.js';

/** An import under way, or what became of it. */
export type ImportJob = { id: string; account: string } & (
  { state: 'running' } | { state: 'done'; outcome: ImportOutcome } | { state: 'failed'; error: unknown }
);

export type ImportLimits = {
  /** Files being received, waiting or being read at once; beyond these, callers are asked to come back. */
  atOnce: number;
  /** How long an answer waits for its import before it says where to ask. */
  patienceMs: number;
  /** How long, and how many, finished ones can be asked for. */
  keptMs: number;
  kept: number;
};

const usual: ImportLimits = { atOnce: 8, patienceMs: 1_000, keptMs: 15 * 60_000, kept: 100 };

/** Imports of this process: how many may be under way, and how those that take long are asked for. */
export class ImportJobs {
  private readonly jobs = new Map<string, { job: ImportJob; endedAt: number | null; ended: Promise<void> }>();
  private readonly limits: ImportLimits;
  private receiving = 0;
  private working = 0;

  constructor(
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
    const ended = this.run(work).then(
      (outcome) => {
        this.end({ id, account, state: 'done', outcome });
      },
      (error: unknown) => {
        this.end({ id, account, state: 'failed', error });
      },
    );
    this.jobs.set(id, { job: { id, account, state: 'running' }, endedAt: null, ended });
    await this.wait(ended);
    return this.find(id, account);
  }

  /** @throws Refusal `import.job-unknown`, for one of another account too. */
  find(id: string, account: string): ImportJob {
    this.forget();
    const job = this.jobs.get(id)?.job;
    if (job?.account !== account) throw new Refusal('import.job-unknown', { job: id });
    return job;
  }

  private refuseIfFull(): void {
    if (this.receiving + this.working >= this.limits.atOnce)
      throw new Refusal('import.queue-full', { retryAfterSeconds: 10 });
  }

  private async wait(ended: Promise<void>): Promise<void> {
    let clock: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      clock = setTimeout(resolve, this.limits.patienceMs);
    });
    await Promise.race([ended, patience]);
    clearTimeout(clock);
  }

  private end(job: ImportJob): void {
    const known = this.jobs.get(job.id);
    this.jobs.delete(job.id); // and to the end, so that they stand in the order in which they ended
    if (known) this.jobs.set(job.id, { ...known, job, endedAt: this.now().getTime() });
  }

  /** Those that ended long ago, and the first of too many. */
  private forget(): void {
    const ended = [...this.jobs].filter(([, { endedAt }]) => endedAt !== null);
    const oldest = this.now().getTime() - this.limits.keptMs;
    ended.forEach(([id, { endedAt }], index) => {
      const tooMany = index < ended.length - this.limits.kept;
      if (tooMany || (endedAt ?? 0) < oldest) this.jobs.delete(id);
    });
  }
}
