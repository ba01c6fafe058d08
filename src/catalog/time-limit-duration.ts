const least = ['不得少于', '不少于', '不得低于', '不低于', '不得短于', '不短于', '至少'];
const plain = ['期限为', '期限', '时间为', '时间', '期间为', '期间', '为期', '期为', '期', '为'];
const keeping = ['公示', '公告', '公开', '公布', '张贴', '展示', '保留', '保持', '保存'];

/** Whether the words in front of a span say that something lasts so long: 公示(7个工作日), 征求意见期限不得少于(30日). */
export function isDuration(before: string): boolean {
  return [...least, ...plain, ...keeping].some((words) => before.endsWith(words));
}

/** What lasts is named as scope where it is not the publication itself. */
export function readDuration(before: string): { atLeast: boolean; scope?: string } {
  const atLeast = least.some((words) => before.endsWith(words));
  const what = without(plain, without(least, before)).replace(/^.*[并且]/u, '');
  return what === '' || keeping.some((words) => what.endsWith(words))
    ? { atLeast }
    : { atLeast, scope: what };
}

function without(endings: string[], words: string): string {
  const ending = endings.find((each) => words.endsWith(each));
  return ending === undefined ? words : words.slice(0, -ending.length);
}
