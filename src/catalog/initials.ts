/** Pinyin initials, by which people look for what is long to type: yljg finds 养老机构. */

/** The first character of each letter in the order of pinyin; i, u and v begin no syllable. */
const letters = 'abcdefghjklmnopqrstwxyz';
const firsts = Array.from('吖八嚓咑妸发旮哈丌咔垃妈拏噢妑七呥仨他穵夕丫帀');

/** Characters that are also read with another initial than the order of pinyin has them by. */
const otherReadings: Record<string, string> = {
  行: 'h',
  重: 'c',
  长: 'c',
  调: 't',
  会: 'k',
  率: 's',
  车: 'j',
  单: 's',
  参: 's',
  乐: 'y',
  传: 'z',
  藏: 'z',
  校: 'j',
  省: 'x',
  便: 'p',
  朝: 'z',
  降: 'x',
  系: 'j',
};

const inPinyin = new Intl.Collator('zh-u-co-pinyin');
const known = new Map<string, string>();

/** The letters a character may stand for; of a letter or digit that sign itself, of anything else ''. */
function lettersOf(character: string): string {
  const remembered = known.get(character);
  if (remembered !== undefined) return remembered;
  const found = /\p{Script=Han}/u.test(character)
    ? `${letterInOrder(character)}${otherReadings[character] ?? ''}`
    : /[a-z\d]/iu.test(character)
      ? character.toLowerCase()
      : '';
  known.set(character, found);
  return found;
}

function letterInOrder(character: string): string {
  const after = firsts.findIndex((first) => inPinyin.compare(first, character) > 0);
  return letters.charAt((after < 0 ? firsts.length : after) - 1);
}

/** Whether two characters may be typed with the same first letter, as who means the one and gets the other. */
export function mayShareInitial(a: string, b: string): boolean {
  const others = lettersOf(b);
  return Array.from(lettersOf(a)).some((letter) => others.includes(letter));
}

/** Whether what somebody typed may be initials at all: letters, at least two. */
export function isInitials(typed: string): boolean {
  return /^[a-z]{2,}$/iu.test(typed);
}

/** Where in a text characters stand one after another that have these initials; punctuation between them does not count. */
export function findInitials(text: string, initials: string): { from: number; to: number } | null {
  const sought = initials.toLowerCase();
  const letters: string[] = [];
  const places: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const sign of text) {
    const found = lettersOf(sign);
    const end = at + sign.length;
    if (found !== '') {
      letters.push(found);
      places.push(at);
      ends.push(end);
    }
    at = end;
  }
  const start = placeOfInitials(letters, sought);
  const [from, to] = [places[start], ends[start + sought.length - 1]];
  return from === undefined || to === undefined ? null : { from, to };
}

/** -1: nowhere. */
function placeOfInitials(letters: readonly string[], sought: string): number {
  for (let start = 0; start + sought.length <= letters.length; start++) {
    let index = 0;
    while (index < sought.length && letters[start + index]?.includes(sought.charAt(index))) index++;
    if (index === sought.length) return start;
  }
  return -1;
}
