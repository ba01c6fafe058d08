import { formOf } from './form.js';

/** From 0 to 1: Dice's coefficient over pairs of neighbouring characters; texts that differ in form alone are at 1. */
export function likenessOf(a: string, b: string): number {
  const [left, right] = [bigramsOf(a), bigramsOf(b)];
  const waiting = new Map<string, number>();
  for (const gram of left) waiting.set(gram, (waiting.get(gram) ?? 0) + 1);
  let shared = 0;
  for (const gram of right) {
    const left = waiting.get(gram) ?? 0;
    if (left === 0) continue;
    waiting.set(gram, left - 1);
    shared++;
  }
  const size = left.length + right.length;
  return size === 0 ? 0 : (2 * shared) / size;
}

function bigramsOf(text: string): string[] {
  const signs = Array.from(formOf(text));
  return signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`);
}
