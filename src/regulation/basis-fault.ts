import { readCitations } from '../catalog/citation.js';
import type { ItemContent } from '../catalog/item.js';
import type { BasisCitation, CitingItem } from './citing.js';
import type { CitationEdit } from './compose.js';
import { editBases, printCitation } from './compose.js';
import type { Finding } from './finding.js';
import { examiner } from './finding.js';
import { proposerFor } from './propose.js';
import type { ImpactProposal } from './proposal.js';
import type { Register } from './register.js';
import type { Regulation, RegulationEvent } from './regulation.js';
import { endOf } from './status.js';

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
      const finding = examine(citation.citation, citation.link);
      switch (finding.state) {
        case 'repealed':
        case 'expired':
        case 'renamed':
          return [{ citation, finding, remedies: successions(written, citation, finding, register, day) }];
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

/** What the event that ended or renamed the act proposes, where what takes its place is on record. */
function successions(
  { content, citations }: Written,
  citation: BasisCitation,
  { state }: BasisFault['finding'],
  register: Register,
  day: string,
): Remedy[] {
  const regulation = citation.link.state === 'linked' ? register.byId(citation.link.id) : undefined;
  const event = regulation && eventBehind(regulation, state, day);
  if (regulation === undefined || !event) return [];
  const item: CitingItem = { edition: '', domain: '', code: '', where: inDraft, content, citations };
  const isOnRecord = (title: string) => register.titled(title, regulation) !== undefined;
  return proposerFor({ regulation, event }, register)(item, [citation]).flatMap((proposal) =>
    remediesIn(proposal, event.kind === 'renamed' ? () => true : isOnRecord, event),
  );
}

/** What is being written stands nowhere yet. */
const inDraft = { in: 'draft', draft: 0 } as const;

function eventBehind(
  { events }: Regulation,
  state: BasisFault['finding']['state'],
  day: string,
): RegulationEvent | null {
  if (state !== 'renamed') return endOf(events, day);
  return events.findLast(({ kind, on }) => kind === 'renamed' && (on === null || on <= day)) ?? null;
}

function remediesIn(
  proposal: ImpactProposal,
  isOnRecord: (title: string) => boolean,
  { successors }: RegulationEvent,
): Remedy[] {
  switch (proposal.kind) {
    case 'replace-citation':
      return (successors?.titles ?? []).every(isOnRecord) ? [toRemedy(proposal)] : [];
    case 'choose-successor':
      return proposal.candidates.filter(({ title }) => isOnRecord(title)).map(toRemedy);
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
