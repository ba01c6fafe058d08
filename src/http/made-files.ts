type Kept = { bytes: Promise<Buffer>; size: number };

/**
 * Makes files one after another, however many are asked for at once: each takes seconds and memory if it is large. What
 * was made last is kept, so that who asks for the same gets the same bytes.
 */
export class MadeFiles {
  private last: Promise<unknown> = Promise.resolve();
  private readonly kept = new Map<string, Kept>();

  /** So many bytes of finished files are kept. */
  constructor(private readonly mostBytes = 48 * 2 ** 20) {}

  /** The file of this name, made unless it is there; a name stands for the same bytes always. */
  make(name: string, work: () => Promise<Buffer>): Promise<Buffer> {
    const known = this.kept.get(name);
    this.kept.delete(name);
    const file = known ?? this.begin(name, work);
    this.kept.set(name, file); // and to the end, so that they stand in the order in which they were asked for
    return file.bytes;
  }

  /** Does some work when all that was begun before is done. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined); // whoever waits for it is told
    return done;
  }

  private begin(name: string, work: () => Promise<Buffer>): Kept {
    const file: Kept = { bytes: this.inTurn(work), size: 0 };
    file.bytes.then(
      ({ length }) => {
        file.size = length;
        this.trim();
      },
      () => this.kept.delete(name),
    );
    return file;
  }

  private trim(): void {
    let bytes = [...this.kept.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [name, { size }] of this.kept) {
      if (bytes <= this.mostBytes) return;
      if (size > 0) this.kept.delete(name); // one that is being made is waited for
      bytes -= size;
    }
  }
}
