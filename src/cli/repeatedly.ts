/** Does some work now and again and again, one time after the other. Gives what ends that, when what is under way is done. */
export function repeatedly(everyMs: number, work: () => Promise<void>): () => Promise<void> {
  let working = work();
  const timer = setInterval(() => {
    working = working.then(work);
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await working;
  };
}

/** The same work, whose failures are told and end nothing; one that stays is told once. */
export function tellingFailures(
  work: () => Promise<unknown>,
  tell: (failure: string) => void,
): () => Promise<void> {
  let told: string | null = null;
  return async () => {
    try {
      await work();
      told = null;
    } catch (error) {
      const failure = sayError(error);
      if (failure !== told) tell(failure);
      told = failure;
    }
  };
}

export function sayError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
