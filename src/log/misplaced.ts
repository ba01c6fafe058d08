import type { LogFinding } from './verify-log.js';

/** Another entry stands where one was expected; the lines after it tell what was done. */
export class Misplaced {
  private next: number | null = null;
  private turnedUp = false;

  /** `place`: the number expected; `found`: the one that is there. */
  constructor(
    private readonly place: number,
    private readonly found: number,
  ) {}

  /** The number of a line after it. */
  see(number: number): void {
    this.next ??= number;
    if (number === this.place) this.turnedUp = true;
  }

  finding(): LogFinding {
    const { place, found, next, turnedUp } = this;
    if (found < place && next === place) return { sequence: found, kind: 'inserted' };
    if (turnedUp) return { sequence: place, kind: 'out-of-order' };
    if (next === place + 1) return { sequence: place, kind: 'altered' }; // only its number was
    return found < place ? { sequence: found, kind: 'inserted' } : { sequence: place, kind: 'missing' };
  }
}
