import { isDay, parseInstant, startOfDay } from '../catalog/day.js';

const aDay = 86_400_000;

/** From when entries are looked for; a bare day from its beginning in Asia/Shanghai. null: neither day nor instant. */
export function parseFrom(text: string): string | null {
  return isDay(text) ? midnight(text, 0) : parseInstant(text);
}

/** Until when, that instant not included; a bare day to its end. */
export function parseTo(text: string): string | null {
  return isDay(text) ? midnight(text, aDay) : parseInstant(text);
}

function midnight(day: string, later: number): string {
  return new Date(startOfDay(day).getTime() + later).toISOString();
}
