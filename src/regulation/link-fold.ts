/** Titles and numbers without the differences that printing makes, to compare them by. A wrong character is no such difference. */

const marks = /[\p{P}\p{S}\p{Z}\p{C}]/gu;

/** Width, spaces, title marks, brackets and stray punctuation do not count. */
export function foldTitle(title: string): string {
  return title.normalize('NFKC').replace(marks, '');
}

export const state = '中华人民共和国';

/** The name of the state may be added to a national title or left out, also inside (实施《中华人民共和国义务教育法》办法). */
export function withoutState(folded: string): string {
  return folded.replaceAll(state, '') || folded;
}

/** 国令第711号, 中华人民共和国国务院令第711号 and 国务院令第711号 are one number. */
export function foldNumber(number: string): string {
  return foldTitle(number).replaceAll(state, '').replace(/^国令/u, '国务院令');
}
