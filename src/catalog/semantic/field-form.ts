import type { Audience, ItemContent, ItemField } from '../item.js';
import { formOf } from './form.js';

/** Whether two values of a field say the same and are only printed otherwise. */
export function sameInForm<F extends ItemField>(
  field: F,
  before: ItemContent[F],
  after: ItemContent[F],
): boolean {
  return fieldForm(field, before) === fieldForm(field, after);
}

/**
 * A field's value without what is only form. Channels, methods, levels, bodies and bases are sets: who is named first
 * has no other duty for it. The elements of the content are told in order, so theirs counts.
 */
function fieldForm<F extends ItemField>(field: F, value: ItemContent[F]): string {
  return forms[field](value);
}

const forms: { [F in ItemField]: (value: ItemContent[F]) => string } = {
  level1: textForm,
  level2: textForm,
  level3: textForm,
  content: (elements) => formOf(unnumbered(elements.flatMap(parts)).join('；')),
  legalBases: (bases) => setForm(unnumbered(bases.flatMap(citationsIn))),
  timeLimit: textForm,
  disclosingBodies: (bodies) => setForm(bodies.flatMap(namesIn)),
  channels: (channels) => setForm(channels.flatMap(namesIn).map(withoutTick)),
  audience: audienceForm,
  methods: setForm,
  levels: setForm,
  link: linkForm,
  note: textForm,
  extra: (columns) =>
    setForm(
      Object.entries(columns).map(([heading, text]) => JSON.stringify([formOf(heading), formOf(text)])),
      (pair) => pair,
    ),
};

function textForm(text: string | null): string {
  return formOf(text ?? '');
}

function setForm(members: readonly string[], form = formOf): string {
  const said = members.map(form).filter((member) => member !== '');
  return JSON.stringify(said.sort());
}

/** Everyone or not, and whether there is a group, is no form; how the group is written is. */
function audienceForm({ everyone, groups }: Audience): string {
  return JSON.stringify([everyone, groups === null ? null : withoutTick(formOf(groups))]);
}

/** In an address every sign counts. */
function linkForm(link: string | null): string {
  const printed = (link ?? '').normalize('NFKC').replace(/\s+/gu, '');
  return /^(?:https?:\/\/|www\.)/iu.test(printed) ? printed : formOf(printed);
}

/** Only chosen channels are kept, so a tick in front of one says nothing more. */
function withoutTick(text: string): string {
  return text.replace(/^\s*[√✓✔☑✅■▄◼⬛●]/u, '');
}

/** Lists printed in one cell (1.甲；2.乙) and in two elements (甲, 乙) are the same words. */
function parts(text: string): string[] {
  return splitOutside(text, /[；;]/u);
}

function namesIn(text: string): string[] {
  return splitOutside(text, /[、，,；;/／]/u);
}

/** Where a number runs through all parts from 1 on it only counts them; a number out of turn is kept. */
function unnumbered(elements: readonly string[]): string[] {
  const said = elements.filter((element) => element.trim() !== '');
  const bare = said.map((element, index) => {
    const { circled, number, rest } = ownNumber.exec(element)?.groups ?? {};
    return Number(circled?.normalize('NFKC') ?? number) === index + 1 ? (rest ?? '') : null;
  });
  const counted = bare.filter((element) => element !== null);
  return said.length > 1 && counted.length === said.length ? counted : [...said];
}

const ownNumber = /^\s*(?:(?<circled>[①-⑳])|[(（]?(?<number>\d{1,2})[.．、)）](?![\d０-９]))(?<rest>.*)$/su;

const opening = /[(（〔[［【《〈]/u;
const closing = /[)）〕\]］】》〉]/u;

function splitOutside(text: string, separator: RegExp): string[] {
  return splitAt(text, (at) => separator.test(text.charAt(at))).map((part, index) =>
    index === 0 ? part : part.slice(1),
  );
}

/** Before each 《 that opens a new citation (《甲法》、《乙条例》), its own number included; articles stay with their title. */
function citationsIn(text: string): string[] {
  return splitAt(
    text,
    (at) =>
      opensCitation.test(text.slice(at, at + 6)) && !/[\p{Script=Han}\d(（.．]/u.test(text.charAt(at - 1)),
  );
}

const opensCitation = /^(?:[①-⑳]|[(（]?\d{1,2}[.．、)）])?\s?《/u;

/** Before every place outside of brackets that a test picks out. */
function splitAt(text: string, isPlace: (at: number) => boolean): string[] {
  const found: string[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (at > from && depth === 0 && isPlace(at)) {
      found.push(text.slice(from, at));
      from = at;
    }
    const sign = text.charAt(at);
    if (opening.test(sign)) depth++;
    else if (closing.test(sign)) depth = Math.max(0, depth - 1);
  }
  return [...found, text.slice(from)];
}
