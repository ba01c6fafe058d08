/** A terminal, or anything else that is written to. */
export type ProgressTarget = { isTTY?: boolean; write(text: string): unknown };

/** Wipes the line and goes to its start. */
const wipe = '\r\u001b[K';

/** Says what is going on, in one line that counts the seconds, if it takes more than a second and somebody watches. */
export async function withProgress<T>(
  target: ProgressTarget,
  label: string,
  work: () => Promise<T>,
  everyMs = 1_000,
): Promise<T> {
  if (target.isTTY !== true) return work();
  let ticks = 0;
  const clock = setInterval(() => {
    ticks++;
    target.write(`${wipe}${label}…… ${Math.round((ticks * everyMs) / 1_000)} 秒`);
  }, everyMs);
  try {
    return await work();
  } finally {
    clearInterval(clock);
    if (ticks > 0) target.write(wipe);
  }
}
