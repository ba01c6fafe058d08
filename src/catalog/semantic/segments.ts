/** A stretch of words that both texts have, or only the one before (removed), or only the one after (added). */
export type Segment = { fate: 'same' | 'removed' | 'added'; text: string };

/** So many pairs of words are compared; of longer texts only the ends they share are kept. */
const mostPairs = 1_000_000;

/** Below this share of common characters two texts read better one after the other than woven together. */
const leastShared = 0.3;

/**
 * What became of a text, word by word: `same` and `removed` together are the text before, `same` and `added` that
 * after. A number, an article (第十一条) or a document number is one word and never torn: 20 → 10, not 2 → 1.
 */
export function diffWords(before: string, after: string): Segment[] {
  const woven = betweenEnds(stretchesOf(before), stretchesOf(after), compareStretches);
  const shared = lengthOf(woven.filter(({ fate }) => fate === 'same'));
  if (shared < leastShared * Math.max(before.length, after.length)) return replaced([before], [after]);
  return joined(woven);
}

/** A part of a text between signs, or a sign; a whole is not cut into words. */
type Stretch = { text: string; whole: boolean };

/** Most of a text stays, so that only what is between its shared ends is cut into words. */
function compareStretches(old: readonly Stretch[], now: readonly Stretch[]): Segment[] {
  if (old.length * now.length > mostPairs) return replaced(textsOf(old), textsOf(now));
  return betweenEnds(old.flatMap(wordsOf), now.flatMap(wordsOf), (oldWords, nowWords) =>
    compare(textsOf(oldWords), textsOf(nowWords)),
  );
}

/** What is one word whatever a dictionary says: document numbers, articles, numbers, and the words a duty hangs on. */
const wholes = new RegExp(
  [
    '[〔(（\\[［]\\d{4}[〕)）\\]］]第?\\d{1,5}号',
    '第[\\d零〇一二三四五六七八九十百千]+[条款项目编章节号](?:之[一二三四五六七八九十]+)?',
    '\\d+(?:[.．,，:：/-]\\d+)*[%％‰]?',
    '[０-９]+',
    '[零〇一二两三四五六七八九十百千万]+(?=个|日|天|周|月|年|季|次|人|元|级|件|份|倍|[%％])',
    '应当|可以|不得|必须',
  ].join('|'),
  'gu',
);
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function stretchesOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  const cut = (to: number): void => {
    for (const part of text.slice(from, to).match(/[\p{L}\p{M}\p{N}]{1,200}|[^\p{L}\p{M}\p{N}]/gu) ?? [])
      found.push({ text: part, whole: part.length === 1 });
  };
  for (const match of text.matchAll(wholes)) {
    cut(match.index);
    found.push({ text: match[0], whole: true });
    from = match.index + match[0].length;
  }
  cut(text.length);
  return found;
}

/** A stretch at a time: on many thousand characters at once the segmenter takes their square. */
function wordsOf({ text, whole }: Stretch): Stretch[] {
  if (whole) return [{ text, whole }];
  return Array.from(segmenter.segment(text), ({ segment }) => ({ text: segment, whole: true }));
}

/** The stretches both begin and end with, and between them what a comparison finds. */
function betweenEnds(
  old: readonly Stretch[],
  now: readonly Stretch[],
  compareMiddle: (old: readonly Stretch[], now: readonly Stretch[]) => Segment[],
): Segment[] {
  const head = sharedHead(old, now);
  const tail = sharedHead(old.slice(head).reverse(), now.slice(head).reverse());
  return [
    ...old.slice(0, head).map(({ text }) => same(text)),
    ...compareMiddle(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...old.slice(old.length - tail).map(({ text }) => same(text)),
  ];
}

function textsOf(words: readonly Stretch[]): string[] {
  return words.map(({ text }) => text);
}

function sharedHead(old: readonly Stretch[], now: readonly Stretch[]): number {
  let length = 0;
  while (length < old.length && length < now.length && old[length]?.text === now[length]?.text) length++;
  return length;
}

/** The longest common words, counted by their characters. */
function compare(old: readonly string[], now: readonly string[]): Segment[] {
  if (old.length * now.length > mostPairs) return replaced(old, now);
  const width = now.length + 1;
  const best = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const word = old[i] ?? '';
      best[i * width + j] = Math.max(
        at(i + 1, j),
        at(i, j + 1),
        word === now[j] ? at(i + 1, j + 1) + word.length : 0,
      );
    }
  }
  const segments: Segment[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    const word = old[i] ?? '';
    if (word === now[j] && at(i, j) === at(i + 1, j + 1) + word.length) {
      segments.push(same(word));
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) segments.push(...replaced([old[i++] ?? ''], []));
    else segments.push(...replaced([], [now[j++] ?? '']));
  }
  return [...segments, ...replaced(old.slice(i), now.slice(j))];
}

function same(text: string): Segment {
  return { fate: 'same', text };
}

function replaced(old: readonly string[], now: readonly string[]): Segment[] {
  const removed: Segment = { fate: 'removed', text: old.join('') };
  const added: Segment = { fate: 'added', text: now.join('') };
  return [removed, added].filter(({ text }) => text !== '');
}

function lengthOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { text }) => sum + text.length, 0);
}

/** Neighbours of one fate are one segment; between two stretches that stay, what went stands before what came. */
function joined(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  let [removed, added]: [string, string] = ['', ''];
  const flush = () => {
    result.push(...replaced([removed], [added]));
    [removed, added] = ['', ''];
  };
  for (const { fate, text } of segments) {
    if (fate === 'removed') removed += text;
    else if (fate === 'added') added += text;
    else if (text !== '') {
      if (removed !== '' || added !== '') flush();
      const last = result.at(-1);
      if (last?.fate === 'same') result[result.length - 1] = same(last.text + text);
      else result.push(same(text));
    }
  }
  flush();
  return result;
}
