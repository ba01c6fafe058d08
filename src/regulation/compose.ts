import type { Citation } from '../catalog/citation.js';

/** A citation as printed and what is printed in its place; [] = nothing is. */
export type CitationEdit = { basis: number; before: string; after: string[] };

/** A citation as text, with brackets of the kind that `like` has. */
export function printCitation(
  { title, documentNumber, edition, articles }: Omit<Citation, 'text'>,
  like: string,
): string {
  const [opening, closing] = /\(/u.test(like) && !like.includes('（') ? ['(', ')'] : ['（', '）'];
  const named = title === null ? '' : `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
  const inside = [documentNumber, edition].filter((part) => part !== null).join('，');
  const bracket = title === null || inside === '' ? inside : `${opening}${inside}${closing}`;
  return `${named}${bracket}${articles.join('、')}`;
}

/** 公开依据 after the edits: what says nothing any more is left out, what stands there already is not repeated. */
export function editBases(legalBases: readonly string[], edits: readonly CitationEdit[]): string[] {
  const edited = legalBases.flatMap((text, basis) => {
    const own = edits.filter((edit) => edit.basis === basis);
    return own.length === 0 ? [text] : editBasis(text, own);
  });
  return edited.filter((text, index) => edited.indexOf(text) === index);
}

const numbering = /^[\s\d.、（）()①-⑳●【】]*/u;
const ending = /[\s;；。,，、]*$/u;

function editBasis(text: string, edits: readonly CitationEdit[]): string[] {
  const [only, ...others] = edits;
  if (
    only !== undefined &&
    others.length === 0 &&
    text.replace(ending, '').replace(numbering, '') === only.before
  )
    return only.after;
  const edited = edits.reduce((rest, { before, after }) => replaceOnce(rest, before, after.join('、')), text);
  return /[\p{Script=Han}\p{L}]/u.test(edited) ? [edited] : [];
}

/** With nothing in its place, the separator beside it goes too. */
function replaceOnce(text: string, before: string, after: string): string {
  const at = text.indexOf(before);
  if (at < 0) return text;
  const head = text.slice(0, at);
  const tail = text.slice(at + before.length);
  if (after !== '') return `${head}${after}${tail}`;
  return head.trim() === ''
    ? tail.replace(/^[\s、，,；;。和及]+/u, '')
    : `${head.replace(/[\s、，,；;和及]+$/u, '')}${tail}`;
}
