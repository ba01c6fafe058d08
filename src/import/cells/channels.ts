import { theThirteenChannels } from '../../catalog/channel.js';
import { foldWidth, tidyText, withoutSpaces } from '../../catalog/text.js';
import type { TidyingKind } from '../tidying.js';
import { isBlank } from './blank.js';
import { separators, withoutTail } from './edges.js';
import { leftOut } from './left-out.js';
import { remembered } from './remembered.js';

/** The chosen channels, a remark printed under them (注：…), ticked boxes whose name can't be read, and what was tidied. */
export type ReadChannels = {
  channels: string[];
  remark: string | null;
  unreadable: string[];
  tidied: readonly TidyingKind[];
};

/** Spellings of the ministry channels, folded (no spaces, half width, `/` for 、). */
const canonical = new Map<string, string>();
for (const channel of theThirteenChannels) canonical.set(fold(channel), channel);
for (const [spelling, channel] of [
  ['发布会听证会', '发布会/听证会'],
  ['发布会、听证会', '发布会/听证会'],
  ['政府服务中心', '政务服务中心'],
  ['入户现场', '入户/现场'],
  ['社区/企事业单位/村公示栏', '社区/企事业单位/村公示栏（电子屏）'],
  ['社区/企事业单位/村公示栏(电子屏', '社区/企事业单位/村公示栏（电子屏）'],
  ['社区/企事业单位/村公示栏电子屏', '社区/企事业单位/村公示栏（电子屏）'],
  ['社区企事业单位村公示栏(电子屏)', '社区/企事业单位/村公示栏（电子屏）'],
] as const)
  canonical.set(fold(spelling), channel);

const oddChosen = '▄▲☑✓✔√✅☒●◆█▇🗹';
const oddUnchosen = '☐◻▢○〇◇';
const chosen = `■${oddChosen}`;
const unchosen = `□${oddUnchosen}`;
const oddBox = new RegExp(`[${oddChosen}${oddUnchosen}]`, 'u');
/** In the place of a box that can't be told: ticked or not, nobody knows. */
const lostBox = '▯';
const box = new RegExp(`[${chosen}${unchosen}${lostBox}]`, 'u');
const eachBox = new RegExp(`([${chosen}${unchosen}${lostBox}])`, 'u');

/** 公开渠道和载体: with boxes only the ticked ones, without boxes all that are named. */
export const readChannels = remembered((cell): ReadChannels => {
  const composed = cell.normalize('NFC');
  const told = withBoxes(composed);
  const { text, remark } = withoutRemark(told);
  const found = isBlank(text) ? noChannels : box.test(text) ? boxed(text) : unboxed(text);
  const channels = [...new Set(found.channels)];
  const tidied = new Set<TidyingKind>(found.tidied);
  if (composed !== cell) tidied.add('characters-composed');
  if (told !== composed || oddBox.test(text)) tidied.add('sign-read');
  if (remark !== null) tidied.add('remark-moved');
  if (channels.length < found.channels.length) tidied.add('repeat-dropped');
  return { channels, remark, unreadable: found.unreadable, tidied: [...tidied] };
});

type Names = Omit<ReadChannels, 'remark'>;
const noChannels: Names = { channels: [], unreadable: [], tidied: [] };

function unboxed(text: string): Names {
  const channels = list(text);
  return { channels, unreadable: [], tidied: leftOut(text, channels) ?? respelled };
}

/** 口 typed for □, and what symbol fonts leave over (R and £, þ and ¨, private signs), where a box must stand. */
function withBoxes(text: string): string {
  return text
    .replace(/(村公示栏)\s*([（(])\s*[■□口]\s*(?=电子)/gu, '$1$2')
    .replace(/(?<=^|[\s;；,，:：、。])R(?=\s*[\p{Script=Han}])/gu, '■')
    .replace(/(?<=^|[\s;；,，:：、。\p{Script=Han}])£/gu, '□')
    .replace(/(?<=^|[\s;；,，:：、。])口(?=\s*[\p{Script=Han}])/gu, '□')
    .replace(new RegExp(`口(?=${beginsName})`, 'gu'), '□')
    .replace(new RegExp(`R(?=${beginsName})`, 'gu'), '■')
    .replace(/[þ\uf052\uf06e\uf0fe]/gu, '■')
    .replace(/[¨\uf06f\uf0a3\uf0a8]/gu, '□')
    .replace(new RegExp(`[?？\ufffd\ue000-\uf8ff](?=\\s*(?:${beginsName}))`, 'gu'), lostBox);
}

/** How the ministry's channels begin: before them 口 and R are boxes even inside a run of words. */
const beginsName =
  '政府网站|政府公报|两微一端|发布会|广播电视|纸质媒体|公开查阅点|政务服务中心|便民服务站|入户|社区|精准推送|其他';

/** The cell with every box that can't be told as this one. */
export function withBoxesSettled(cell: string, sign: '■' | '□'): string {
  const told = withBoxes(cell.normalize('NFC'));
  return told.includes(lostBox) ? told.replaceAll(lostBox, sign) : cell;
}

function withoutRemark(text: string): { text: string; remark: string | null } {
  const at = text.search(/(?<=^|\s|[■□。；;])(?:注|备注|说明)[:：]/u);
  if (at < 0) return { text, remark: null };
  return { text: withoutTail(text.slice(0, at), `■□${separators}`), remark: tidyText(text.slice(at)) };
}

function boxed(text: string): Names {
  const channels: string[] = [];
  const unreadable: string[] = [];
  const tidied = new Set<TidyingKind>();
  const parts = text.split(eachBox);
  // What stands before the first box has lost its own, and was not left out by its author.
  channels.push(...list(parts[0] ?? ''));
  if (channels.length > 0) tidied.add('list-split');
  const lost = parts.flatMap((part, i) => (part === lostBox ? [`?${tidyText(parts[i + 1] ?? '')}`] : []));
  if (lost.length > 0) unreadable.push(lost.join('').slice(0, 60));
  for (let i = 1; i < parts.length; i += 2) {
    if (!chosen.includes(parts[i] ?? '')) continue;
    const name = (parts[i + 1] ?? '').trim();
    const names = behindBox(name);
    if (names.length === 0) {
      // Two signs for one box (■√政府网站).
      if (name === '' && chosen.includes(parts[i + 2] ?? ' ')) continue;
      unreadable.push(tidyText(`${parts[i] ?? ''}${name}`));
      continue;
    }
    channels.push(...names);
    for (const kind of leftOut(name, names) ?? respelled) tidied.add(kind);
  }
  return { channels, unreadable, tidied: [...tidied] };
}

const respelled: readonly TidyingKind[] = ['respelled'];

/** Behind a box stands one name, spaces and commas in it or not, unless those that follow are known ones without their box. */
function behindBox(text: string): string[] {
  const names = list(text);
  return names.length > 1 && !names.slice(1).every((name) => canonical.has(fold(name)))
    ? readName(text.replace(/\s+/gu, ' '))
    : names;
}

/** The names in a text without boxes. */
function list(text: string): string[] {
  const whole = fold(withoutTail(text, separators));
  const known = canonical.get(whole);
  if (known !== undefined) return [known];
  if (/其他/u.test(text) && !/\n/.test(text.trim()) && /^[\d.、\s]*其他/u.test(text)) return readName(text);
  if (/(?:等|的)[^;；]{0,12}方式[。.]?$/u.test(withoutSpaces(text)) && !/[;；\n]/.test(text))
    return readName(text);
  return splitNames(text).flatMap(readName);
}

/** Line breaks inside a name (`(电子\n屏)`), slashes and commas that are part of a name are not separators. */
function splitNames(text: string): string[] {
  const folded = text.replace(
    /社区[\s]*[/／、][\s]*企事业单位[\s]*[/／、][\s]*村公示栏(?:\s*[（(]?\s*电子\s*屏\s*[)）]?)?/gu,
    ' 社区/企事业单位/村公示栏（电子屏） ',
  );
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of folded) {
    if (/[（(]/.test(character)) depth++;
    else if (/[）)]/.test(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && /[;；,，、。\s]/u.test(character)) {
      parts.push(part);
      part = '';
    } else if (!/\s/u.test(character)) part += character;
  }
  return [...parts, part];
}

/** One name, or several run together without a separator (`政府网站政府公报`). */
function readName(printed: string): string[] {
  const name = withoutTail(tidyText(printed), separators)
    .replace(/^[\d]{1,2}[.．、)）]/u, '')
    .replace(/^[:：;；,，、.\s]+/u, '');
  if (isBlank(name) || /^[?？*\s]+$/u.test(name)) return [];
  const known = canonical.get(fold(name));
  if (known !== undefined) return [known];
  const tail = /^其他[:：_＿\s-]*(.*)$/u.exec(name)?.[1];
  if (tail !== undefined)
    return [/^[_＿\s]*$/u.test(tail) ? '其他' : `其他：${tail.replace(/^[（(](.*)[)）]$/u, '$1')}`];
  return runTogether(name) ?? [name];
}

function runTogether(name: string): string[] | null {
  let left = fold(name);
  const found: string[] = [];
  while (left !== '') {
    const next = [...canonical.keys()]
      .filter((key) => left.startsWith(key))
      .sort((a, b) => b.length - a.length)[0];
    if (next === undefined) return null;
    found.push(canonical.get(next) ?? next);
    left = left.slice(next.length);
  }
  return found.length > 1 ? found : null;
}

function fold(text: string): string {
  return foldWidth(withoutSpaces(text)).replaceAll('、', '/');
}
