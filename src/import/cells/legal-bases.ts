import { readCitations } from '../../catalog/citation.js';
import { tidyText } from '../../catalog/text.js';
import { linesOf } from './edges.js';

/** In a title a space between longer words is meant: 《民政部 财政部关于…》, 《…脱贫攻坚 进一步做好…》. */
const meantSpace = /(?<=[\p{Script=Han}]{3})[ \u00a0\u3000](?=[\p{Script=Han}]{3})/gu;
const separators = /[;；、，,。\s]+/u;
const numbering = /^(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[)）]|[①-⑳]|[●·•■▪◆])+/u;
const conjunction = /^(?:和|与|及|以及|或|并)$/u;
const label = /^(?:【[^】]*】|\[[^\]]*\]|[^《》]{1,12}[:：])$/u;

/** 公开依据, one citation each; words that belong to no citation are texts of their own, none is dropped. */
export function readLegalBases(cell: string): string[] {
  const text = tidyBases(cell);
  const places = placesOfSigns(text);
  const squeezed = places.map((at) => text[at]).join('');
  const found: string[] = [];
  let from = 0;
  let squeezedFrom = 0;
  for (const citation of readCitations(text).citations) {
    // The parser may have left spaces out: its text is looked for without regard to them.
    const sought = citation.text.replace(/\s/g, '');
    const at = sought === '' ? -1 : squeezed.indexOf(sought, squeezedFrom);
    const start = places[at];
    const end = places[at + sought.length - 1];
    if (start === undefined || end === undefined) continue;
    const lead = readGap(text.slice(from, start), found);
    found.push(lead + text.slice(start, end + 1));
    from = end + 1;
    squeezedFrom = at + sought.length;
  }
  const rest = readGap(text.slice(from), found);
  return rest === '' ? found : [...found, rest];
}

function placesOfSigns(text: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) if (text[at] !== ' ') places.push(at);
  return places;
}

/** A line that begins like a citation is one of its own; other lines are broken in the middle of one. */
function tidyBases(cell: string): string {
  const whole = linesOf(cell.normalize('NFC')).reduce(
    (text, line) => (text === '' ? line : /^[《【①-⑳●·•\d]/u.test(line) ? `${text}；${line}` : text + line),
    '',
  );
  return tidyText(whole.replace(/《[^《》]*》/gu, (title) => title.replace(meantSpace, '\ue000'))).replaceAll(
    '\ue000',
    ' ',
  );
}

/** Words between two citations: adds them to those before or as texts of their own, gives what leads on to the next. */
function readGap(gap: string, found: string[]): string {
  const parts = gap.split(separators);
  const touchesBefore = parts[0] !== '' && found.length > 0;
  const words = parts
    .map((part) => part.replace(numbering, ''))
    .filter((part) => part !== '' && !/^\d{1,2}$/.test(part) && !conjunction.test(part));
  const lead = words.at(-1) ?? '';
  const leadsOn =
    lead !== '' && parts.at(-1) !== '' && (words.length > 1 || !touchesBefore || label.test(lead));
  for (const [index, word] of (leadsOn ? words.slice(0, -1) : words).entries()) {
    const last = found.length - 1;
    if (index === 0 && touchesBefore && /^(?:等|号|[)）〕])/u.test(word))
      found[last] = (found[last] ?? '') + word;
    else found.push(word);
  }
  return leadsOn ? lead : '';
}
