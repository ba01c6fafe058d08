import type { Citation } from '../catalog/citation.js';
import { readCitations, readEdition } from '../catalog/citation.js';
import type { Link, LinkContext } from './link.js';
import type { Register } from './register.js';

/** A citation as it is shown: its parts, and the title of what it means. */
export type ShownCitation = Omit<Citation, 'edition'> & {
  edition: ReturnType<typeof readEdition>;
  link: { state: Link['state']; title: string | null };
};

/** The citations in any text, what each means by a register, and the words that are no citation. */
export function citeText(
  text: string,
  register: Pick<Register, 'link' | 'byId'>,
  context?: LinkContext,
): { citations: ShownCitation[]; leftover: string } {
  const { citations, leftover } = readCitations(text);
  return {
    citations: citations.map((citation) => {
      const link = register.link(citation, context);
      const title = link.state === 'linked' ? (register.byId(link.id)?.title ?? null) : null;
      return { ...citation, edition: readEdition(citation.edition), link: { state: link.state, title } };
    }),
    leftover,
  };
}
