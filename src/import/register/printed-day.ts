import { isDay } from '../../catalog/day.js';
import { foldWidth, withoutSpaces } from '../../catalog/text.js';

const printed = /^(?<year>(?:19|20)\d{2})(?:年|[-./])(?<month>\d{1,2})(?:月|[-./])(?<day>\d{1,2})日?(?!\d)/u;

/** 2019年1月25日, 2019-1-25, 2019.01.25, with or without words behind it; null where no whole day is named. */
export function readDay(text: string): string | null {
  const words = withoutSpaces(foldWidth(text).replace(/\s+\d{1,2}:\d{2}.*$/u, '')).replace(/^截?至/u, '');
  const { year = '', month = '', day = '' } = printed.exec(words)?.groups ?? {};
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(found) ? found : null;
}
