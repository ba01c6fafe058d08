const shanghai = 8 * 3_600_000; // no daylight saving since 1991

/** The calendar day, `YYYY-MM-DD`, on which an instant falls in Asia/Shanghai, whatever the machine's zone. */
export function dayInShanghai(instant: Date): string {
  return new Date(instant.getTime() + shanghai).toISOString().slice(0, 10);
}

/** Whether a text is a day of the calendar: `2026-02-30` is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Whether a version was published after the day it takes effect. */
export function isRetroactive(version: { effectiveOn: string; publishedAt: string }): boolean {
  return version.effectiveOn < dayInShanghai(new Date(version.publishedAt));
}
