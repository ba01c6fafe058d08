import type { ItemContent, ItemField } from '../item.js';
import { sayValue } from '../words.js';
import { pairElements } from './pairs.js';
import type { Segment } from './segments.js';
import { diffWords } from './segments.js';

/** One field before and after, element by element: what went is `removed`, what came is `added`. */
export type FieldMarks = { field: ItemField; before: Segment[][]; after: Segment[][] };

/** Both sides whole, each in its own order. An element that stands elsewhere now has gone from there and come here. */
export function markField(
  field: ItemField,
  before: ItemContent[ItemField],
  after: ItemContent[ItemField],
): FieldMarks {
  const [old, now] = [sayValue(before), sayValue(after)];
  const was = new Queues();
  const is = new Queues();
  for (const pair of pairElements(old, now)) {
    switch (pair.fate) {
      case 'kept':
        was.put(pair.text, [{ fate: 'same', text: pair.text }]);
        is.put(pair.text, [{ fate: 'same', text: pair.text }]);
        break;
      case 'moved':
        was.put(pair.text, [{ fate: 'removed', text: pair.text }]);
        is.put(pair.text, [{ fate: 'added', text: pair.text }]);
        break;
      case 'removed':
        was.put(pair.text, [{ fate: 'removed', text: pair.text }]);
        break;
      case 'added':
        is.put(pair.text, [{ fate: 'added', text: pair.text }]);
        break;
      case 'changed': {
        const words = diffWords(pair.before, pair.after);
        was.put(
          pair.before,
          words.filter(({ fate }) => fate !== 'added'),
        );
        is.put(
          pair.after,
          words.filter(({ fate }) => fate !== 'removed'),
        );
        break;
      }
    }
  }
  return { field, before: old.map((text) => was.take(text)), after: now.map((text) => is.take(text)) };
}

/** What became of each element by its text, one after another where several read the same. */
class Queues {
  readonly #waiting = new Map<string, Segment[][]>();

  put(text: string, segments: Segment[]): void {
    this.#waiting.set(text, [...(this.#waiting.get(text) ?? []), segments]);
  }

  take(text: string): Segment[] {
    return this.#waiting.get(text)?.shift() ?? [{ fate: 'same', text }];
  }
}
