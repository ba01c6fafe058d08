import type { Heads } from './chain.js';
import { nextHeads, noHeads, sameHeads } from './chain.js';
import type { Checkpoint } from './checkpoint.js';
import type { LogColumns, LogEntry } from './entry.js';
import { columnsOf, parseEntry } from './entry.js';
import { Misplaced } from './misplaced.js';

/** A line as it is stored: the text that is hashed, and beside it what it is looked up by. */
export type LogLine = { text: string; heads: Heads; columns: LogColumns };

/**
 * - `altered`: its text is not the one its heads were made of, or no entry at all;
 * - `missing`: it is not there; `cut-off`: neither is any after it, but a checkpoint knows of more;
 * - `out-of-order`: it is there, but not in its place;
 * - `inserted`: it is there twice, or no entry has such a number;
 * - `column-altered`: what it is looked up by is not what it says;
 * - `checkpoint-differs`: it, or what is before it, is not what it was when the checkpoint was made.
 */
export type LogFinding = {
  sequence: number;
  kind:
    'altered' | 'missing' | 'cut-off' | 'out-of-order' | 'inserted' | 'column-altered' | 'checkpoint-differs';
};

/** `provenTo`: the last entry a checkpoint vouches for; what comes after could have been cut off or made anew. */
export type LogReport = { entries: number; heads: Heads; provenTo: number; finding: LogFinding | null };

/**
 * Recomputes the chain over lines in the order of their numbers, up to the first that does not fit. Beyond the last
 * checkpoint it can't prove that nothing was cut off at the end, or that the whole was not made anew.
 */
export class LogVerifier {
  private heads: Heads = noHeads;
  private entries = 0;
  private provenTo = 0;
  private finding: LogFinding | null = null;
  private misplaced: Misplaced | null = null;
  private readonly checkpoints: ReadonlyMap<number, readonly Checkpoint[]>;

  constructor(checkpoints: readonly Checkpoint[] = []) {
    this.checkpoints = bySequence(checkpoints);
  }

  /** The entry, where it fits; null: something was found there or before. */
  take(line: LogLine): LogEntry | null {
    if (this.finding) return null;
    const entry = parseEntry(line.text);
    const number = entry?.sequence ?? line.columns.sequence;
    if (this.misplaced) {
      this.misplaced.see(number);
      return null;
    }
    const expected = this.entries + 1;
    const kept = line.columns.sequence;
    if (number !== expected && kept !== number && kept !== expected)
      return this.find({ sequence: number, kind: 'out-of-order' }); // only what it is kept under was altered
    if (number !== expected) {
      this.misplaced = new Misplaced(expected, number);
      return null;
    }
    const heads = nextHeads(this.heads, line.text);
    if (!entry || !sameHeads(heads, line.heads)) return this.find({ sequence: number, kind: 'altered' });
    const kind = this.compare(entry, heads, line);
    if (kind !== null) return this.find({ sequence: number, kind });
    this.heads = heads;
    this.entries = number;
    return entry;
  }

  private find(finding: LogFinding): null {
    this.finding = finding;
    return null;
  }

  private compare(entry: LogEntry, heads: Heads, { columns }: LogLine): LogFinding['kind'] | null {
    if (!sameColumns(columnsOf(entry), columns)) return 'column-altered';
    const points = this.checkpoints.get(entry.sequence) ?? [];
    if (!points.every((point) => sameHeads(point, heads) && point.at === entry.at))
      return 'checkpoint-differs';
    if (points.length > 0) this.provenTo = entry.sequence;
    return null;
  }

  report(): LogReport {
    const { entries, heads, provenTo } = this;
    const finding = this.finding ?? this.misplaced?.finding() ?? this.findCut();
    return { entries, heads, provenTo, finding };
  }

  private findCut(): LogFinding | null {
    const isCut = [...this.checkpoints.keys()].some((sequence) => sequence > this.entries);
    return isCut ? { sequence: this.entries + 1, kind: 'cut-off' } : null;
  }
}

function bySequence(checkpoints: readonly Checkpoint[]): Map<number, Checkpoint[]> {
  const found = new Map<number, Checkpoint[]>();
  for (const point of checkpoints) found.set(point.sequence, [...(found.get(point.sequence) ?? []), point]);
  return found;
}

function sameColumns(a: LogColumns, b: LogColumns): boolean {
  return (
    a.sequence === b.sequence &&
    a.at === b.at &&
    a.account === b.account &&
    a.action === b.action &&
    a.outcome === b.outcome &&
    a.thing === b.thing &&
    a.edition === b.edition
  );
}
