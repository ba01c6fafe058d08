/** How long somebody stays signed in: half an hour without doing anything, eight hours in all. */
export const sessionLimits = { idleMs: 30 * 60_000, wholeMs: 8 * 3_600_000, noteMs: 60_000 } as const;

/** How far a clock may be set back without ending everybody's session. */
const toleratedMs = 5 * 60_000;

/** ISO 8601 instants, UTC. */
export type SessionTimes = { createdAt: string; seenAt: string };

/** Whether a session still holds. One from the future does not: its end could not be told. */
export function isAlive({ createdAt, seenAt }: SessionTimes, at: Date): boolean {
  const [age, idle] = [since(createdAt, at), since(seenAt, at)];
  return (
    age >= -toleratedMs && idle >= -toleratedMs && age < sessionLimits.wholeMs && idle < sessionLimits.idleMs
  );
}

/** Whether it is worth writing down that somebody is still there: once a minute. */
export function isToBeNoted({ seenAt }: Pick<SessionTimes, 'seenAt'>, at: Date): boolean {
  return Math.abs(since(seenAt, at)) >= sessionLimits.noteMs;
}

function since(instant: string, at: Date): number {
  return at.getTime() - Date.parse(instant);
}
