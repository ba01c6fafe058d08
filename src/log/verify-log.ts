import type { Heads } from './chain.js';
import { nextHeads, noHeads } from './chain.js';
import type { Checkpoint } from './checkpoint.js';
import type { LogEntry } from './entry.js';
import { entryText, parseEntry } from './entry.js';

/** A line as it is stored: the text that is hashed, and beside it what it is looked up by. */
export type LogLine = {
  sequence: number;
  text: string;
  heads: Heads;
  columns: Pick<LogEntry, 'at' | 'account' | 'action' | 'outcome' | 'edition'> & { thing: string | null };
};

/** `missing`: the entry with this number is not there; the others name the entry itself. */
export type LogFinding = {
  sequence: number;
  kind: 'altered' | 'missing' | 'out-of-order' | 'column-altered' | 'checkpoint-differs';
};

/** `provenTo`: the last entry a checkpoint vouches for; what comes after could have been cut off or made anew. */
export type LogReport = { entries: number; heads: Heads; provenTo: number; finding: LogFinding | null };

/**
 * Recomputes the chain over lines in the order of their numbers and stops at the first that does not fit. Beyond the
 * last checkpoint it can't prove that nothing was cut off at the end, or that the whole was not made anew.
 */
export class LogVerifier {
  private heads: Heads = noHeads;
  private entries = 0;
  private finding: LogFinding | null = null;

  constructor(private readonly checkpoints: readonly Checkpoint[] = []) {}

  /** false: something was found, the rest need not be read. */
  take(line: LogLine): boolean {
    const kind = this.check(line);
    if (kind !== null) {
      const sequence = kind === 'missing' ? this.entries + 1 : line.sequence;
      this.finding = { sequence, kind };
      return false;
    }
    this.heads = line.heads;
    this.entries += 1;
    return true;
  }

  private check(line: LogLine): LogFinding['kind'] | null {
    const expected = this.entries + 1;
    if (line.sequence > expected) return 'missing';
    if (line.sequence < expected) return 'out-of-order';
    const heads = nextHeads(this.heads, line.text);
    if (heads.sha256 !== line.heads.sha256 || heads.sm3 !== line.heads.sm3) return 'altered';
    return this.checkWords(line) ?? this.checkCheckpoints(line.sequence, heads);
  }

  private checkWords(line: LogLine): 'altered' | 'column-altered' | null {
    const entry = readable(line.text);
    if (!entry || entry.sequence !== line.sequence) return 'altered';
    return sameColumns(entry, line.columns) ? null : 'column-altered';
  }

  private checkCheckpoints(sequence: number, heads: Heads): 'checkpoint-differs' | null {
    const differs = this.checkpoints.some(
      (point) => point.sequence === sequence && (point.sha256 !== heads.sha256 || point.sm3 !== heads.sm3),
    );
    return differs ? 'checkpoint-differs' : null;
  }

  report(): LogReport {
    const { entries, heads } = this;
    const provenTo = Math.max(
      0,
      ...this.checkpoints.map(({ sequence }) => sequence).filter((n) => n <= entries),
    );
    return { entries, heads, provenTo, finding: this.finding ?? this.cutTail() };
  }

  private cutTail(): LogFinding | null {
    const beyond = this.checkpoints.find(({ sequence }) => sequence > this.entries);
    return beyond ? { sequence: this.entries + 1, kind: 'missing' } : null;
  }
}

function readable(text: string): LogEntry | null {
  try {
    const entry = parseEntry(text);
    return entryText(entry) === text ? entry : null;
  } catch {
    return null;
  }
}

function sameColumns(entry: LogEntry, columns: LogLine['columns']): boolean {
  return (
    entry.at === columns.at &&
    entry.account === columns.account &&
    entry.action === columns.action &&
    entry.outcome === columns.outcome &&
    entry.edition === columns.edition &&
    (entry.thing === null ? null : `${entry.thing.kind}:${entry.thing.id}`) === columns.thing
  );
}
