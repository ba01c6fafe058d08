/** A catalog says the same things over and over: a reader of cells that keeps its last answers. Answers are not changed. */
export function remembered<T>(read: (cell: string) => T, most = 5_000): (cell: string) => T {
  const answers = new Map<string, T>();
  return (cell) => {
    const known = answers.get(cell);
    if (known !== undefined) return known;
    const answer = read(cell);
    if (answers.size >= most) answers.clear();
    answers.set(cell, answer);
    return answer;
  };
}
