import { readCitations } from '../catalog/citation.js';
import type { ItemContent } from '../catalog/item.js';
import type { BasisCitation } from './citing.js';
import type { CitationEdit } from './compose.js';
import { editBases, printCitation } from './compose.js';
import type { Finding } from './finding.js';
import { examiner } from './finding.js';
import { proposerFor, unregisteredSuccessors } from './propose.js';
import type { Happening, ImpactProposal } from './proposal.js';
import type { Register } from './register.js';

/** A basis that somebody is about to write, which no longer holds under its name or may mean several acts. */
export type BasisFault = {
  citation: BasisCitation;
  finding: Extract<Finding, { state: 'repealed' | 'expired' | 'renamed' | 'ambiguous' }>;
  remedies: Remedy[];
};

/** `legalBases`: all of them, as they would be; `after`: what stands in the place of the citation, [] = nothing. */
export type Remedy = { after: string[]; legalBases: string[] };

type Written = { content: ItemContent; citations: BasisCitation[] };

/** Finds the faults of what is written on a day; what is proposed names registered acts only. */
export function faultFinder(register: Register, day: string): (written: Written) => BasisFault[] {
  const examine = examiner(register, day);
  return (written) =>
    written.citations.flatMap((citation): BasisFault[] => {
      const { finding, happening } = examine(citation.citation, citation.link);
      switch (finding.state) {
        case 'repealed':
        case 'expired':
        case 'renamed':
          return [{ citation, finding, remedies: successions(written, citation, happening, register) }];
        case 'ambiguous':
          return [{ citation, finding, remedies: meanings(written, citation, finding.ids, register) }];
        case 'in-force':
        case 'older-edition':
        case 'not-yet-in-force':
        case 'article-moved':
        case 'not-registered':
        case 'status-unknown':
          return [];
      }
    });
}

/** What an event that ended or renamed the act proposes, where what takes its place is on record. */
function successions(
  written: Written,
  citation: BasisCitation,
  happening: Happening | null,
  register: Register,
): Remedy[] {
  if (happening === null) return [];
  const unregistered = unregisteredSuccessors(happening, register);
  return proposerFor(happening, register)(written, [citation]).flatMap((proposal) =>
    remediesIn(proposal, unregistered),
  );
}

function remediesIn(proposal: ImpactProposal, unregistered: readonly string[]): Remedy[] {
  switch (proposal.kind) {
    case 'replace-citation':
      return unregistered.length === 0 ? [toRemedy(proposal)] : [];
    case 'choose-successor':
      return proposal.candidates.filter(({ title }) => !unregistered.includes(title)).map(toRemedy);
    case 'remove-citation':
    case 'withdraw-item':
    case 'check-articles':
    case 'name-in-text':
      return [];
  }
}

function toRemedy({ edits, legalBases }: { edits: CitationEdit[]; legalBases: string[] }): Remedy {
  return { after: edits.flatMap(({ after }) => after), legalBases };
}

/** Each act it may mean, written so that it means that one alone. */
function meanings(
  { content: { legalBases } }: Written,
  { basis, citation }: BasisCitation,
  ids: readonly string[],
  register: Register,
): Remedy[] {
  return ids.flatMap((id) => {
    const { title = null, documentNumber = null } = register.byId(id) ?? {};
    const after = printCitation({ ...citation, title, documentNumber }, citation.text);
    const [read] = readCitations(after).citations;
    const link = read && register.link(read);
    if (link?.state !== 'linked' || link.id !== id) return [];
    const edit = { basis, before: citation.text, after: [after] };
    return [{ after: [after], legalBases: editBases(legalBases, [edit]) }];
  });
}
