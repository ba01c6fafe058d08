import type { Citation } from '../catalog/citation.js';
import { readCitations } from '../catalog/citation.js';
import type { ItemContent } from '../catalog/item.js';
import type { Link, Linker } from './link.js';

/** Where an item stands: in the version in force, in one that takes effect later, or in an open draft. */
export type Whereabouts =
  | { in: 'version'; number: number }
  | { in: 'scheduled'; number: number; effectiveOn: string }
  | { in: 'draft'; draft: number };

/** `code`: of an item that a draft adds, its key in the draft. */
export type PlacedItem = {
  edition: string;
  domain: string;
  code: string;
  where: Whereabouts;
  content: ItemContent;
};

/** A citation in one of an item's 公开依据 (from 0), and what it means. */
export type BasisCitation = { basis: number; citation: Citation; link: Link };

export type CitingItem = PlacedItem & { citations: BasisCitation[] };

/** Texts that stay read: those of many districts. */
const mostTexts = 100_000;

/** Reads and links the 公开依据 of items; the same text is read once. */
export function basesReader(link: Linker): (legalBases: readonly string[]) => BasisCitation[] {
  const known = new Map<string, Omit<BasisCitation, 'basis'>[]>();
  const read = (text: string): Omit<BasisCitation, 'basis'>[] => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const found = readCitations(text).citations.map((citation) => ({ citation, link: link(citation) }));
    if (known.size >= mostTexts) known.clear();
    known.set(text, found);
    return found;
  };
  return (legalBases) =>
    legalBases.flatMap((text, basis) => read(text).map((citation) => ({ basis, ...citation })));
}

/** Which items cite a regulation: an answer costs what it holds, however many items there are. */
export type CitationIndex = { citing: (regulation: string) => CitingItem[] };

export function indexCitations(items: Iterable<PlacedItem>, link: Linker): CitationIndex {
  const read = basesReader(link);
  const citing = new Map<string, PlacedItem[]>();
  for (const item of items) {
    for (const id of linkedIds(read(item.content.legalBases))) {
      const known = citing.get(id);
      if (known === undefined) citing.set(id, [item]);
      else known.push(item);
    }
  }
  return {
    citing: (regulation) =>
      (citing.get(regulation) ?? []).map((item) => ({ ...item, citations: read(item.content.legalBases) })),
  };
}

function linkedIds(citations: readonly BasisCitation[]): Set<string> {
  return new Set(citations.flatMap(({ link }) => (link.state === 'linked' ? [link.id] : [])));
}
