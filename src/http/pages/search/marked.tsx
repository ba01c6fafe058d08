import type { Sought } from '../../../catalog/find-words.js';
import { markSought } from '../../../catalog/find-words.js';
import type { Html } from '../html.js';

/** A text with what was sought in it marked. */
export function Marked({ text, sought }: { text: string; sought: Sought }): Html {
  return <>{markSought(text, sought).map((part) => (part.sought ? <mark>{part.text}</mark> : part.text))}</>;
}
