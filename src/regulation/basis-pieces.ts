import type { Citation } from '../catalog/citation.js';
import { readCitations } from '../catalog/citation.js';
import type { Register } from './register.js';
import type { RegulationStatus } from './status.js';
import { statusOn } from './status.js';

/** A part of a 公开依据 as it is shown: the name of an act, or the words around it. */
export type BasisPiece = { kind: 'words'; text: string } | ({ kind: 'act'; text: string } & NamedAct);

/** `title`: as printed. `id` null: the register has no such act, or several. `status` null: it does not tell. */
export type NamedAct = { title: string; id: string | null; status: RegulationStatus | null };

/** One 公开依据. Its pieces joined are its text. */
export type ReadBasis = (text: string) => BasisPiece[];

/** Texts that stay read: those of a few editions of a district. */
const mostTexts = 20_000;

/** Finds the acts that bases name, and how each stands on a day; the same text is read once. */
export function basisReader({ link, byId }: Pick<Register, 'link' | 'byId'>, day: string): ReadBasis {
  const known = new Map<string, BasisPiece[]>();
  const statuses = new Map<string, RegulationStatus | null>();
  const statusOf = (id: string): RegulationStatus | null => {
    const status = statuses.get(id) ?? statusOn(byId(id)?.events ?? [], day).status;
    statuses.set(id, status);
    return status;
  };
  const nameAct = (citation: Citation, title: string): NamedAct => {
    const found = link(citation);
    return found.state === 'linked'
      ? { title, id: found.id, status: statusOf(found.id) }
      : { title, id: null, status: null };
  };
  return (text) => {
    const pieces = known.get(text) ?? piecesOf(text, nameAct);
    if (known.size >= mostTexts) known.clear();
    known.set(text, pieces);
    return pieces;
  };
}

function piecesOf(text: string, nameAct: (citation: Citation, title: string) => NamedAct): BasisPiece[] {
  const pieces: BasisPiece[] = [];
  let end = 0;
  for (const citation of readCitations(text).citations) {
    if (citation.title === null) continue;
    const named = `《${citation.title}》`;
    const at = text.indexOf(named, end);
    if (at < 0) continue; // printed in a way that a part of the text does not equal
    pieces.push({ kind: 'words', text: text.slice(end, at) });
    pieces.push({ kind: 'act', text: named, ...nameAct(citation, citation.title) });
    end = at + named.length;
  }
  return [...pieces, { kind: 'words' as const, text: text.slice(end) }].filter(
    (piece) => piece.kind === 'act' || piece.text !== '',
  );
}

/** The acts that some bases name. */
export function actsIn(bases: readonly BasisPiece[][]): NamedAct[] {
  return bases.flatMap((pieces) => pieces.flatMap((piece) => (piece.kind === 'act' ? [piece] : [])));
}
