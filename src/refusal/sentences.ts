/** What each refusal of a kind says, with its HTTP status; the words its sentence needs are its details. */
export type Sentences<D> = { [C in keyof D]: { status: number; say: (details: D[C]) => string } };

/** As many as a reader takes in. */
export function sayFirst(subjects: readonly string[]): string {
  return `${subjects.slice(0, 5).join('、')}${subjects.length > 5 ? ' 等' : ''}`;
}
