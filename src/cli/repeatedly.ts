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
