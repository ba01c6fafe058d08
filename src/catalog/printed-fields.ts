import { theThirteenChannels } from './channel.js';

/** Texts of fields as tables print them; reading them again gives the same values, but for what import always tidies. */

/**
 * Elements on one line; on numbered lines of their own where one of them holds a semicolon or an open bracket. A single
 * one that enumerates ends with a semicolon, which says that its commas part nothing.
 */
export function joinElements(elements: readonly string[]): string {
  if (!elements.every(fitsOnLine)) return numberLines(elements);
  const line = elements.join('；');
  return elements.length === 1 && /、.*、/u.test(line) ? `${line}；` : line;
}

/** Whether a semicolon behind the element would be read as its end, and none before that. */
function fitsOnLine(element: string): boolean {
  let depth = 0;
  for (const sign of element) {
    if (/[（(《〔【“「〈]/.test(sign)) depth++;
    else if (/[）)》〕】”」〉]/.test(sign)) depth = Math.max(0, depth - 1);
    else if (sign === '\n' || (depth === 0 && /[；;]/.test(sign))) return false;
  }
  return depth === 0;
}

/** `1.` before a digit would be read as part of a number. */
function numberLines(elements: readonly string[]): string {
  const bracketed = elements.some((element) => /^\d/.test(element));
  return elements
    .map((element, index) => (bracketed ? `（${index + 1}）${element}` : `${index + 1}.${element}`))
    .join('\n');
}

/** One legal basis a line; a semicolon before one that does not begin as a title does. */
export function joinBases(bases: readonly string[]): string {
  return bases
    .map((basis, index) => (index === 0 ? '' : basis.startsWith('《') ? '\n' : '；\n') + basis)
    .join('');
}

/** How most names of offices end: between two of them a comma parts, elsewhere it may belong to a name. */
const office = /^[^、，,/\s]*(?:政府|局|委员会|办公室|办事处|中心|部门|机构|单位)$/u;

/** Semicolons, which part whatever stands between them, where a comma might not part or belongs to a name. */
export function joinBodies(bodies: readonly string[]): string {
  if (bodies.every((body) => office.test(body))) return bodies.join('、');
  return bodies.length === 1 && /[、，,/\s]/u.test(bodies[0] ?? '')
    ? `${bodies[0] ?? ''}；`
    : bodies.join('；');
}

const gap = '　';

/** Only the chosen ones. */
export function markChannels(channels: readonly string[]): string {
  return channels.map((channel) => `■${channel}`).join(gap);
}

/**
 * The thirteen of the form with ■ or □, an own word behind 其他, then those the form does not have. Empty for an item
 * that says nothing about channels: thirteen □ would say there are none.
 */
export function fillChannels(channels: readonly string[]): string {
  if (channels.length === 0) return '';
  const own = channels.filter((channel) => !isPrinted(channel));
  return [
    ...theThirteenChannels.flatMap((name) => fillChannel(name, channels)),
    ...own.map((name) => `■${name}`),
  ].join(gap);
}

function fillChannel(name: string, channels: readonly string[]): string[] {
  const chosen = channels.filter((channel) => printedName(channel) === name);
  return chosen.length === 0 ? [`□${name}`] : chosen.map((channel) => `■${channel}`);
}

function isPrinted(channel: string): boolean {
  return theThirteenChannels.some((name) => name === printedName(channel));
}

/** 其他：法律服务网 stands at 其他. */
function printedName(channel: string): string {
  return channel.startsWith('其他：') ? '其他' : channel;
}

export const tick = '√';

/** 特定群体: whom, where they are named; else a tick. */
export function printGroups(groups: string | null): string {
  return groups === '' ? tick : (groups ?? '');
}
