/** A text without the signs at its end. A loop, since `/[…]+$/` takes time with the square of a long run of signs. */
export function withoutTail(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

export const separators = ';；:：,，、。. \t\r\n\u00a0\u3000';

/** The lines of a text that say something, without the space around them. */
export function linesOf(text: string): string[] {
  return text
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
