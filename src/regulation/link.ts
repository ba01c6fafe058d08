import type { Citation } from '../catalog/citation.js';
import { readCitations, regionOf } from '../catalog/citation.js';
import { foldNumber, foldTitle, state, withoutState } from './link-fold.js';
import type { Regulation } from './regulation.js';
import { endOf, isEnd } from './status.js';
import { textsOf } from './texts.js';

/** What a citation means: one regulation, several that it may mean, or none that is registered. Never a guess. */
export type Link =
  { state: 'linked'; id: string } | { state: 'ambiguous'; ids: string[] } | { state: 'unknown' };

/**
 * `region`: the region whose acts a source means throughout, where its citations do not print one. `on`: the day of the
 * source, which tells acts of one title apart where only one was in being then.
 */
export type LinkContext = { region: string | null; on?: string };

type Cited = Pick<Citation, 'text' | 'title' | 'documentNumber'>;

export type Linker = (citation: Cited, context?: LinkContext) => Link;

const unknown: Link = { state: 'unknown' };

/** Builds the index once; each link then costs a few look-ups. `choices`: what people decided, by `choiceKey`. */
export function linker(
  regulations: readonly Regulation[],
  choices: ReadonlyMap<string, string> = new Map(),
): Linker {
  const index = indexOf(regulations);
  const known = new Map(regulations.map((regulation) => [regulation.id, regulation]));
  return (citation, context = { region: null }) => {
    const chosen = choices.size === 0 ? undefined : choices.get(choiceKey(citation));
    if (chosen !== undefined && known.has(chosen)) return { state: 'linked', id: chosen };
    if (citation.title === null) return linkNumber(index, citation.documentNumber);
    const title = foldTitle(citation.title);
    if (title === '') return unknown;
    const region = regionOf(citation.text) ?? context.region;
    const link = region === null ? linkTitle(index, title) : linkRegional(index, title, region);
    if (link.state !== 'ambiguous') return link;
    const named = link.ids.flatMap((id) => known.get(id) ?? []).filter((each) => bears(each, title));
    return narrow(named, citation.documentNumber, context.on ?? null) ?? link;
  };
}

/** Whether a basis of an item is one citation that means several acts of the register, or none. */
export function isInDoubt(basis: string, link: Linker): boolean {
  const [citation, ...others] = readCitations(basis).citations;
  return citation !== undefined && others.length === 0 && link(citation).state !== 'linked';
}

/** What a person's choice is remembered by: region, title and number as far as printing does not vary them. */
export function choiceKey({ text, title, documentNumber }: Cited): string {
  return JSON.stringify([
    foldTitle(regionOf(text) ?? ''),
    foldTitle(title ?? ''),
    documentNumber === null ? '' : foldNumber(documentNumber),
  ]);
}

function bears({ title, aliases }: Regulation, folded: string): boolean {
  return [title, ...aliases].some((each) => withoutState(foldTitle(each)) === withoutState(folded));
}

/** Acts that bear one title are told apart by the number printed, else by which of them was in being on the day. */
function narrow(named: Regulation[], number: string | null, on: string | null): Link | null {
  const numbered =
    number === null ? [] : named.filter((each) => numbersOf(each).includes(foldNumber(number)));
  const [only, ...others] = numbered.length > 0 || number !== null ? numbered : namedOn(named, on);
  return only === undefined || others.length > 0 ? null : { state: 'linked', id: only.id };
}

function namedOn(named: Regulation[], on: string | null): Regulation[] {
  if (on === null) return [];
  return named.filter(({ events }) => {
    const [first] = textsOf(events);
    return first === undefined || (first.on <= on && endOf(events, on) === null);
  });
}

type Index = {
  /** Titles and aliases as printed, folded. */
  titles: Map<string, Set<Regulation>>;
  /** The same without 中华人民共和国, which may be added or left out. */
  bareTitles: Map<string, Set<Regulation>>;
  numbers: Map<string, Set<Regulation>>;
  /** Bare titles reversed and sorted: what ends alike stands together. */
  endings: { reversed: string; regulation: Regulation }[];
};

function indexOf(regulations: readonly Regulation[]): Index {
  const index: Index = { titles: new Map(), bareTitles: new Map(), numbers: new Map(), endings: [] };
  for (const regulation of regulations) {
    for (const title of [regulation.title, ...regulation.aliases].map(foldTitle)) {
      add(index.titles, title, regulation);
      add(index.bareTitles, withoutState(title), regulation);
      index.endings.push(
        { reversed: reverse(title), regulation },
        { reversed: reverse(withoutState(title)), regulation },
      );
    }
    for (const number of numbersOf(regulation)) add(index.numbers, number, regulation);
  }
  index.endings.sort((a, b) => (a.reversed < b.reversed ? -1 : a.reversed > b.reversed ? 1 : 0));
  return index;
}

function numbersOf({ documentNumber, events }: Regulation): string[] {
  const numbers = [
    documentNumber,
    ...events.filter((event) => !isEnd(event)).map((event) => event.documentNumber),
  ];
  return numbers.flatMap((number) => (number === null ? [] : foldNumber(number)));
}

/** The title itself, then without 中华人民共和国, then as the end of longer titles. */
function linkTitle(index: Index, title: string): Link {
  const exact = exactLink(index, title);
  if (exact !== null) return exact;
  // with 中华人民共和国 in front it is whole: 中华人民共和国合同法 is no short form of 劳动合同法
  if (title.startsWith(state)) return unknown;
  const longer = endingWith(index, withoutState(title));
  const [only] = longer;
  if (only === undefined) return unknown;
  if (longer.size > 1) return { state: 'ambiguous', ids: idsOf(longer) };
  // a register never has the acts of every region: the one local act it knows need not be the one that is meant
  return only.region === null && isShortForm(title, only) ? { state: 'linked', id: only.id } : unknown;
}

/**
 * Whether the end of a title is enough to mean it: 信息公开条例 is, 选举法 (全国人民代表大会和…选举法) is, but 合同法 may be
 * an act of its own beside 劳动合同法.
 */
function isShortForm(ending: string, { title }: Regulation): boolean {
  const left = withoutState(foldTitle(title)).length - ending.length;
  return ending.length >= 5 || left >= 6;
}

/** A region printed before 《 decides: 北京市《物业管理条例》 is the act of Beijing or none. */
function linkRegional(index: Index, title: string, region: string): Link {
  const place = foldTitle(region);
  if (title.startsWith(place)) return exactLink(index, title) ?? unknown;
  // 河南省郑州市《…》 is an act of Zhengzhou
  const nearest = /^.+?(?:省|自治区|市)(?=.+[市州县区旗])/u.exec(place)?.[0].length ?? 0;
  return (
    exactLink(index, `${place}${title}`) ?? exactLink(index, `${place.slice(nearest)}${title}`) ?? unknown
  );
}

function exactLink({ titles, bareTitles }: Index, title: string): Link | null {
  const found = titles.get(title) ?? bareTitles.get(withoutState(title));
  if (found === undefined) return null;
  const [id, ...others] = idsOf(found);
  if (id === undefined) return null;
  return others.length === 0 ? { state: 'linked', id } : { state: 'ambiguous', ids: [id, ...others] };
}

/** A number that several acts share (one decision amends many) names none of them. */
function linkNumber({ numbers }: Index, number: string | null): Link {
  const [only, ...others] = number === null ? [] : idsOf(numbers.get(foldNumber(number)) ?? new Set());
  return only === undefined || others.length > 0 ? unknown : { state: 'linked', id: only };
}

function endingWith({ endings }: Index, title: string): Set<Regulation> {
  const found = new Set<Regulation>();
  const reversed = reverse(title);
  if (reversed === '') return found;
  for (let at = firstNotBefore(endings, reversed); at < endings.length; at++) {
    const ending = endings[at];
    if (ending?.reversed.startsWith(reversed) !== true) break;
    found.add(ending.regulation);
  }
  return found;
}

function firstNotBefore(endings: Index['endings'], reversed: string): number {
  let low = 0;
  for (let high = endings.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((endings[middle]?.reversed ?? '') < reversed) low = middle + 1;
    else high = middle;
  }
  return low;
}

function add(map: Map<string, Set<Regulation>>, key: string, regulation: Regulation): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([regulation]));
  else known.add(regulation);
}

function idsOf(regulations: Set<Regulation>): string[] {
  return [...new Set([...regulations].map(({ id }) => id))];
}

function reverse(text: string): string {
  return Array.from(text).reverse().join('');
}
