/** Lets a few work at once, a few more wait, and turns the rest away: slow hashes must not eat the whole machine. */
export class Turns {
  private working = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits: { atOnce: number; waiting: number }) {}

  /** Whether who comes now and is not first would be turned away. */
  get isFull(): boolean {
    return this.working >= this.limits.atOnce && this.waiting.length >= this.limits.waiting;
  }

  /**
   * Does the work when it is its turn; null: too many wait already. `first`: before all others, and never turned away;
   * for those whose number is bounded elsewhere.
   */
  async take<T>(work: () => Promise<T>, { first = false } = {}): Promise<T | null> {
    if (this.working >= this.limits.atOnce) {
      if (!first && this.isFull) return null;
      await new Promise<void>((begin) => {
        if (first) this.waiting.unshift(begin);
        else this.waiting.push(begin);
      });
    } else {
      this.working++;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // who waited takes over the place
      if (next) next();
      else this.working--;
    }
  }
}
