const shanghai = 8 * 3_600_000; // no daylight saving since 1991

/** The calendar day, `YYYY-MM-DD`, on which an instant falls in Asia/Shanghai, whatever the machine's zone. */
export function dayInShanghai(instant: Date): string {
  return new Date(instant.getTime() + shanghai).toISOString().slice(0, 10);
}

/** The instant at which a day begins in Asia/Shanghai. */
export function startOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - shanghai);
}

/** 2026-11-27 14:05:09 on the clocks of Asia/Shanghai. */
export function timeInShanghai(instant: string): string {
  return new Date(Date.parse(instant) + shanghai).toISOString().slice(0, 19).replace('T', ' ');
}

/** Whether a text is a day of the calendar: `2026-02-30` is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The day of an ISO instant, as `dayInShanghai`. */
export function dayOf(instant: string): string {
  return dayInShanghai(new Date(instant));
}

/** Whether a version was published after the day it takes effect. */
export function isRetroactive(version: { effectiveOn: string; publishedAt: string }): boolean {
  return version.effectiveOn < dayOf(version.publishedAt);
}

/** 2026-11-01 → 2026年11月1日, for running text; tables keep the digits. */
export function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-').map((part) => String(Number(part)));
  return `${year}年${month}月${date}日`;
}

/**
 * An instant from outside as ISO 8601 in UTC with milliseconds: with an offset, or a bare day, which counts to its end.
 * null for anything else: a time without an offset would mean another instant on every machine.
 */
export function parseInstant(text: string): string | null {
  if (isDay(text)) return new Date(`${text}T23:59:59.999+08:00`).toISOString();
  const [, day = ''] =
    /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.exec(text) ?? [];
  const instant = new Date(text);
  return isDay(day) && !Number.isNaN(instant.getTime()) ? instant.toISOString() : null;
}
