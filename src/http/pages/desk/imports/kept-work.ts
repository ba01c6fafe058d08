import { createHash } from 'node:crypto';

/** So long a page waits for work before it says that it is under way. */
const patienceMs = 1_000;

/** What takes long to work out and is asked for again and again: the newest few of it. */
export class KeptWork<T> {
  private readonly kept = new Map<string, Promise<T>>();

  constructor(
    private readonly most: number,
    private readonly patience = patienceMs,
  ) {}

  /** null: it is not done yet; ask again. What failed is tried anew when it is asked for again. */
  async ask(about: unknown, work: () => Promise<T>): Promise<{ value: T } | null> {
    const key = keyOf(about);
    const known = this.kept.get(key);
    const promise = known ?? work();
    this.kept.delete(key); // and to the end: the one asked for last goes last
    this.kept.set(key, promise);
    for (const old of [...this.kept.keys()].slice(0, -this.most)) this.kept.delete(old);
    let clock: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      clock = setTimeout(resolve, this.patience, null);
    });
    try {
      return await Promise.race([promise.then((value) => ({ value })), late]);
    } catch (error) {
      this.kept.delete(key);
      throw error;
    } finally {
      clearTimeout(clock);
    }
  }

  /** Is worked out anew when it is asked for again. */
  forget(about: unknown): void {
    this.kept.delete(keyOf(about));
  }
}

function keyOf(about: unknown): string {
  return createHash('sha256').update(JSON.stringify(about)).digest('base64');
}
