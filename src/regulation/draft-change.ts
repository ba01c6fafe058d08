import { dayInWords } from '../catalog/day.js';
import type { DraftChange, Proposal } from '../catalog/draft.js';
import { eventWords } from './event-words.js';
import type { Impact } from './impact.js';
import type { Happening, ImpactProposal } from './proposal.js';

/** Which of an impact's proposals a person takes; of several successors which one. */
export type ProposalChoice =
  | { kind: 'replace-citation' | 'remove-citation' | 'withdraw-item' }
  | { kind: 'choose-successor'; title: string };

/**
 * What can be done without a person's words: the first proposal that leaves nothing to choose; null if none does, or
 * where a successor must be chosen: until somebody has, nobody knows whether the item is to go.
 */
export function mechanicalChoice({ proposals }: Pick<Impact, 'proposals'>): ProposalChoice | null {
  if (proposals.some(({ kind }) => kind === 'choose-successor')) return null;
  for (const { kind } of proposals)
    if (kind === 'replace-citation' || kind === 'remove-citation' || kind === 'withdraw-item')
      return { kind };
  return null;
}

/** The change of a draft that a choice comes to; null where the impact does not propose it. */
export function draftChangeOf(
  { code, proposals }: Pick<Impact, 'code' | 'proposals'>,
  choice: ProposalChoice,
  cause: { reason: string; event: string },
): DraftChange | null {
  const proposal = proposals.find(({ kind }) => kind === choice.kind);
  const change = proposal === undefined ? null : changeOf(code, proposal, choice);
  return change === null ? null : { ...change, ...cause };
}

function changeOf(code: string, proposal: ImpactProposal, choice: ProposalChoice): Proposal | null {
  switch (proposal.kind) {
    case 'replace-citation':
    case 'remove-citation':
      return { kind: 'edit', code, fields: { legalBases: proposal.legalBases } };
    case 'choose-successor': {
      const title = choice.kind === 'choose-successor' ? choice.title : null;
      const candidate = proposal.candidates.find((each) => each.title === title);
      return candidate === undefined
        ? null
        : { kind: 'edit', code, fields: { legalBases: candidate.legalBases } };
    }
    case 'withdraw-item':
      return { kind: 'withdraw', code };
    case 'check-articles':
    case 'name-in-text':
      return null;
  }
}

/** The reason of a change: 《养老机构设立许可办法》自2020年11月1日起废止. */
export function reasonOf({ regulation, event }: Happening): string {
  const { kind, on, articles, successors } = event;
  const since =
    on === null
      ? ''
      : kind === 'amended' || kind === 'renamed'
        ? `于${dayInWords(on)}`
        : `自${dayInWords(on)}起`;
  const act = `《${regulation.title}》${articles.join('、')}`;
  if (successors === null) return `${act}${since}${eventWords[kind]}`;
  const titles = successors.titles
    .map((title) => `《${title}》`)
    .join(successors.mode === 'one-of' ? '或' : '、');
  if (kind === 'superseded') return `${act}${since}被${titles}取代`;
  if (kind === 'renamed') return `${act}${since}更名为${titles}`;
  return `${act}${since}${eventWords[kind]}，由${titles}取代`;
}
