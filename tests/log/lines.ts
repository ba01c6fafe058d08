import { nextHeads, noHeads } from '../../src/log/chain.js';
import type { Checkpoint } from '../../src/log/checkpoint.js';
import type { LogEntry } from '../../src/log/entry.js';
import { columnsOf, entryText } from '../../src/log/entry.js';
import type { LogLine, LogReport } from '../../src/log/verify-log.js';
import { LogVerifier } from '../../src/log/verify-log.js';

export function anEntry(sequence: number, entry: Partial<LogEntry> = {}): LogEntry {
  return {
    sequence,
    at: new Date(Date.UTC(2026, 10, 25, 4, 0, sequence)).toISOString(),
    account: '法制办',
    via: 'page',
    address: '10.1.2.3',
    request: '1A2B3C4D',
    action: 'draft.edit',
    outcome: 'done',
    thing: { kind: 'draft', id: String(sequence) },
    edition: 'longting-district',
    details: { changes: sequence },
    ...entry,
  };
}

/** The lines a log of these entries has. */
export function linesOf(entries: readonly LogEntry[]): LogLine[] {
  let heads = noHeads;
  return entries.map((entry) => {
    const text = entryText(entry);
    heads = nextHeads(heads, text);
    return { text, heads, columns: columnsOf(entry) };
  });
}

export function aLog(length: number): LogLine[] {
  return linesOf(Array.from({ length }, (_, index) => anEntry(index + 1)));
}

/** Where a log stood after an entry. */
export function pointAt(lines: readonly LogLine[], sequence: number): Checkpoint {
  const { heads, columns } = lines[sequence - 1]!;
  return { sequence, at: columns.at, ...heads };
}

export function verify(lines: readonly LogLine[], checkpoints: readonly Checkpoint[] = []): LogReport {
  const verifier = new LogVerifier(checkpoints);
  for (const line of lines) verifier.take(line);
  return verifier.report();
}
