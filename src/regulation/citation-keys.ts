import type { Citation } from '../catalog/citation.js';
import { foldNumber, foldTitle, state } from './link-fold.js';
import type { Regulation } from './regulation.js';

/**
 * What a citation is found by again. Whatever regulation a linker may take it for has a key in common with it
 * (`regulationKeys`), so that the citations of all items can be kept by key before anybody knows the register.
 */
export function citationKey({ title, documentNumber }: Pick<Citation, 'title' | 'documentNumber'>): string {
  if (title !== null) return titleKey(foldTitle(title));
  return documentNumber === null ? '' : numberKey(foldNumber(documentNumber));
}

/**
 * Every key under which citations of a regulation may be kept: each ending of its titles, since a short form or a title
 * with its region in front is one, each number it had, and what people said that citations mean.
 */
export function regulationKeys(
  { id, title, aliases, documentNumber, events }: Regulation,
  choices: ReadonlyMap<string, string> = new Map(),
): Set<string> {
  const titles = [title, ...aliases].map(foldTitle);
  const numbers = [documentNumber, ...events.map((event) => event.documentNumber)];
  return new Set([
    ...titles.flatMap((folded) => [...endingsOf(folded), ...endingsOf(titleKey(folded))]),
    ...numbers.flatMap((number) => (number === null ? [] : numberKey(foldNumber(number)))),
    ...[...choices].flatMap(([choice, chosen]) => (chosen === id ? keysOfChoice(choice) : [])),
  ]);
}

/** Without the name of the state, also where nothing is left. */
function titleKey(folded: string): string {
  return folded.replaceAll(state, '');
}

/** No folded title begins with this sign. */
function numberKey(folded: string): string {
  return `#${folded}`;
}

function endingsOf(text: string): string[] {
  const signs = Array.from(text);
  return ['', ...signs.map((_, index) => signs.slice(index).join(''))];
}

/** As `choiceKey` writes it: a citation without a title is told by its number. */
function keysOfChoice(choice: string): string[] {
  const [, title, number] = JSON.parse(choice) as [string, string, string]; // written by choiceKey only
  return [titleKey(title), ...(number === '' ? [] : [numberKey(number)])];
}
