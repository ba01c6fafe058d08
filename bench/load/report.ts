/* What is printed: a table for each thing that is measured. */
import { loadavg } from 'node:os';
import { print, printHead } from '../contender.js';

type Wanted = { most?: number; least?: number };

/** With what else the machine had to do. */
export function sayHead(title: string): void {
  const loads = loadavg().map((load) => load.toFixed(1));
  process.stdout.write(`\n${title}; load of the machine ${loads.join(', ')}\n\n`);
  printHead('', 'measured', 'wanted', 'reached');
}

/** Without `wanted` it is a yardstick, or told to explain another. */
export function sayFigure(what: string, figure: number, wanted?: Wanted): void {
  if (wanted === undefined) {
    print(what, figure, '', '');
    return;
  }
  const { most = Infinity, least = -Infinity } = wanted;
  const limit = wanted.most === undefined ? `≥ ${least}` : `≤ ${most}`;
  print(what, figure, limit, figure <= most && figure >= least ? 'yes' : 'no');
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
